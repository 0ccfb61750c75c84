// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frames/refusal.h"

#include <QSet>
#include <QTest>

using namespace lectern;
using namespace lectern::frames;

class TestRefusal : public QObject
{
    Q_OBJECT

    static QString sentenceWith(const QString &name) { return QStringLiteral("\"%1\" cannot be read: it is empty.").arg(name); }

private Q_SLOTS:
    void eachHasASentenceOfItsOwn()
    {
        QSet<QString> sentences{sentenceOf(Refusal(refusalCount), QStringLiteral("a.pdf"))}; // of a number that this program does not know
        for (int i = 0; i < refusalCount; ++i) {
            const QString sentence = sentenceOf(Refusal(i), QStringLiteral("a.pdf"));
            QVERIFY2(sentence.startsWith(u"\"a.pdf\" cannot be read: ") && sentence.endsWith(u'.'), qPrintable(sentence));
            QVERIFY2(!sentence.contains(u'\n') && !sentence.contains(u"..") && sentence.size() > 35, qPrintable(sentence));
            QVERIFY2(!sentences.contains(sentence), qPrintable(sentence));
            sentences.insert(sentence);
        }
    }

    void aNumberThatIsNotKnownHasASentenceToo()
    {
        QCOMPARE(sentenceOf(Refusal(255), QStringLiteral("a.pdf")), QStringLiteral("\"a.pdf\" cannot be read: it was refused."));
        QCOMPARE(errorOf(Refusal(255), QStringLiteral("a.pdf")).code, ErrorCode::InvalidRequest);
    }

    void givesAReasonOfSomebodyElseAsASentence()
    {
        QCOMPARE(unreadableSentence(QStringLiteral("a\n.pdf"), QStringLiteral("it is gone")),
                 QStringLiteral("\"a.pdf\" cannot be read: it is gone."));
    }

    void namesCannotTurnTheSentenceRound_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *what, const QString &name, const QString &shown) { QTest::newRow(what) << name << shown; };
        row("plain", QStringLiteral("Lease 2.pdf"), QStringLiteral("Lease 2.pdf"));
        row("other scripts", QStringLiteral("\u0434\u65E5\U0001F600.pdf"), QStringLiteral("\u0434\u65E5\U0001F600.pdf"));
        row("direction", QStringLiteral("gnp\u202Efdp.exe"), QStringLiteral("gnpfdp.exe"));
        row("direction, isolated", QStringLiteral("a\u2067b\u2069c\u200F"), QStringLiteral("abc"));
        row("line breaks", QStringLiteral("a\r\nb\u2028c\u2029d\u0085e"), QStringLiteral("abcde"));
        row("controls", QStringLiteral("a\tb\u001B[31m") + QChar(u'\0'), QStringLiteral("ab[31m"));
        row("accents apart", QStringLiteral("cafe\u0301.pdf"), QStringLiteral("caf\u00E9.pdf"));
        row("too long", QString(300, u'x'), QString(200, u'x'));
    }
    void namesCannotTurnTheSentenceRound()
    {
        QFETCH(QString, name);
        QFETCH(QString, shown);
        QCOMPARE(sentenceOf(Refusal::Empty, name), sentenceWith(shown));
    }

    void theErrorIsTheFilesAndSaysTheSame()
    {
        for (int i = 0; i < refusalCount; ++i) {
            const StorageError error = errorOf(Refusal(i), QStringLiteral("a.pdf"));
            QCOMPARE(error.part, FaultyPart::File);
            QCOMPARE(error.detail, sentenceOf(Refusal(i), QStringLiteral("a.pdf")));
        }
    }

    void theErrorsCodeTellsWhatCanBeDone_data()
    {
        QTest::addColumn<Refusal>("refusal");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("no sandbox") << Refusal::NoSandbox << ErrorCode::Unavailable;
        QTest::newRow("no such page") << Refusal::NoSuchPage << ErrorCode::NotFound;
        QTest::newRow("too slow") << Refusal::TooSlow << ErrorCode::Timeout;
        QTest::newRow("damaged") << Refusal::Damaged << ErrorCode::Corrupt;
        QTest::newRow("no pages") << Refusal::NoPages << ErrorCode::Corrupt;
        QTest::newRow("encrypted") << Refusal::Encrypted << ErrorCode::InvalidRequest;
        QTest::newRow("too much text") << Refusal::TooMuchText << ErrorCode::InvalidRequest;
    }
    void theErrorsCodeTellsWhatCanBeDone()
    {
        QFETCH(Refusal, refusal);
        QTEST(errorOf(refusal, QStringLiteral("a.pdf")).code, "code");
    }
};

QTEST_APPLESS_MAIN(TestRefusal)
#include "tst_refusal.moc"
