// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette/fuzzy_match.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::ui;

class TestFuzzyMatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsAbbreviations_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("matches");
        QTest::newRow("nothing typed") << ""
                                       << "Import reviews" << true;
        QTest::newRow("beginning") << "imp"
                                   << "Import reviews" << true;
        QTest::newRow("case aside") << "IMP"
                                    << "import reviews" << true;
        QTest::newRow("first letters of words") << "ir"
                                                << "Import reviews" << true;
        QTest::newRow("blanks are passed over") << "dark th"
                                                << "Dark theme" << true;
        QTest::newRow("wrong order") << "ri"
                                     << "Iron" << false;
        QTest::newRow("missing letter") << "imx"
                                        << "Import reviews" << false;
        QTest::newRow("longer than the text") << "imports"
                                              << "import" << false;
        QTest::newRow("a letter is used once") << "ii"
                                               << "Import" << false;
        QTest::newRow("other scripts") << QStringLiteral("\u0444\u0438") << QStringLiteral("\u0424\u0438\u043b\u044c\u0442\u0440") << true;
    }

    void findsAbbreviations()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, text);
        QTEST(fuzzyScore(pattern, text).has_value(), "matches");
    }

    void theBetterMatchComesFirst_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        QTest::newRow("beginnings of words") << "ih"
                                             << "Import history"
                                             << "Within";
        QTest::newRow("neighbours") << "the"
                                    << "Light theme"
                                    << "Treat here";
        QTest::newRow("a later run beats an early scatter") << "mon"
                                                            << "Go to monitor"
                                                            << "Move down now";
        QTest::newRow("the shorter") << "back"
                                     << "Back"
                                     << "Back to the beginning of everything";
    }

    void theBetterMatchComesFirst()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, better);
        QFETCH(QString, worse);
        QVERIFY(fuzzyScore(pattern, better).value() > fuzzyScore(pattern, worse).value_or(0));
    }
};

QTEST_GUILESS_MAIN(TestFuzzyMatch)
#include "tst_fuzzy_match.moc"
