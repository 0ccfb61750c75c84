// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/table/row_texts.h"

#include "models/reviews/rows/review_model.h"
#include "tests/support/fakes/fake_review_source.h"
#include "tests/support/settle.h"
#include "ui/reviews/table/rank_selection.h"
#include "ui/reviews/table/table_header.h"

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

/// The header's columns as they are copied and read aloud.
class TestRowTexts : public QObject
{
    Q_OBJECT

    FakeReviewSource m_source{1'000'000};
    std::unique_ptr<ReviewModel> m_model;
    std::unique_ptr<TableHeader> m_header;

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<ReviewModel>(m_source);
        m_header = std::make_unique<TableHeader>(*m_model, nullptr);
        m_model->setQuery({});
        settle();
        QTRY_VERIFY(m_model->findRow(0));
        for (int section = 0; section < m_header->count(); ++section)
            m_header->setColumnShown(ReviewColumn(section), section == int(ReviewColumn::Rating) || section == int(ReviewColumn::Platform));
    }

    void theChosenColumnsAreCopiedWithTheirTitles()
    {
        RankSelection rows;
        rows.add(0, 1);
        const CopiedRows copied = copyRows(*m_model, *m_header, rows);
        QCOMPARE(copied.count, 2);
        const QStringList lines = copied.text.split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QStringList titles = lines.first().split(u'\t');
        titles.sort();
        QStringList expected{titleOf(ReviewColumn::Rating), titleOf(ReviewColumn::Platform)};
        expected.sort();
        QCOMPARE(titles, expected);
        QVERIFY(lines.last().split(u'\t').contains(m_model->index(1, int(ReviewColumn::Platform)).data().toString()));
    }

    void rowsThatAreNotHereAreLeftOutAndNotCounted()
    {
        RankSelection rows;
        rows.add(0, 0);
        rows.add(900'000, 900'009);
        QCOMPARE(copyRows(*m_model, *m_header, rows).count, 1);
    }

    void aRowIsReadAloudColumnByColumn()
    {
        const QString words = rowInWords(*m_model, *m_header, 0);
        QVERIFY2(words.contains(titleOf(ReviewColumn::Rating) + u' '), qPrintable(words));
        QVERIFY2(!words.contains(titleOf(ReviewColumn::Author) + u' '), qPrintable(words));
        QVERIFY(rowInWords(*m_model, *m_header, 900'000).isEmpty()); // it is on its way
    }
};

QTEST_MAIN(TestRowTexts)
#include "tst_row_texts.moc"
