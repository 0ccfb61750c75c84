// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/cache/read/read_path.h"

namespace lectern::cache {

/// One read, from its question to its answer.
///
/// Thread: the one that created it. Borrows the read path; connections may be absent for a look into memory only.
class Reading
{
public:
    Reading(ReadPath &path, const Question &question, ReadPath::Times times);

    /// The answer in memory, if proved fresh as things are known now.
    [[nodiscard]] std::optional<AnyAnswer> fromMemory();
    /// Memory, Redis, PostgreSQL. Blocks.
    [[nodiscard]] Result<AnyAnswer> fromAnywhere(Connections &connections, const std::stop_token &stop);
    /// PostgreSQL, whatever the cache holds. Blocks.
    [[nodiscard]] Result<AnyAnswer> fromPostgres(Connections &connections, const std::stop_token &stop);
    /// Puts what came from PostgreSQL into Redis.
    void fillRedis(Connections &connections);

private:
    [[nodiscard]] bool isWithinBound(Instant provenAt) const;
    [[nodiscard]] bool mayBeProvedInMemory() const;
    /// Proved fresh is not proved permitted.
    [[nodiscard]] bool isPermitted() const;
    [[nodiscard]] Result<void> prove(Connections &connections, const std::stop_token &stop);
    [[nodiscard]] bool requestFromRedis(Connections &connections);
    [[nodiscard]] std::optional<AnyAnswer> fromRedis(Connections &connections);
    [[nodiscard]] std::optional<AnyAnswer> opened(const QByteArray &entry);
    [[nodiscard]] std::optional<AnyAnswer> judged(CachedAnswer held);
    [[nodiscard]] Result<Stamped<AnyValue>> readNotBackwards(Connections &connections, const std::stop_token &stop);
    [[nodiscard]] Result<AnyAnswer> staleOr(StorageError error);
    [[nodiscard]] AnyAnswer answer(const CachedAnswer &held, Source source, Instant provenAt) const;
    void miss(MissReason reason);
    [[nodiscard]] MissReason reasonOfAbsence() const;
    [[nodiscard]] postgres::StatementLimits limits(const std::stop_token &stop) const;

    ReadPath &m_path;
    const Question &m_question;
    const ReadPath::Times m_times;
    const QByteArray m_key;
    QByteArray m_redisKey;
    std::shared_ptr<const CachedAnswer> m_held; ///< The last known answer, proved or not.
    std::optional<MissReason> m_missReason;
    Instant m_readAt = Instant::min(); ///< When PostgreSQL was asked.
    std::chrono::seconds m_lifetime{0};
    bool m_isWorthFilling = false;
};

} // namespace lectern::cache
