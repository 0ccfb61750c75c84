// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/background_scoring.h"

#include <QRegularExpression>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace lectern;
using namespace lectern::app;

namespace {

/// What several sinks of one program would share: reviews that wait, and what became of them.
struct Reviews {
    std::atomic<int> waiting = 0;
    std::atomic<int> judged = 0;
    std::atomic<int> begun = 0;
    std::atomic<bool> isDenied = false;
    std::atomic<bool> isAway = false;
    std::atomic<bool> isLeft = false;        ///< By the one that was to judge them.
    std::atomic<bool> isOfTheWindow = false; ///< A step ran on the thread that the window runs on.
    Qt::HANDLE window = QThread::currentThreadId();
};

const QRegularExpression trouble(QStringLiteral("^Reviews wait for a sentiment: "));

class FakeSink : public SentimentSink
{
public:
    explicit FakeSink(Reviews &reviews) : m_reviews(reviews) {}
    ~FakeSink() override { m_reviews.isLeft = true; }
    Q_DISABLE_COPY_MOVE(FakeSink)
    void begin(const QString &, const QString &) override { ++m_reviews.begun; }
    Result<SentimentBatch> step(int maxRows, const Scorer &scorer, std::stop_token) override
    {
        m_reviews.isOfTheWindow = m_reviews.isOfTheWindow || QThread::currentThreadId() == m_reviews.window;
        if (m_reviews.isDenied)
            return failure(ErrorCode::Denied, FaultyPart::PostgreSql, QStringLiteral("permission denied"));
        if (m_reviews.isAway)
            return failure(ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("the connection was lost"));
        const int count = std::min(maxRows, m_reviews.waiting.exchange(0));
        const auto said = scorer(std::vector<UnscoredReview>(size_t(count), {{}, {}, QStringLiteral("Excellent, friendly and very good"), {}}));
        m_reviews.judged += int(said.size());
        return SentimentBatch{qint64(said.size()), true};
    }

private:
    Reviews &m_reviews;
};

} // namespace

class TestBackgroundScoring : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void judgesWhatIsThereAndWhatComesLaterBesideTheWindow()
    {
        Reviews reviews;
        reviews.waiting = 7;
        BackgroundScoring scoring([&] { return std::make_unique<FakeSink>(reviews); }, std::chrono::milliseconds(1));
        QTRY_COMPARE(reviews.judged.load(), 7);
        reviews.waiting = 5; // an import
        QTRY_COMPARE(reviews.judged.load(), 12);
        QVERIFY(!reviews.isOfTheWindow);
    }

    void leavesItToOthersWhenThisLoginMayOnlyRead()
    {
        Reviews reviews;
        reviews.isDenied = true;
        QTest::ignoreMessage(QtWarningMsg, trouble);
        BackgroundScoring scoring([&] { return std::make_unique<FakeSink>(reviews); }, std::chrono::milliseconds(0));
        QTRY_VERIFY(reviews.isLeft);
        QCOMPARE(reviews.begun.load(), 1);
    }

    void goesOnWhenPostgresIsBack()
    {
        Reviews reviews;
        reviews.isAway = true;
        reviews.waiting = 7;
        QTest::ignoreMessage(QtWarningMsg, trouble);
        BackgroundScoring scoring([&] { return std::make_unique<FakeSink>(reviews); }, std::chrono::milliseconds(1));
        QTRY_VERIFY(reviews.begun.load() >= 2);
        QCOMPARE(reviews.judged.load(), 0);
        reviews.isAway = false;
        QTRY_COMPARE(reviews.judged.load(), 7);
    }

    void endsWithoutWaitingForItsNextLook()
    {
        Reviews reviews;
        {
            BackgroundScoring scoring([&] { return std::make_unique<FakeSink>(reviews); }, std::chrono::hours(10));
            QTRY_COMPARE(reviews.begun.load(), 1);
        }
        reviews.waiting = 5;
        QCOMPARE(reviews.judged.load(), 0);
    }
};

QTEST_GUILESS_MAIN(TestBackgroundScoring)
#include "tst_background_scoring.moc"
