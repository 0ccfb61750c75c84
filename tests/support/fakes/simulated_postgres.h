// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/cache/read/database.h"
#include "tests/support/manual_clock.h"

#include <functional>
#include <map>
#include <set>
#include <vector>

namespace lectern {

/// Simulates in memory what the cache needs of PostgreSQL: transactions with snapshots, row locks until the writer ends, the
/// change log written by triggers, and the boot, which a crash ends. Rows are counters: each write stores a higher value than all before.
///
/// Thread: one.
class SimulatedPostgres
{
public:
    explicit SimulatedPostgres(const ManualClock &clock) : m_clock(clock) {}

    [[nodiscard]] TransactionId begin();
    /// False: another transaction has locked the row.
    bool write(TransactionId id, const QByteArray &row);
    void commit(TransactionId id);
    void rollBack(TransactionId id) { m_running.erase(id); }
    /// Writes a row in its own transaction. False: another one has locked it.
    bool touch(const QByteArray &row);
    /// ALTER TABLE ... TRIGGER. False: it would have to wait for a writer.
    bool setTriggers(bool areOn);
    void trim();
    /// Running transactions are lost, their ids are used again.
    void crash();

    [[nodiscard]] Snapshot snapshot() const;
    /// The value that a new snapshot sees.
    [[nodiscard]] qint64 value(const QByteArray &row) const;
    /// The value that was committed at or before that moment and not lost.
    [[nodiscard]] qint64 valueAt(const QByteArray &row, Instant moment) const;
    [[nodiscard]] const std::map<TransactionId, std::set<QByteArray>> &running() const { return m_running; }

    [[nodiscard]] postgres::FreshnessPoll poll(const std::optional<Snapshot> &last) const;
    [[nodiscard]] const QUuid &boot() const { return m_boot; }

    std::optional<ErrorCode> trouble; ///< The error of every statement.
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
    std::map<TransactionId, std::set<QByteArray>> m_running; ///< With the rows that each has locked.
    std::map<QByteArray, std::vector<Version>> m_rows;
    std::vector<postgres::FreshnessPoll::Change> m_log;
};

/// One connection to it. `pause` is called before and after the server reads, for events that happen meanwhile.
class SimulatedDatabase final : public cache::Database
{
public:
    SimulatedDatabase(SimulatedPostgres &postgres, std::function<void()> pause) : m_postgres(postgres), m_pause(std::move(pause)) {}

    Result<postgres::FreshnessPoll> readChanges(const std::optional<Snapshot> &last, const postgres::StatementLimits &limits) override;
    /// Reads the counter that the question's text names.
    Result<Stamped<cache::AnswerValue>> ask(const cache::Question &question, const postgres::StatementLimits &limits) override;
    Result<QByteArray> readSealKey() override;
    postgres::PostgresConnection &connection() override;

    int polls = 0, asked = 0;
    std::stop_token lastStop;
    std::vector<ErrorCode> failures; ///< Errors of the next questions, the last one first.

private:
    SimulatedPostgres &m_postgres;
    std::function<void()> m_pause;
};

/// The question for one counter. Its answer depends on that row only.
[[nodiscard]] cache::QuestionOf<RowCount> counterQuestion(const QByteArray &row, std::chrono::milliseconds bound,
                                                          Family family = Family::ReviewsSingle);

} // namespace lectern
