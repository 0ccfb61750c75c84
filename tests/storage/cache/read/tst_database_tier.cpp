// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/read/database_tier.h"

#include "tests/support/fakes/simulated_postgres.h"

#include <QTest>

using namespace lectern;
using namespace lectern::cache;
using namespace std::chrono_literals;

namespace {

const QByteArray row("a");

/// Answers nothing, but keeps with which limits it was asked.
class LimitsDatabase final : public Database
{
public:
    Result<postgres::FreshnessPoll> readChanges(const std::optional<Snapshot> &, const postgres::StatementLimits &) override { return refused(); }
    Result<Stamped<AnswerValue>> ask(const Question &, const postgres::StatementLimits &limits) override
    {
        deadlines.push_back(limits.deadline);
        return refused();
    }
    Result<QByteArray> readSealKey() override { return refused(); }
    postgres::PostgresConnection &connection() override { qFatal("not asked for"); }

    std::vector<std::chrono::milliseconds> deadlines;

private:
    static tl::unexpected<StorageError> refused() { return failure(ErrorCode::NotFound, FaultyPart::PostgreSql, QStringLiteral("refused")); }
};

} // namespace

/// When the database is asked again, without a server and without waiting.
class TestDatabaseTier : public QObject
{
    Q_OBJECT
    ManualClock m_clock;
    std::unique_ptr<SimulatedPostgres> m_postgres;
    std::unique_ptr<SimulatedDatabase> m_database;
    std::unique_ptr<KeyHistory> m_history;
    metrics::ReadMetrics m_metrics;
    std::function<void()> m_whileAsking;

    Result<DatabaseTier::Reply> ask(std::chrono::milliseconds bound = panelBound, const std::stop_token &stop = {})
    {
        return DatabaseTier(*m_history, m_metrics, m_clock).ask(counterQuestion(row, bound), {m_clock.now(), m_clock.now()}, *m_database, stop);
    }

private Q_SLOTS:
    void init()
    {
        m_whileAsking = [] {};
        m_postgres = std::make_unique<SimulatedPostgres>(m_clock);
        m_database = std::make_unique<SimulatedDatabase>(*m_postgres, [this] { m_whileAsking(); });
        m_history = std::make_unique<KeyHistory>();
        QVERIFY(m_postgres->touch(row));
    }

    void answersWithTheMomentInWhichItAsked()
    {
        const Instant before = m_clock.now();
        m_whileAsking = [this] { m_clock.advance(2ms); };
        const auto reply = ask();
        QVERIFY(reply);
        QCOMPARE(reply->readAt, before);
        QCOMPARE(valueAs<RowCount>(reply->answer.value)->value, m_postgres->value(row));
        QCOMPARE(m_database->asked, 1);
    }

    void asksOnceMoreWhenTheConnectionHadDied()
    {
        m_database->failures = {ErrorCode::Unavailable};
        QVERIFY(ask());
        QCOMPARE(m_database->asked, 2);
        m_database->failures = {ErrorCode::Unavailable, ErrorCode::Unavailable};
        const auto away = ask();
        QVERIFY(!away);
        QCOMPARE(away.error().code, ErrorCode::Unavailable);
        QCOMPARE(m_database->asked, 4);
    }

    void doesNotAskAgainForWhoWantsToStop()
    {
        std::stop_source stop;
        stop.request_stop();
        m_database->failures = {ErrorCode::Unavailable};
        QVERIFY(!ask(panelBound, stop.get_token()));
        QCOMPARE(m_database->asked, 1);
    }

    void asksAgainWhileATightBoundIsMissed()
    {
        m_whileAsking = [this] { m_clock.advance(150ms); };
        QVERIFY(ask(100ms));
        QCOMPARE(m_database->asked, 3);
    }

    void asksNoMoreWhenTheTimeForThatIsOver()
    {
        m_whileAsking = [this] { m_clock.advance(600ms); }; // twice for each answer
        QVERIFY(ask(100ms));
        QCOMPARE(m_database->asked, 1);
    }

    void neverGivesWhatANewerAnswerOvertook()
    {
        Snapshot newer = m_postgres->snapshot();
        newer.xmin += 100;
        newer.xmax += 100;
        QVERIFY(m_history->show(counterQuestion(row, panelBound).localKey(), m_postgres->boot(), newer, m_clock.now(), m_clock.now()));
        const auto overtaken = ask();
        QVERIFY(!overtaken);
        QCOMPARE(overtaken.error().code, ErrorCode::Timeout);
        QCOMPARE(m_database->asked, 3);
    }

    void givesTheServerTheTimeThatIsLeft_data()
    {
        QTest::addColumn<Family>("family");
        QTest::addColumn<qint64>("used");
        QTest::addColumn<qint64>("left");
        QTest::newRow("what a person waits for") << Family::ReviewsSingle << qint64(0) << qint64(5000);
        QTest::newRow("after a wait") << Family::ReviewsSingle << qint64(1200) << qint64(3800);
        QTest::newRow("at the end") << Family::ReviewsSingle << qint64(6000) << qint64(100);
        QTest::newRow("over millions of rows") << Family::ReviewsStats << qint64(1000) << qint64(59000);
    }
    void givesTheServerTheTimeThatIsLeft()
    {
        QFETCH(Family, family);
        QFETCH(qint64, used);
        QFETCH(qint64, left);
        LimitsDatabase database;
        const Instant askedAt = m_clock.now();
        m_clock.advance(std::chrono::milliseconds(used));
        QVERIFY(!DatabaseTier(*m_history, m_metrics, m_clock).ask(counterQuestion(row, panelBound, family), {askedAt, m_clock.now()}, database, {}));
        QCOMPARE(database.deadlines, std::vector{std::chrono::milliseconds(left)});
    }
};

QTEST_APPLESS_MAIN(TestDatabaseTier)
#include "tst_database_tier.moc"
