// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sentiment/word_tokens.h"

#include "models/sentiment/word_hash.h"

#include <QTest>

using namespace lectern::sentiment;

namespace {

/// The tokens' letters, with a sign for those that have none: "," a clause, "." a sentence, "/" a slash, "#" before a number.
QString cut(const QString &text, const QString &title = {})
{
    const ReviewWords words = wordsOf(title, text);
    QStringList tokens;
    for (const WordToken &token : words.tokens) {
        const QString letters = QString::fromStdU16String(std::u16string(words.lettersOf(token)));
        switch (token.kind) {
        case WordToken::Kind::Clause: tokens << QStringLiteral(","); break;
        case WordToken::Kind::Sentence: tokens << QStringLiteral("."); break;
        case WordToken::Kind::Slash: tokens << QStringLiteral("/"); break;
        case WordToken::Kind::Number: tokens << u'#' + letters; break;
        default: tokens << letters;
        }
    }
    return tokens.join(u' ');
}

} // namespace

class TestWordTokens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textsAreCutIntoWordsNumbersAndPictures_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("tokens");
        const auto row = [](const char16_t *text, const char16_t *tokens) {
            QTest::newRow(qPrintable(QString::fromUtf16(text))) << QString::fromUtf16(text) << QString::fromUtf16(tokens);
        };
        row(u"Good, very GOOD!", u"good , very good . .");
        row(u"Wait... what?!", u"wait . what . .");
        row(u"I don't, I wouldn’t", u"i dont , i wouldnt .");
        row(u"l'hôtel", u"l hôtel .");
        row(u"sooooo gooood", u"soo good .");
        row(u"10/10", u"#10 / #10 .");
        row(u"bad :-( really", u"bad :-( really .");
        row(u"\U0001F44D\U0001F3FD nice", u"\U0001F44D nice .");
        row(u"很差，脏", u"很 差 , 脏 .");
        row(u"scho\u0308n", u"schön ."); // composed
        row(u"co\u00adoperate", u"cooperate .");
        row(u"", u".");
    }
    void textsAreCutIntoWordsNumbersAndPictures()
    {
        QFETCH(QString, text);
        QTEST(cut(text), "tokens");
    }

    void aTokenSaysHowItWasWritten()
    {
        const ReviewWords words = wordsOf(u"Bad", u"WORST Ok OK");
        QCOMPARE(words.tokens.size(), size_t(6)); // each text ends a sentence
        QVERIFY(words.tokens[0].isTitle && !words.tokens[2].isTitle);
        QVERIFY(words.tokens[2].isShouted);
        QVERIFY(!words.tokens[3].isShouted && !words.tokens[4].isShouted); // two capitals are not emphasis
        QCOMPARE(words.tokens[0].hash, word_hash::of(u"bad"));
        QCOMPARE(words.lettersOf(words.tokens[2]), std::u16string_view(u"worst"));
    }

    void numbersHaveTheirValueUpToAThousand()
    {
        const ReviewWords words = wordsOf({}, u"3 and 20000 and \u0967\u0968");
        QCOMPARE(words.tokens[0].number, 3);
        QCOMPARE(words.tokens[2].number, 1000);
        QCOMPARE(words.tokens[4].number, 12); // digits of Hindi
    }

    void whatIsCountedIsCounted()
    {
        const ReviewWords words = wordsOf(u"Hm?", u"Good!! Why\u061f \u2605\u2605\u2606 \u5f88\u5dee");
        QCOMPARE(words.wordCount, 4); // of two signs one
        QCOMPARE(words.exclamationCount, 2);
        QCOMPARE(words.questionCount, 2);
        QCOMPARE(words.starCount, 2);
        QCOMPARE(words.emptyStarCount, 1);
    }

    void ofALongTextTheBeginningAndTheEndAreRead()
    {
        const QString text = QStringLiteral("first ") + QStringLiteral("word ").repeated(3000) + QStringLiteral("last");
        const ReviewWords words = wordsOf({}, text);
        QCOMPARE(words.lettersOf(words.tokens.front()), std::u16string_view(u"first"));
        QCOMPARE(words.lettersOf(words.tokens[words.tokens.size() - 2]), std::u16string_view(u"last"));
        QVERIFY(qsizetype(words.letters.size()) <= readTextUnits);
        QVERIFY(qsizetype(words.letters.size()) > readTextUnits / 2);
    }
};

QTEST_APPLESS_MAIN(TestWordTokens)
#include "tst_word_tokens.moc"
