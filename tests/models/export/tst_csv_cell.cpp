// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/csv_cell.h"

#include <QTest>

using namespace lectern;
using namespace lectern::exports;

class TestCsvCell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void guardsWhatASpreadsheetTakesForAFormula()
    {
        QCOMPARE(guardedCell(QStringLiteral("=1+1")), QStringLiteral("\"'=1+1\""));
        for (const char first : {'=', '+', '-', '@', '\t', '\r'})
            QCOMPARE(guardedCell(QString(QLatin1Char(first))).left(2), QStringLiteral("\"'"));
        QCOMPARE(guardedCell(QStringLiteral("a=b")), QStringLiteral("\"a=b\""));
    }
    void doublesQuotationMarks() { QCOMPARE(guardedCell(QStringLiteral("say \"hi\"")), QStringLiteral("\"say \"\"hi\"\"\"")); }
};

QTEST_GUILESS_MAIN(TestCsvCell)
#include "tst_csv_cell.moc"
