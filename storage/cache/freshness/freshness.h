// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/clock.h"
#include "storage/base/scope.h"
#include "storage/base/snapshot.h"
#include "storage/postgres/state/freshness_reader.h"

#include <QByteArray>
#include <QString>
#include <QUuid>

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

namespace lectern::cache {

/// What this process knows about changes in PostgreSQL, and therefore which answers it can prove to be fresh.
///
/// A commit acknowledged before a poll was sent is visible in that poll's snapshot. So it is either below the horizon, and
/// accepted entries, whose xmin is not below it, saw it; or it is in the log, and judge() compares it with the entry. What
/// judge() calls fresh was therefore true when the poll was sent. Within one boot an id always means the same transaction.
///
/// Thread: any; one mutex, never held while anything blocks. Borrows the clock.
class Freshness
{
public:
    enum class Outcome {
        Fresh,    ///< Nothing it depends on changed up to `provenAt`.
        Changed,  ///< Something it depends on changed.
        Outdated, ///< Of another boot, or older than the log.
        Unusable, ///< Nothing can be proved now: distrusted (see distrustReason()), no poll yet, or no boot.
    };
    struct Judgement {
        Outcome outcome = Outcome::Unusable;
        Instant provenAt = Instant::min(); ///< When the answer was true; min(): not proved since this process last wrote.
        [[nodiscard]] bool isOverthrown() const { return outcome == Outcome::Changed || outcome == Outcome::Outdated; }
    };
    /// When more changes than this are logged, the log is dropped, and with it all entries older than that.
    static constexpr size_t maxChanges = 200'000;

    explicit Freshness(const Clock &clock) : m_clock(clock) {}

    /// The snapshot to send with the next poll; nothing: the poll must return the whole log.
    [[nodiscard]] std::optional<Snapshot> newestSnapshot() const;
    /// Applies a poll that was sent at `sentAt` with `last`. False: the server has a new boot, and the poll must be repeated
    /// without `last`.
    [[nodiscard]] bool apply(const postgres::FreshnessPoll &poll, Instant sentAt, const std::optional<Snapshot> &last);

    /// `readAt`: when this process itself read the entry from PostgreSQL; min(): it did not.
    [[nodiscard]] Judgement judge(const QUuid &boot, const Snapshot &snapshot, const Scopes &scopes, Instant readAt = Instant::min()) const;
    /// Whether entries can be used at all: polled, boot known, triggers healthy, no failed audit.
    [[nodiscard]] bool isUsable() const;
    /// PostgreSQL refused a poll: this login may no longer read anything.
    void noteDenied();
    [[nodiscard]] Readable readable() const;
    /// Rises with every event that may make an answer outdated: a change, a new boot, a trigger problem, a write of our own.
    [[nodiscard]] std::uint64_t learnedCount() const;
    /// When the newest poll was sent; min(): never.
    [[nodiscard]] Instant polledAt() const;
    /// This process committed something: proofs from before this moment no longer count.
    void noteOwnWrite();
    [[nodiscard]] Instant ownWriteAt() const;
    /// Calls `listener`, which must be quick, after each noteOwnWrite(), on the caller's thread; empty: removes it.
    void whenOwnWrite(std::function<void()> listener);
    /// An answer came from this boot. A boot other than the last poll's means that the server was restarted.
    void noteBoot(const QUuid &boot);
    /// Refuses every entry until the program ends: the cache returned a wrong answer.
    void distrust(const QString &reason);
    /// Why entries are refused, in words; empty when they are not.
    [[nodiscard]] QString distrustReason() const;

private:
    [[nodiscard]] bool isUsableLocked() const;
    [[nodiscard]] bool hasUnseenChange(const QByteArray &scope, const Snapshot &snapshot) const;
    void forgetEverything();
    void addChange(const postgres::FreshnessPoll::Change &change);
    void noteTriggers(const postgres::FreshnessPoll &poll);
    void raiseHorizon(TransactionId horizon);

    const Clock &m_clock;
    mutable std::mutex m_mutex;
    QUuid m_boot;
    Snapshot m_newest;
    Instant m_polledAt = Instant::min();
    Instant m_ownWriteAt = Instant::min();
    TransactionId m_horizon = 0;
    std::optional<Snapshot> m_trustedFrom; ///< Older entries may lack changes that a disabled trigger did not log.
    bool m_areTriggersHealthy = false;
    QString m_triggerDetail;
    QString m_auditVerdict;
    Readable m_readable;
    std::uint64_t m_learnedCount = 0;
    std::function<void()> m_ownWriteListener;
    std::map<QByteArray, std::vector<TransactionId>> m_log; ///< Transaction ids per scope, ascending.
    size_t m_changeCount = 0;
};

} // namespace lectern::cache
