// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sentiment/letters.h"

#include <QTest>

using namespace lectern::sentiment;

class TestLetters : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lettersOfFullWidthAreAsOthersAndBehindTheEndIsNothing()
    {
        const QString text = QStringLiteral("a\uff22");
        QCOMPARE(unitAt(text, 0), u'a');
        QCOMPARE(unitAt(text, 1), u'B');
        QCOMPARE(unitAt(text, 2), noUnit);
    }

    void lettersThatAreWrittenInSeveralWaysHaveOneSpelling()
    {
        QCOMPARE(plainUnit(u'A'), u'a');
        QCOMPARE(plainUnit(u'\u00c9'), u'\u00e9');
        QCOMPARE(plainUnit(u'\u0131'), u'i');
        QCOMPARE(plainUnit(u'\u03c2'), u'\u03c3');
        QCOMPARE(plainUnit(u'\u0401'), u'\u0435');
        QCOMPARE(plainUnit(u'\u0623'), u'\u0627');
        QCOMPARE(plainUnit(u'4'), u'4');
    }

    void whatIsWrittenOrLeftOutIsOfNoWord()
    {
        for (const char16_t c : {u'\u064b', u'\u0640', u'\u05b0', u'\u00ad', u'\u200d', u'\ufe0f', u'\ufeff'})
            QVERIFY2(isOptional(c) && !isOfWord(c), qPrintable(QString::number(c, 16)));
        QVERIFY(!isOptional(u'a') && isOfWord(u'a'));
        QVERIFY(isMark(u'\u0301') && isOfWord(u'\u0301')); // a mark on a letter
        QVERIFY(isOfWord(u'\u093e'));                      // a vowel of Hindi
        QVERIFY(!isOfWord(u'1') && !isOfWord(u' '));
    }

    void someScriptsHaveNoSpacesBetweenWords()
    {
        for (const char16_t c : {u'\u4e2d', u'\u3042', u'\u30a2', u'\u0e01', u'\u1780', u'\u1000'})
            QVERIFY2(isUnspaced(c), qPrintable(QString::number(c, 16)));
        for (const char16_t c : {u'a', u'\u0430', u'\uac00', u'\u0627'}) // Korean has them
            QVERIFY2(!isUnspaced(c), qPrintable(QString::number(c, 16)));
    }

    void sentencesEndInManyScripts()
    {
        for (const char16_t c : {u'.', u'!', u'?', u'\n', u'\u3002', u'\u061f', u'\u0964'})
            QVERIFY(isSentenceEnd(c) && !isClauseEnd(c));
        for (const char16_t c : {u',', u';', u':', u'(', u'\u060c', u'\u3001', u'\u2014'})
            QVERIFY(isClauseEnd(c) && !isSentenceEnd(c));
        QVERIFY(isApostrophe(u'\'') && isApostrophe(u'\u2019') && !isApostrophe(u'"'));
    }

    void picturesAreNotTheColoursOfTheirSkin()
    {
        QVERIFY(isPicture(U'\U0001F600') && isPicture(U'\u2764'));
        QVERIFY(!isPicture(U'\U0001F3FD') && !isPicture(U'a'));
    }
};

QTEST_APPLESS_MAIN(TestLetters)
#include "tst_letters.moc"
