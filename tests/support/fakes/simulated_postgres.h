// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/cache/read/database.h"
#include "tests/support/manual_clock.h"

#include <functional>
#include <map>
#include <set>
#include <vector>

namespace lectern {

/// Of PostgreSQL what the cache hangs on, in memory: transactions that see snapshots, rows that are locked until their writer ends, the
/// change log that triggers write, a boot that a crash ends. Its rows are counters: each write gives a higher value than all before.
///
/// Thread: one.
class SimulatedPostgres
{
public:
    explicit SimulatedPostgres(const ManualClock &clock) : m_clock(clock) {}

    [[nodiscard]] TransactionId begin();
    /// False: another transaction has the row.
    bool write(TransactionId id, const QByteArray &row);
    void commit(TransactionId id);
    void rollBack(TransactionId id) { m_running.erase(id); }
    /// A transaction of its own. False: another one has the row.
    bool touch(const QByteArray &row);
    /// ALTER TABLE ... TRIGGER. False: it would have to wait for a writer.
    bool setTriggers(bool areOn);
    void trim();
    /// Running transactions are lost, ids are handed out again.
    void crash();

    [[nodiscard]] Snapshot snapshot() const;
    /// What a new snapshot sees.
    [[nodiscard]] qint64 value(const QByteArray &row) const;
    /// What was committed at or before that moment, and is not lost.
    [[nodiscard]] qint64 valueAt(const QByteArray &row, Instant moment) const;
    [[nodiscard]] const std::map<TransactionId, std::set<QByteArray>> &running() const { return m_running; }

    [[nodiscard]] postgres::FreshnessPoll poll(const std::optional<Snapshot> &last) const;
    [[nodiscard]] const QUuid &boot() const { return m_boot; }

    std::optional<ErrorCode> trouble; ///< What each statement ends with instead of an answer.
    Readable readable;

private:
    struct Version {
        Instant committedAt;
        qint64 value;
    };
    const ManualClock &m_clock;
    QUuid m_boot = QUuid::createUuid();
    TransactionId m_next = 1000;
    TransactionId m_horizon = 0;
    bool m_areTriggersOn = true;
    qint64 m_lastValue = 0;
    std::map<TransactionId, std::set<QByteArray>> m_running; ///< And the rows that each has.
    std::map<QByteArray, std::vector<Version>> m_rows;
    std::vector<postgres::FreshnessPoll::Change> m_log;
};

/// One connection to it. `pause` is called before and after the server looks: whatever happens meanwhile happens there.
class SimulatedDatabase final : public cache::Database
{
public:
    SimulatedDatabase(SimulatedPostgres &postgres, std::function<void()> pause) : m_postgres(postgres), m_pause(std::move(pause)) {}

    Result<postgres::FreshnessPoll> readChanges(const std::optional<Snapshot> &last, const postgres::StatementLimits &limits) override;
    /// The counter that the question's text names.
    Result<Stamped<cache::AnswerValue>> ask(const cache::Question &question, const postgres::StatementLimits &limits) override;
    Result<QByteArray> readSealKey() override;
    postgres::PostgresConnection &connection() override;

    int polls = 0, asked = 0;
    std::stop_token lastStop;
    std::vector<ErrorCode> failures; ///< What the next questions end with, the last one first.

private:
    SimulatedPostgres &m_postgres;
    std::function<void()> m_pause;
};

/// The question for one counter. Its answer depends on that row alone.
[[nodiscard]] cache::QuestionOf<RowCount> counterQuestion(const QByteArray &row, std::chrono::milliseconds bound,
                                                          Family family = Family::ReviewsSingle);

} // namespace lectern
