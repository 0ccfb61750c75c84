// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QFuture>
#include <QString>

#include <stop_token>
#include <vector>

namespace lectern {

struct CacheCheckOptions {
    int sample = 500;     ///< Number of entries to compare, drawn at random; 0: all.
    bool repairs = false; ///< Deletes the wrong entries from Redis, and only those.
};

/// Result of comparing entries in Redis with PostgreSQL's answers to the same questions.
struct CacheCheckReport {
    qint64 seen = 0;       ///< Keys of this schema that the scan of Redis returned.
    bool sawAll = true;    ///< false: Redis holds more keys than the scan may visit.
    qint64 compared = 0;   ///< Sum of right, wrong, stale and forged.
    qint64 right = 0;      ///< Equal to PostgreSQL's answer.
    qint64 wrong = 0;      ///< Different from it although the change log proves the entry fresh: a fault.
    qint64 stale = 0;      ///< Provably not fresh: readers ignore it, and it expires by its lifetime.
    qint64 forged = 0;     ///< Not sealed with this database's key, truncated, or not an entry: readers ignore it.
    qint64 gone = 0;       ///< Expired or deleted between the scan and the comparison.
    qint64 unanswered = 0; ///< PostgreSQL did not answer the entry's question in time.
    qint64 removed = 0;    ///< Number of wrong entries that were deleted.
    bool isCancelled = false;
    struct Fault {
        QString key, question, detail;
    };
    std::vector<Fault> faults; ///< The first wrong entries, described in words.
};

/// Compares the contents of cache entries with PostgreSQL.
///
/// Thread: any; nothing blocks. The future finishes on a thread of its own.
class CacheChecker
{
public:
    virtual ~CacheChecker() = default;
    /// The future reports progress (entries done, entries in total). A check that is stopped ends soon, with what it has found so far.
    /// Conflict while another check runs.
    [[nodiscard]] virtual QFuture<Result<CacheCheckReport>> check(const CacheCheckOptions &options, std::stop_token stop) = 0;
};

} // namespace lectern
