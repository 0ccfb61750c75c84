// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/read/hit_check.h"

#include "storage/cache/read/read_path.h"

#include <QRandomGenerator>

namespace lectern::cache {

HitCheck::HitCheck(ReadPath &path, MemoryTier &memory, const Clock &clock, double auditedShare, const Lifetimes &lifetimes, Background background)
    : m_path(path)
    , m_memory(memory)
    , m_clock(clock)
    , m_auditedShare(auditedShare)
    , m_lifetimes(lifetimes)
    , m_background(std::move(background))
{
}

void HitCheck::consider(const Question &question)
{
    const bool isAudited = QRandomGenerator::global()->generateDouble() < m_auditedShare;
    const bool isAggregate = traitsOf(question.family).isAggregate;
    if (!isAudited && !isAggregate)
        return;
    const std::shared_ptr<const CachedAnswer> held = m_memory.find(question.localKey());
    if (!held)
        return;
    if (isAudited)
        m_background([this, question, held](Connections &connections, const std::stop_token &stop) { audit(question, *held, connections, stop); });
    if (isAggregate && held->expiresAt - m_clock.now() < m_lifetimes.of(question.family) / 10) {
        const std::lock_guard lock(m_mutex);
        if (!m_refreshing.insert(question.localKey()).second)
            return;
        m_background([this, question](Connections &connections, const std::stop_token &stop) { refresh(question, connections, stop); });
    }
}

/// A difference is a fault only if no logged change explains it: after a poll whose snapshot saw at least as much as the second
/// read, the log must still say that nothing changed.
void HitCheck::audit(const Question &question, const CachedAnswer &held, Connections &connections, const std::stop_token &stop)
{
    const Result<Stamped<AnswerValue>> again = connections.database->ask(question, {std::chrono::seconds(60), stop});
    if (!again && again.error().code != ErrorCode::NotFound)
        return;
    bool isMismatch = false;
    if (!again || encoded(again->value) != encoded(held.value)) {
        if (!m_path.keepProof(*connections.database, stop))
            return;
        isMismatch = m_path.freshness().judge(held.provableBoot(), held.snapshot, held.scopes).outcome == Freshness::Outcome::Fresh;
    }
    m_path.metrics().noteAudit(isMismatch);
    if (isMismatch) {
        m_path.freshness().distrust(QStringLiteral("an audited %1 differs from PostgreSQL though no change was logged").arg(nameOf(question.family)));
    }
}

void HitCheck::refresh(const Question &question, Connections &connections, const std::stop_token &stop)
{
    m_path.readAnew(question, connections, stop);
    const std::lock_guard lock(m_mutex);
    m_refreshing.erase(question.localKey());
}

} // namespace lectern::cache
