// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakes/simulated_postgres.h"

#include <algorithm>

namespace lectern {

using namespace cache;
using namespace postgres;

namespace {

QByteArray scopeOf(const QByteArray &row) { return "r:" + row; }

} // namespace

TransactionId SimulatedPostgres::begin()
{
    m_running.emplace(m_next, std::set<QByteArray>());
    return m_next++;
}

bool SimulatedPostgres::write(TransactionId id, const QByteArray &row)
{
    for (const auto &[other, rows] : m_running) {
        if (other != id && rows.contains(row))
            return false;
    }
    m_running[id].insert(row);
    return true;
}

void SimulatedPostgres::commit(TransactionId id)
{
    for (const QByteArray &row : m_running[id]) {
        m_rows[row].push_back({m_clock.now(), ++m_lastValue});
        if (m_areTriggersOn)
            m_log.push_back({id, scopeOf(row)});
    }
    m_running.erase(id);
}

bool SimulatedPostgres::touch(const QByteArray &row)
{
    const TransactionId id = begin();
    const bool isWritten = write(id, row);
    commit(id);
    return isWritten;
}

bool SimulatedPostgres::setTriggers(bool areOn)
{
    if (!m_running.empty())
        return false;
    m_areTriggersOn = areOn;
    ++m_next; // the change is a transaction itself
    return true;
}

void SimulatedPostgres::trim()
{
    m_horizon = snapshot().xmin;
    std::erase_if(m_log, [this](const FreshnessPoll::Change &change) { return change.transaction < m_horizon; });
    ++m_next;
}

void SimulatedPostgres::crash()
{
    m_boot = QUuid::createUuid();
    m_next = m_running.empty() ? m_next : m_running.begin()->first;
    m_running.clear();
    for (const auto &change : m_log)
        m_next = std::max(m_next, change.transaction + 1);
}

Snapshot SimulatedPostgres::snapshot() const
{
    Snapshot snapshot{m_next, m_next, {}};
    for (const auto &[id, rows] : m_running)
        snapshot.inProgress.push_back(id);
    if (!snapshot.inProgress.empty())
        snapshot.xmin = snapshot.inProgress.front();
    return snapshot;
}

qint64 SimulatedPostgres::value(const QByteArray &row) const { return valueAt(row, Instant::max()); }

qint64 SimulatedPostgres::valueAt(const QByteArray &row, Instant moment) const
{
    const auto found = m_rows.find(row);
    if (found == m_rows.end())
        return 0;
    const auto later = std::find_if(found->second.begin(), found->second.end(), [&](const Version &version) { return version.committedAt > moment; });
    return later == found->second.begin() ? 0 : std::prev(later)->value;
}

FreshnessPoll SimulatedPostgres::poll(const std::optional<Snapshot> &last) const
{
    FreshnessPoll poll;
    poll.boot = m_boot;
    poll.snapshot = snapshot();
    poll.isQuiet = last == poll.snapshot;
    if (poll.isQuiet)
        return poll;
    poll.horizon = m_horizon;
    poll.triggersHealthy = m_areTriggersOn;
    poll.triggerDetail = m_areTriggersOn ? QString() : QStringLiteral("a trigger is off");
    poll.readable = readable;
    for (const FreshnessPoll::Change &change : m_log) {
        if (!last || !last->sees(change.transaction))
            poll.changes.push_back(change);
    }
    return poll;
}

Result<FreshnessPoll> SimulatedDatabase::readChanges(const std::optional<Snapshot> &last, const StatementLimits &)
{
    ++polls;
    m_pause();
    if (m_postgres.trouble)
        return failure(*m_postgres.trouble, FaultyPart::PostgreSql, QStringLiteral("simulated"));
    FreshnessPoll poll = m_postgres.poll(last);
    m_pause();
    return poll;
}

Result<Stamped<AnswerValue>> SimulatedDatabase::ask(const Question &question, const StatementLimits &limits)
{
    ++asked;
    lastStop = limits.stop;
    m_pause();
    if (!failures.empty()) {
        const ErrorCode code = failures.back();
        failures.pop_back();
        return failure(code, FaultyPart::PostgreSql, QStringLiteral("simulated"));
    }
    if (m_postgres.trouble)
        return failure(*m_postgres.trouble, FaultyPart::PostgreSql, QStringLiteral("simulated"));
    Stamped<AnswerValue> answer{std::make_shared<const RowCount>(RowCount{m_postgres.value(question.text), true}), m_postgres.snapshot(),
                                m_postgres.boot()};
    m_pause();
    return answer;
}

Result<QByteArray> SimulatedDatabase::readSealKey()
{
    if (m_postgres.trouble)
        return failure(*m_postgres.trouble, FaultyPart::PostgreSql, QStringLiteral("simulated"));
    return QByteArray(32, 'k');
}

PostgresConnection &SimulatedDatabase::connection() { qFatal("nothing is asked but through the cache"); }

QuestionOf<RowCount> counterQuestion(const QByteArray &row, std::chrono::milliseconds bound, Family family)
{
    return question<RowCount>(
        family, row, bound, {},
        [](PostgresConnection &, const StatementLimits &) -> Result<Stamped<RowCount>> { qFatal("a simulated database answers by itself"); },
        [row](const RowCount &) { return Scopes{scopeOf(row)}; });
}

} // namespace lectern
