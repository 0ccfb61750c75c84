// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/document_filter_state.h"
#include "tests/ui/documents/shown_place.h"
#include "ui/kit/filter/filter_chip.h"
#include "ui/kit/filter/filter_popup.h"

#include <QDateEdit>
#include <QLabel>
#include <QListWidget>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

class TestDocumentsQuestion : public ShownPlace
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_place.reset(); }

    void saysWhatOfASearchIsOrderedByRelevance()
    {
        make(rankedDocumentCount + 1);
        open();
        const auto isSaid = [this] {
            const auto labels = m_place->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(),
                               [](const QLabel *label) { return label->isVisible() && label->text().contains(u"by relevance"); });
        };
        QVERIFY(!isSaid());
        DocumentQuery query{{}, DocumentSortKey::Relevance, Qt::DescendingOrder};
        query.filter.text = QStringLiteral("Contract");
        auto *documents = qobject_cast<DocumentListModel *>(model());
        documents->setQuery(query);
        QTRY_VERIFY(isSaid());
        query.sortKey = DocumentSortKey::Name;
        documents->setQuery(query);
        QTRY_VERIFY(!isSaid());
        query = {{}, DocumentSortKey::Relevance, Qt::DescendingOrder};
        query.filter.text = QStringLiteral("Contract 7.pdf");
        documents->setQuery(query);
        QTRY_COMPARE(documents->totalCount(), 1);
        QVERIFY(!isSaid());
    }

    /// What a search found is not "new above" what stood there before.
    void aSearchIsReadFromItsBestMatchOn()
    {
        make(80);
        m_source->at(sampleId(70)).originalName = QStringLiteral("Lease.pdf");
        open();
        m_place->setSearchText(QStringLiteral("Lease"));
        QTRY_COMPARE(model()->rowCount(), 1);
        m_place->setSearchText(QString());
        QTRY_COMPARE(model()->rowCount(), 80);
        QTRY_VERIFY(m_place->isSettled());
        view()->doItemsLayout();
        QCOMPARE(view()->visualRect(model()->index(0, 0)).top(), 0);
        QVERIFY(!command(QStringLiteral("Show new"))->isEnabled());
        putNewest(*m_source, 500);
        m_place->refresh();
        QTRY_COMPARE(model()->rowCount(), 81);
        view()->doItemsLayout();
        QCOMPARE(view()->visualRect(model()->index(1, 0)).top(), 0); // a refresh moves nothing
    }

    void theChipSwitchesTheSearchOff()
    {
        make(4);
        open();
        m_place->setSearchText(QStringLiteral("Contract 2"));
        QTRY_COMPARE(model()->rowCount(), 1);
        QTRY_COMPARE(m_place->findChild<ReadingPane *>()->document(), sampleId(2));
        QTRY_COMPARE(m_place->findChild<ReadingPane *>()->currentPage(), 2); // where it was found
        auto *chip = m_place->findChild<FilterChip *>(QStringLiteral("chip:%1").arg(int(DocumentFilterField::Text)));
        QVERIFY(chip->isVisible());
        QTest::mouseClick(chip, Qt::LeftButton);
        QTRY_COMPARE(model()->rowCount(), 4);
        QVERIFY(chip->isVisible());
    }

    void aFilterOfDaysMeansTheLastOneToo()
    {
        make(2);
        open();
        command(QStringLiteral("Filter"))->trigger();
        auto *popup = m_place->window()->findChild<FilterPopup *>();
        QVERIFY(popup && popup->isVisible());
        popup->findChild<QListWidget *>()->setCurrentRow(int(DocumentFilterField::Date));
        const auto editOf = [popup](const QString &name) {
            const auto edits = popup->findChildren<QDateEdit *>();
            return *std::find_if(edits.begin(), edits.end(), [&name](const QDateEdit *edit) { return edit->accessibleName() == name; });
        };
        editOf(QStringLiteral("First day"))->setDate({2026, 11, 1});
        editOf(QStringLiteral("Last day"))->setDate({2026, 11, 3});
        for (QPushButton *button : popup->findChildren<QPushButton *>()) {
            if (button->text() == QStringLiteral("Filter by these days"))
                button->click();
        }
        QTRY_COMPARE(m_source->listRequests.back().query.filter.from, QDate(2026, 11, 1));
        QCOMPARE(m_source->listRequests.back().query.filter.until, QDate(2026, 11, 4)); // exclusive
        auto *chip = m_place->findChild<FilterChip *>(QStringLiteral("chip:%1").arg(int(DocumentFilterField::Date)));
        QVERIFY(chip);
        QVERIFY2(chip->accessibleName().contains(QStringLiteral("2026-11-01 to 2026-11-03")), qPrintable(chip->accessibleName()));
        command(QStringLiteral("Filter"))->trigger();
        popup->findChild<QListWidget *>()->setCurrentRow(int(DocumentFilterField::Date));
        QCOMPARE(editOf(QStringLiteral("First day"))->date(), QDate(2026, 11, 1));
        QCOMPARE(editOf(QStringLiteral("Last day"))->date(), QDate(2026, 11, 3));
        popup->close();
    }
};

QTEST_MAIN(TestDocumentsQuestion)
#include "tst_documents_question.moc"
