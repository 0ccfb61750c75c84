// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sentiment/sentiment_job.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::sentiment;

namespace {

/// So many reviews that wait, in memory.
class FakeSink final : public SentimentSink
{
public:
    explicit FakeSink(int waiting) : m_waiting(waiting) {}

    void begin(const QString &engine, const QString &version) override { told = engine + u' ' + version; }
    Result<SentimentBatch> step(int maxRows, const Scorer &scorer, std::stop_token) override
    {
        if (failsAt >= 0 && stepCount == failsAt)
            return failure(ErrorCode::Denied, FaultyPart::PostgreSql, QStringLiteral("permission denied"));
        ++stepCount;
        const int count = std::min(maxRows, m_waiting);
        m_waiting -= count;
        const std::vector<UnscoredReview> reviews(size_t(count), {{QUuid::createUuid()}, {}, QStringLiteral("Great, excellent, friendly"), {}});
        answers = scorer(reviews);
        if (stopAfter == stepCount)
            stop.request_stop();
        return SentimentBatch{qint64(answers.size()), m_waiting == 0};
    }

    QString told;
    std::vector<ReviewSentiment> answers;
    int stepCount = 0;
    int failsAt = -1;
    int stopAfter = -1;
    std::stop_source stop;
    [[nodiscard]] int waiting() const { return m_waiting; }

private:
    int m_waiting;
};

} // namespace

class TestSentimentJob : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void judgesEveryReviewThatWaits()
    {
        FakeSink sink(2300);
        qint64 toldLast = 0;
        const auto counts = runSentimentPass(sink, SentimentModel::builtIn(), SentimentPace::Full, {},
                                             [&](const SentimentCounts &now) { toldLast = now.count(); });
        QVERIFY(counts);
        QCOMPARE(counts->byLabel[size_t(Sentiment::Positive)], 2300);
        QCOMPARE(counts->count(), 2300);
        QCOMPARE(toldLast, 2300);
        QCOMPARE(sink.told, SentimentModel::engine() + u' ' + SentimentModel::builtIn().version());
        QVERIFY(sink.answers.front().score > 0.5);
    }

    void endsAtOnceWhenNothingWaits()
    {
        FakeSink sink(0);
        QCOMPARE(runSentimentPass(sink, SentimentModel::builtIn(), SentimentPace::Gentle)->count(), 0);
        QCOMPARE(sink.stepCount, 1);
    }

    void stopsBetweenStepsAndSaysWhatIsDone()
    {
        FakeSink sink(100'000);
        sink.stopAfter = 2;
        const auto counts = runSentimentPass(sink, SentimentModel::builtIn(), SentimentPace::Gentle, sink.stop.get_token());
        QVERIFY(counts);
        QCOMPARE(sink.stepCount, 2);
        QCOMPARE(counts->count() + sink.waiting(), 100'000);
    }

    void handsErrorsOn()
    {
        FakeSink sink(100'000);
        sink.failsAt = 1;
        const auto counts = runSentimentPass(sink, SentimentModel::builtIn(), SentimentPace::Full);
        QVERIFY(!counts);
        QCOMPARE(counts.error().code, ErrorCode::Denied);
    }
};

QTEST_GUILESS_MAIN(TestSentimentJob)
#include "tst_sentiment_job.moc"
