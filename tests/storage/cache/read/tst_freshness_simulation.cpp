// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/read/single_flight.h"

#include "tests/support/fakes/simulated_postgres.h"
#include "tests/support/fakes/simulated_redis.h"
#include "tests/support/seed.h"

#include <QTest>

#include <algorithm>
#include <deque>
#include <random>

using namespace lectern;
using namespace lectern::cache;
using namespace std::chrono_literals;

namespace {

constexpr int rowCount = 3;
constexpr int stepsInARun = 40;
constexpr int deepest = 3; ///< So many reads begin one within the other: each on a thread of its own.

class Simulation;

/// Of all runs.
struct Count {
    qint64 memory = 0, redis = 0, postgres = 0, stale = 0, errors = 0;
};

/// One process: its read path and its threads, of which as many are at work as reads have begun within one another.
class SimulatedDesktop final : public Executor
{
public:
    explicit SimulatedDesktop(Simulation &world);

    void enqueue(Lane, Job job) override { m_jobs.push_back(std::move(job)); }
    void fetch(const QByteArray &row, std::chrono::milliseconds bound, Family family);
    /// Work that waits, on a thread that is free.
    void runSome();
    void write(const QByteArray &row);
    void readAnew(const QByteArray &row);
    [[nodiscard]] bool knowsThatTriggersAreOff() { return !m_path.freshness().distrustReason().isEmpty(); }

private:
    struct Asked {
        QByteArray row, key;
        std::chrono::milliseconds bound;
        Instant at;
        qint64 ownBefore; ///< What this desktop had written until then.
    };
    void judge(const Asked &asked, const Result<Answer<RowCount>> &given);

    Simulation &m_world;
    std::deque<Job> m_jobs;
    ReadPath m_path;
    SingleFlight m_flights;
    std::vector<std::unique_ptr<Connections>> m_threads;
    std::map<QByteArray, qint64> m_shown, m_written;
};

/// PostgreSQL, Redis and two desktops under one clock. Whenever one of them waits, anything may happen.
class Simulation
{
public:
    explicit Simulation(unsigned seed) : m_random(seed)
    {
        for (auto &desktop : desktops)
            desktop = std::make_unique<SimulatedDesktop>(*this);
    }

    void run()
    {
        for (int i = 0; i < rowCount; ++i)
            static_cast<void>(postgres.touch(rowAt(i)));
        for (int i = 0; i < stepsInARun; ++i)
            happen();
        for (const auto &desktop : desktops)
            desktop->runSome();
    }
    /// Somebody waits: time passes, and others go on.
    void pause()
    {
        clock.advance(std::chrono::microseconds(below(1500)));
        if (depth < deepest && isChance(25))
            happen();
    }
    [[nodiscard]] int below(int end) { return int(m_random() % unsigned(end)); }
    [[nodiscard]] bool isChance(int percent) { return below(100) < percent; }
    static QByteArray rowAt(int index) { return QByteArray(1, char('a' + index)); }
    [[nodiscard]] QByteArray anyRow() { return rowAt(below(rowCount)); }

    ManualClock clock;
    SimulatedPostgres postgres{clock};
    SimulatedRedis redis;
    std::array<std::unique_ptr<SimulatedDesktop>, 2> desktops;
    int depth = 0;
    QString fault; ///< The first one.
    static inline Count count;

private:
    void happen();
    void goOnWithATransaction();
    void harmRedis();
    void troublePostgres();

