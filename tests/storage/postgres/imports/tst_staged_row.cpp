// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/imports/staged_row.h"

#include "tests/storage/postgres/imports/import_rows.h"

#include <QTest>

using namespace lectern;
using namespace lectern::postgres;

class TestStagedRow : public QObject
{
    Q_OBJECT

    static QStringList textsOf(const std::vector<StagedRow> &staged)
    {
        QStringList texts;
        for (const StagedRow &each : staged)
            texts += each.row->review.text;
        return texts;
    }

private Q_SLOTS:
    void ofRowsWithOneKeyTheLastIsStaged()
    {
        const QString a = QStringLiteral("a");
        const std::vector<ImportRow> rows{rowOf(0, a, QStringLiteral("first")), rowOf(1, a, QStringLiteral("second")),
                                          rowOf(2, a, QStringLiteral("second")), rowOf(3, QStringLiteral("b"), QStringLiteral("other"))};
        ImportCounts counts;
        QCOMPARE(textsOf(stagedRows(rows, counts)), QStringList({QStringLiteral("second"), QStringLiteral("other")}));
        QCOMPARE(counts, (ImportCounts{0, 1, 1, 0}));
    }

    void theSameIdOnAnotherPlatformIsAnotherKey()
    {
        std::vector<ImportRow> rows{rowOf(0, QStringLiteral("a")), rowOf(1, QStringLiteral("a"))};
        rows[1].review.platform = Platform::Google;
        ImportCounts counts;
        QCOMPARE(stagedRows(rows, counts).size(), size_t(2));
        QCOMPARE(counts, ImportCounts());
    }

    void whatIsNamedByItsContentSaysTheSame()
    {
        std::vector<ImportRow> rows{rowOf(0, QStringLiteral("c:1")), rowOf(1, QStringLiteral("c:1"))};
        rows[1].review.metadata = {{QStringLiteral("page"), 2}};
        ImportCounts counts;
        const auto staged = stagedRows(rows, counts);
        QCOMPARE(staged.size(), size_t(1));
        QCOMPARE(staged.front().row, &rows.front());
        QCOMPARE(counts, (ImportCounts{0, 0, 1, 0}));
    }

    void standsInTheOrderOfTheDates()
    {
        std::vector<ImportRow> rows;
        for (const int year : {2021, 2019, 2020, 2019}) {
            rows.push_back(rowOf(qint64(rows.size()), QString::number(rows.size()), QStringLiteral("%1 %2").arg(year).arg(rows.size())));
            rows.back().review.reviewedAt.setDate(QDate(year, 1, 1));
        }
        ImportCounts counts;
        QCOMPARE(textsOf(stagedRows(rows, counts)),
                 QStringList({QStringLiteral("2019 1"), QStringLiteral("2019 3"), QStringLiteral("2020 2"), QStringLiteral("2021 0")}));
    }

    void aLineIsOneOfCopy()
    {
        const std::vector<ImportRow> rows{rowOf(0, QStringLiteral("a"), QStringLiteral("two\nlines"))};
        ImportCounts counts;
        const QByteArray line = stagedRows(rows, counts).front().line;
        QVERIFY(line.endsWith('\n'));
        QCOMPARE(line.count('\n'), 1);
        QVERIFY(line.contains("two\\nlines"));
    }
};

QTEST_APPLESS_MAIN(TestStagedRow)
#include "tst_staged_row.moc"
