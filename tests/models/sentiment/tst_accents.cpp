// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sentiment/accents.h"

#include <QTest>

using namespace lectern::sentiment;

class TestAccents : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lettersAreWrittenAsWithoutTheirAccents_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("plain");
        const auto row = [](const char16_t *word, const char16_t *plain) {
            QTest::newRow(qPrintable(QString::fromUtf16(word))) << QString::fromUtf16(word) << QString::fromUtf16(plain);
        };
        row(u"schön", u"schon");
        row(u"groß", u"gross");
        row(u"cœur", u"coeur");
        row(u"miły", u"mily");
        row(u"søt", u"sot");
        row(u"rất", u"rat"); // two accents on one letter
    }
    void lettersAreWrittenAsWithoutTheirAccents()
    {
        QFETCH(QString, word);
        QFETCH(QString, plain);
        QCOMPARE(QString::fromStdU16String(withoutAccents(word.toStdU16String())), plain);
    }

    void aWordWithoutAccentsHasNoOtherWriting() { QVERIFY(withoutAccents(u"good").empty() && withoutAccents(u"").empty()); }

    /// Where the marks are no accents, the word would be another one.
    void onlyLatinLettersLoseThem() { QVERIFY(withoutAccents(u"\u0439").empty() && withoutAccents(u"\u03ae").empty()); }
};

QTEST_APPLESS_MAIN(TestAccents)
#include "tst_accents.moc"
