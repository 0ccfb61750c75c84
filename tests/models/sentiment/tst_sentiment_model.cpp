// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sentiment/sentiment_model.h"

#include "models/sentiment/sentiment_features.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRandomGenerator>
#include <QtTest>

#include <array>
#include <thread>

using namespace lectern;
using namespace lectern::sentiment;

namespace {

QString labelOf(const QString &text, const QString &language = {}, const QString &title = {})
{
    const ScoredSentiment scored = SentimentModel::builtIn().score(title, text, language);
    return scored.label ? nameOf(*scored.label) : QStringLiteral("unknown");
}

QByteArray shippedWeights()
{
    QFile file(QStringLiteral(":/sentiment/weights.bin"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// As the trainer would have written it.
QByteArray sealed(QByteArray weights)
{
    weights.chop(32);
    return weights + QCryptographicHash::hash(weights, QCryptographicHash::Sha256);
}

} // namespace

class TestSentimentModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void judges_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("label");
        const auto row = [](const char *name, const char *text, const char *label) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromLatin1(label);
        };
        row("praise", "Excellent service, very friendly staff, would recommend", "positive");
        row("complaint", "Terrible service, rude staff, never again", "negative");
        row("neither", "It was ok, nothing special", "neutral");
        row("not good", "The food was not good", "negative");
        row("no problems", "No problems at all, everything was fine", "positive");
        row("not recommended", "I do not recommend this company", "negative");
        row("apostrophe", "I wouldn’t recommend it", "negative");
        row("without apostrophe", "I wouldnt recommend it", "negative");
        row("shouted", "WORST EXPERIENCE EVER!!!", "negative");
        row("stretched", "It was sooooo goooood", "positive");
        row("emoji", "👍👍", "positive");
        row("emoji of anger", "😡", "negative");
        row("emoticon", "The room :(", "negative");
        row("rating within", "0/10", "negative");
        row("rating out of five", "5/5", "positive");
        row("German", "Das Essen war nicht gut, der Service unfreundlich.", "negative");
        row("German praise", "Sehr schönes Hotel, gerne wieder!", "positive");
        row("German without accents", "Ein sehr schones und gemutliches Zimmer, wir waren zufrieden", "positive");
        row("French", "Ce n'est pas bon du tout", "negative");
        row("French praise", "Personnel très aimable, chambre propre, je recommande", "positive");
        row("Spanish", "La habitación estaba sucia y el personal fue muy grosero.", "negative");
        row("Italian", "Personale gentilissimo, camera pulita, colazione ottima", "positive");
        row("Portuguese", "Péssimo atendimento, nunca mais volto", "negative");
        row("Dutch", "Zeer slechte service, nooit meer!", "negative");
        row("Polish", "Pokój brudny, obsługa niemiła. Nie polecam.", "negative");
        row("Czech", "Skvělý hotel, velmi ochotný personál", "positive");
        row("Russian", "Очень плохое обслуживание, не рекомендую", "negative");
        row("Ukrainian", "Чудовий готель, дуже привітний персонал", "positive");
        row("Greek", "Το ξενοδοχείο ήταν υπέροχο, πολύ ευγενικό προσωπικό", "positive");
        row("Turkish", "Otel çok kötüydü, tavsiye etmiyorum", "negative");
        row("Swedish", "Hotellet var fantastiskt och personalen mycket trevlig", "positive");
        row("Finnish", "Huone oli likainen ja palvelu huonoa", "negative");
        row("Hungarian", "A kiszolgálás borzalmas volt, soha többet!", "negative");
        row("Arabic", "خدمة سيئة جدا ولا أنصح بها", "negative");
        row("Arabic with prefixes", "فندق رائع ونظيف والموظفين متعاونين", "positive");
        row("Hebrew", "המקום מלוכלך והשירות גרוע", "negative");
        row("Hindi", "बहुत खराब सेवा, पैसे की बर्बादी", "negative");
        row("Chinese", "服务很差，房间很脏，再也不会来了", "negative");
        row("Chinese praise", "酒店很好，早餐不错，推荐", "positive");
        row("Japanese", "部屋がとても綺麗で、スタッフも親切でした。", "positive");
        row("Korean", "서비스가 최악이에요. 다시는 안 가요", "negative");
        row("Thai", "แย่มาก ไม่แนะนำ", "negative");
        row("Indonesian", "Pelayanan sangat buruk, kamar kotor", "negative");
        row("Vietnamese", "Rất tệ, không bao giờ quay lại", "negative");
        row("empty", "", "unknown");
        row("spaces", " \n\t ", "unknown");
        row("gibberish", "asdf qwer zxcv uiop", "unknown");
        row("a language it does not know", "Habari ya asubuhi, chakula kilikuwa baridi na huduma mbaya kabisa", "unknown");
        row("signs of an unknown script", "ᚠᚢᚦᚨᚱᚲ ᚷᚹᚺᚾᛁ ᛃᛇᛈᛉᛊ", "unknown");
    }

