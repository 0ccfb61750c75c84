// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sentiment/emoticons.h"

#include <QTest>

using namespace lectern::sentiment;

class TestEmoticons : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theLongestThatBeginsThereIsTaken_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("at");
        QTest::addColumn<int>("length");
        const auto row = [](const char *text, int at, int length) { QTest::newRow(text) << QString::fromUtf8(text) << at << length; };
        row("bad :(", 4, 2);
        row("good :-) indeed", 5, 3);
        row(":'(", 0, 3);
        row(":D", 0, 2);
        row("<3", 0, 2);
        row("Great:)", 5, 2);      // before it a letter, behind it none
        row("\uff1a\uff09", 0, 2); // full width
        row(":(", 1, 0);
        row("a: b", 1, 0);
        row(":Don't", 0, 0); // a word begins with its letter
        row("4:p5", 1, 0);
        row("http://x", 4, 0);
        row("see:(a)", 3, 0);
        row("ad:*b", 2, 0); // within words
        row(":", 0, 0);     // the text ends
    }
    void theLongestThatBeginsThereIsTaken()
    {
        QFETCH(QString, text);
        QFETCH(int, at);
        QFETCH(int, length);
        QCOMPARE(int(emoticonLength(text, at)), length);
    }

    void eachBeginsWithOneOfFewCharacters()
    {
        for (char16_t c = 0; c < 128; ++c) {
            const QString pair = QString(QChar(c)) + u')';
            if (emoticonLength(pair, 0) > 0)
                QVERIFY(mayBeginEmoticon(c));
        }
        QVERIFY(mayBeginEmoticon(u'<') && mayBeginEmoticon(u'^') && !mayBeginEmoticon(u'a'));
    }
};

QTEST_APPLESS_MAIN(TestEmoticons)
#include "tst_emoticons.moc"
