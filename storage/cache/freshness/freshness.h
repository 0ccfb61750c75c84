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

/// What this process knows of changes in PostgreSQL, and so which answers it can prove to be true still.
///
/// A commit that was acknowledged before a poll was sent is visible in that poll's snapshot. So it is either below the
/// horizon, which every accepted entry's xmin is not, or it is in the log, and then every accepted entry saw it: what
/// judge() calls fresh was true when the poll was sent. Same boot means the same id is the same transaction.
///
/// Thread: any; one mutex, never held while anything blocks. Borrows the clock.
class Freshness
{
public:
    enum class Outcome {
        Fresh,    ///< Nothing it depends on changed up to `provenAt`.
        Changed,  ///< Something it depends on changed.
        Outdated, ///< Of another boot, or from before the log begins.
        Unusable, ///< Nothing can be proved now: see distrustReason(), or no poll yet, or no boot.
    };
    struct Judgement {
        Outcome outcome = Outcome::Unusable;
        Instant provenAt = Instant::min(); ///< When it was true; min(): not proved since this process last wrote.
        [[nodiscard]] bool isOverthrown() const { return outcome == Outcome::Changed || outcome == Outcome::Outdated; }
    };
    /// More logged changes than this are forgotten, together with all entries from before.
    static constexpr size_t maxChanges = 200'000;

    explicit Freshness(const Clock &clock) : m_clock(clock) {}

    /// What the next poll should say it knows; nothing: it needs the whole log.
    [[nodiscard]] std::optional<Snapshot> newestSnapshot() const;
    /// Takes in a poll that was sent at `sentAt` with `last`. False: the server has a new boot, the poll must be repeated
    /// without `last`.
    [[nodiscard]] bool apply(const postgres::FreshnessPoll &poll, Instant sentAt, const std::optional<Snapshot> &last);

    /// `readAt`: when this process itself asked PostgreSQL for the entry; min(): it did not.
    [[nodiscard]] Judgement judge(const QUuid &boot, const Snapshot &snapshot, const Scopes &scopes, Instant readAt = Instant::min()) const;
    /// Whether entries can be used at all: there was a poll, a boot, healthy triggers and no failed audit.
    [[nodiscard]] bool isUsable() const;
    /// PostgreSQL refused a poll: this login may read nothing any more.
    void noteDenied();
    [[nodiscard]] Readable readable() const;
    /// Rises with everything learned that may make an answer untrue: a change, another boot, trouble, a write of our own.
    [[nodiscard]] std::uint64_t learnedCount() const;
    /// When the newest poll was sent; min(): never.
    [[nodiscard]] Instant polledAt() const;
    /// This process committed something: what was proved before now proves nothing any more.
    void noteOwnWrite();
    [[nodiscard]] Instant ownWriteAt() const;
    /// Calls `listener`, which must be quick, after each noteOwnWrite(), on its thread; empty: nobody.
    void whenOwnWrite(std::function<void()> listener);
    /// An answer came from this boot. Another one than the polls' means that the server started anew.
    void noteBoot(const QUuid &boot);
    /// Turns every entry away until the program ends: the cache was seen to be wrong.
    void distrust(const QString &reason);
    /// Why entries are turned away, in words; empty when they are not.
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
    std::optional<Snapshot> m_trustedFrom; ///< Older entries may have missed changes that a disabled trigger did not log.
    bool m_areTriggersHealthy = false;
    QString m_triggerDetail;
    QString m_auditVerdict;
    Readable m_readable;
    std::uint64_t m_learnedCount = 0;
    std::function<void()> m_ownWriteListener;
    std::map<QByteArray, std::vector<TransactionId>> m_log; ///< Per scope, ascending.
    size_t m_changeCount = 0;
};

} // namespace lectern::cache