    void judges()
    {
        QFETCH(QString, text);
        QFETCH(QString, label);
        QCOMPARE(labelOf(text), label);
    }

    void saysNothingOfTheScoreWhenItCannotTell()
    {
        const ScoredSentiment scored = SentimentModel::builtIn().score({}, QStringLiteral("asdf qwer zxcv uiop"), {});
        QVERIFY(!scored.label);
        QCOMPARE(scored.score, 0.0);
    }

    void readsTheTitleToo()
    {
        QCOMPARE(labelOf(QStringLiteral("See above."), QStringLiteral("en"), QStringLiteral("Terrible, avoid")), QStringLiteral("negative"));
    }

    /// "gift" and "fin" mean other things elsewhere: what the platform tells of the language decides.
    void believesTheLanguageItIsTold()
    {
        const OpinionLexicon &lexicon = OpinionLexicon::builtIn();
        const auto languageOf = [&](const QString &tag) {
            return lexicon.languages().at(readOpinions(wordsOf({}, u"super"), tag, lexicon).language);
        };
        QCOMPARE(languageOf(QStringLiteral("de")), QStringLiteral("de"));
        QCOMPARE(languageOf(QStringLiteral("fr")), QStringLiteral("fr"));
    }

    void knowsAtLeastTwentyFiveLanguages()
    {
        QVERIFY(OpinionLexicon::builtIn().languages().size() > 25);
        QVERIFY(OpinionLexicon::builtIn().size() > 5000);
    }

    void staysWithinItsSize() { QVERIFY(shippedWeights().size() <= 2 * 1024 * 1024); }