    std::mt19937 m_random;
};

SimulatedDesktop::SimulatedDesktop(Simulation &world)
    : m_world(world)
    , m_path(
          {1, 1 << 14, Lifetimes(), 0}, world.clock, [](HitCheck::Task) {},
          // Whoever waits for a poll waits for a thread that began before, and which cannot go on here: he gives up.
          [](std::condition_variable_any &, std::unique_lock<std::mutex> &, const std::stop_token &, const std::function<bool()> &holds) {
              return holds();
          })
    , m_flights(m_path, *this, world.clock)
{
    for (int i = 0; i <= deepest; ++i) {
        const auto pause = [&world] { world.pause(); };
        m_threads.push_back(std::make_unique<Connections>(std::make_unique<SimulatedDatabase>(world.postgres, pause),
                                                          std::make_unique<SimulatedRemoteCache>(world.redis, world.clock, pause)));
    }
}

void SimulatedDesktop::fetch(const QByteArray &row, std::chrono::milliseconds bound, Family family)
{
    const auto question = counterQuestion(row, bound, family);
    const Asked asked{row, question.localKey(), bound, m_world.clock.now(), m_written[row]};
    m_flights.fetch(question, {}).then(QtFuture::Launch::Sync, [this, asked](const Result<Answer<RowCount>> &given) { judge(asked, given); });
}

void SimulatedDesktop::runSome()
{
    ++m_world.depth;
    while (!m_jobs.empty()) {
        const Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        job(m_threads[size_t(m_world.depth)].get(), {});
        if (m_world.isChance(30))
            break;
    }
    --m_world.depth;
}

void SimulatedDesktop::write(const QByteArray &row)
{
    if (m_world.postgres.trouble || !m_world.postgres.touch(row))
        return;
    m_world.clock.advance(1us);
    m_path.freshness().noteOwnWrite();
    m_world.clock.advance(1us);
    m_written[row] = m_world.postgres.value(row);
}

void SimulatedDesktop::readAnew(const QByteArray &row)
{
    ++m_world.depth;
    m_path.readAnew(counterQuestion(row, panelBound), *m_threads[size_t(m_world.depth)], {});
    --m_world.depth;
}

void SimulatedDesktop::judge(const Asked &asked, const Result<Answer<RowCount>> &given)
{
    Count &count = Simulation::count;
    if (!given) {
        ++count.errors;
        return;
    }
    const Provenance &provenance = given->provenance;
    const qint64 value = given->value->value;
    const auto claim = [&](bool isTrue, const char *what) {
        if (!isTrue && m_world.fault.isEmpty()) {
            m_world.fault = QStringLiteral("%1: %2 is %3, from %4, proved %5 us before, asked %6 us before, bound %7 ms, now %8")
                                .arg(QLatin1StringView(what), QLatin1StringView(asked.row))
                                .arg(value)
                                .arg(nameOf(provenance.source))
                                .arg((m_world.clock.now() - provenance.provenAt) / 1us)
                                .arg((m_world.clock.now() - asked.at) / 1us)
                                .arg(asked.bound.count())
                                .arg(m_world.postgres.value(asked.row));
        }
    };
    qint64 &shown = m_shown[asked.key];
    claim(value >= shown, "I3, it went back");
    shown = std::max(shown, value);
    claim(value >= m_world.postgres.valueAt(asked.row, provenance.provenAt - 1ns), "it is older than it says");
    if (provenance.source == Source::Stale) {
        ++count.stale;
        return;
    }
    claim(value >= asked.ownBefore, "I2, an own write is not seen");
    if (asked.bound == 0ms)
        claim(provenance.provenAt >= asked.at, "I1, it is of before it was asked for");
    if (provenance.source == Source::Postgres) {
        ++count.postgres;
        return;
    }
    ++(provenance.source == Source::Memory ? count.memory : count.redis);
    if (asked.bound > 0ms)
        claim(m_world.clock.now() - provenance.provenAt <= asked.bound, "I1, it is older than its bound");
}

void Simulation::happen()
{
    clock.advance(std::chrono::microseconds(isChance(20) ? below(1'200'000) : below(3000)));
    SimulatedDesktop &desktop = *desktops[size_t(below(int(desktops.size())))];
    const int what = below(100);
    if (what < 45) {
        constexpr std::array bounds{panelBound, panelBound, 50ms, strictBound};
        desktop.fetch(anyRow(), bounds[size_t(below(4))], isChance(15) ? Family::ReviewsStats : Family::ReviewsSingle);
        if (isChance(70) && depth < deepest)
            desktop.runSome();
    } else if (what < 60) {
        static_cast<void>(postgres.touch(anyRow()));
    } else if (what < 75) {
        goOnWithATransaction();
    } else if (what < 82) {
        desktop.write(anyRow());
    } else if (what < 85 && depth < deepest) {
        desktop.readAnew(anyRow());
    } else if (what < 93) {
        harmRedis();
    } else {
        troublePostgres();
    }
}

void Simulation::goOnWithATransaction()
{
    const auto &running = postgres.running();
    if (running.empty() || (running.size() < 4 && isChance(40))) {
        static_cast<void>(postgres.write(postgres.begin(), anyRow()));
        return;
    }
    const TransactionId id = std::next(running.begin(), below(int(running.size())))->first;
    if (isChance(20))
        postgres.rollBack(id);
    else if (isChance(30))
        static_cast<void>(postgres.write(id, anyRow()));
    else
        postgres.commit(id);
}

void Simulation::harmRedis()
{
    const int what = below(6);
    if (what == 0) {
        redis.entries.clear();
    } else if (what == 1) {
        redis.hangs = !redis.hangs;
    } else if (what == 2) {
        redis.isTrusted = !redis.isTrusted;
    } else if (!redis.ever.empty()) {
        const auto &[key, old] = redis.ever[size_t(below(int(redis.ever.size())))];
        if (what == 3)
            redis.entries[redis.ever[size_t(below(int(redis.ever.size())))].first] = old; // perhaps under another's name
        else
            redis.entries[key] = old; // as after a failover
    }
}

void Simulation::troublePostgres()
{
    const int what = below(8);
    if (what == 0)
        postgres.crash();
    else if (what == 1)
        postgres.trim();
    else if (what == 2)
        static_cast<void>(postgres.setTriggers(false));
    else if (what <= 4 && desktops[0]->knowsThatTriggersAreOff() && desktops[1]->knowsThatTriggersAreOff()) // I7: within one poll
        static_cast<void>(postgres.setTriggers(true));
    else if (what == 5)
        postgres.trouble = isChance(50) ? ErrorCode::Unavailable : ErrorCode::Timeout;
    else
        postgres.trouble.reset();
}

} // namespace

/// The promises of docs/cache.md (I1, I2, I3), run after run, each with a seed of its own: the read path as it is, under every fault that
/// the protocol knows, on one thread and one clock.
class TestFreshnessSimulation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void holdsWhateverHappens()
    {
        qputenv("QT_LOGGING_RULES", "lectern.*=false");
        const int runs = qEnvironmentVariableIsSet("LECTERN_SIMULATIONS") ? qEnvironmentVariableIntValue("LECTERN_SIMULATIONS") : 100'000;
        const unsigned first = testSeed();
        for (int i = 0; i < runs; ++i) {
            Simulation simulation(first + unsigned(i));
            simulation.run();
            QVERIFY2(simulation.fault.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(first + unsigned(i)).arg(simulation.fault)));
        }
        const Count &count = Simulation::count;
        qInfo("%d runs: %lld answers from memory, %lld from Redis, %lld from PostgreSQL, %lld stale, %lld errors", runs, count.memory, count.redis,
              count.postgres, count.stale, count.errors);
        QVERIFY(count.memory > runs && count.redis > runs / 10 && count.postgres > runs && count.stale > 0);
    }
};

QTEST_GUILESS_MAIN(TestFreshnessSimulation)
#include "tst_freshness_simulation.moc"