    void keepsScoreAndConfidenceInRange()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int i = 0; i < 2000; ++i) {
            QString text;
            for (int length = random.bounded(60); length > 0; --length)
                text += random.bounded(4) == 0 ? QChar(u' ') : QChar(char16_t(random.bounded(1, 0x10000)));
            const ScoredSentiment scored = SentimentModel::builtIn().score({}, text, {});
            QVERIFY(scored.score >= -1 && scored.score <= 1 && scored.confidence > 0 && scored.confidence <= 1);
        }
    }

    void endsOnHostileTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("one letter") << QString(100'000, u'a');
        QTest::newRow("lone surrogates") << QString(100'000, QChar(0xd83d));
        QTest::newRow("signs") << QString(100'000, QChar(0x4e0d));
        QTest::newRow("emoticons") << QStringLiteral(":(").repeated(50'000);
        QTest::newRow("negations") << QStringLiteral("not ").repeated(25'000);
        QTest::newRow("numbers") << QStringLiteral("9/").repeated(50'000);
        QTest::newRow("digits") << QString(100'000, u'9');
        QTest::newRow("marks") << QStringLiteral("a") + QString(99'999, QChar(0x0301));
        QTest::newRow("stars") << QString(100'000, QChar(0x2605));
        QTest::newRow("nul") << QString(1000, QChar(u'\0'));
    }

    void endsOnHostileTexts()
    {
        QFETCH(QString, text);
        const ScoredSentiment once = SentimentModel::builtIn().score(text, text, {});
        const ScoredSentiment again = SentimentModel::builtIn().score(text, text, {});
        QCOMPARE(once.confidence, again.confidence);
        QVERIFY(once.confidence > 0 && once.confidence <= 1);
    }

    /// A long text is read at both ends.
    void findsTheVerdictAtTheEndOfALongText()
    {
        const QString text = QStringLiteral("we went there on monday. ").repeated(3000)
            + QStringLiteral("Horrible, awful, terrible, disgusting, the worst.");
        QCOMPARE(labelOf(text, QStringLiteral("en")), QStringLiteral("negative"));
    }

    void givesEveryThreadTheSameAnswer()
    {
        const QString text = QStringLiteral("The room was dirty but the staff were lovely and helpful.");
        const ScoredSentiment wanted = SentimentModel::builtIn().score({}, text, {});
        std::array<bool, 4> isSame{};
        std::array<std::thread, 4> threads;
        for (size_t i = 0; i < threads.size(); ++i) {
            threads[i] = std::thread([&, i] {
                isSame[i] = true;
                for (int n = 0; n < 500; ++n) {
                    const ScoredSentiment scored = SentimentModel::builtIn().score({}, text, {});
                    isSame[i] = isSame[i] && scored.label == wanted.label && scored.score == wanted.score;
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(isSame, (std::array{true, true, true, true}));
    }

    void refusesCorruptWeights_data()
    {
        QTest::addColumn<QByteArray>("weights");
        QTest::addColumn<QString>("reason");
        const QByteArray good = shippedWeights();
        QByteArray flipped = good;
        flipped[good.size() / 2] = char(flipped[good.size() / 2] ^ 1);
        QByteArray otherFormat = good;
        otherFormat[4] = 9;
        QByteArray hugeTable = good;
        hugeTable[8] = 31;
        QTest::newRow("empty") << QByteArray() << QStringLiteral("no such file");
        QTest::newRow("something else") << QByteArray(1000, 'x') << QStringLiteral("no such file");
        QTest::newRow("cut") << good.chopped(1) << QStringLiteral("damaged");
        QTest::newRow("a flipped bit") << flipped << QStringLiteral("damaged");
        QTest::newRow("another format") << sealed(otherFormat) << QStringLiteral("format");
        QTest::newRow("a table of nonsense") << sealed(hugeTable) << QStringLiteral("signals");
        QTest::newRow("shortened and sealed") << sealed(good.chopped(4)) << QStringLiteral("length");
    }

    void refusesCorruptWeights()
    {
        QFETCH(QByteArray, weights);
        QFETCH(QString, reason);
        const auto model = SentimentModel::load(weights, OpinionLexicon::builtIn());
        QVERIFY(!model);
        QCOMPARE(model.error().code, ErrorCode::Corrupt);
        QVERIFY2(model.error().detail.contains(reason), qPrintable(model.error().detail));
    }

    void refusesALexiconItWasNotTrainedWith()
    {
        const OpinionLexicon other("language en\n+ good\n");
        const auto model = SentimentModel::load(shippedWeights(), other);
        QVERIFY(!model);
        QVERIFY2(model.error().detail.contains(QStringLiteral("lexicon")), qPrintable(model.error().detail));
    }

    void countsSignalsWithinTheirTable()
    {
        const OpinionLexicon &lexicon = OpinionLexicon::builtIn();
        for (const char *text : {"", "bad!!! 😡 ?? 1 2 3 NO NO NO", "excellent but awful but good, 5 stars", "nicht schlecht"}) {
            const SentimentFeatures features = featuresOf(u"Great", QString::fromUtf8(text), {}, lexicon);
            QVERIFY(!features.signals.empty());
            QVERIFY(std::ranges::max(features.signals) < signalCount);
            QVERIFY(std::ranges::is_sorted(features.words));
        }
    }
};

QTEST_GUILESS_MAIN(TestSentimentModel)
#include "tst_sentiment_model.moc"
