// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QFuture>
#include <QString>

#include <stop_token>
#include <vector>

namespace lectern {

struct CacheCheckOptions {
    int sample = 500;     ///< So many entries, drawn at random; 0: all.
    bool repairs = false; ///< Takes away the wrong ones, and only those.
};

/// What came out when entries in Redis were compared with what PostgreSQL says to the same questions.
struct CacheCheckReport {
    qint64 seen = 0;       ///< Keys of this schema that the walk over Redis met.
    bool sawAll = true;    ///< false: Redis holds more than the walk may look at.
    qint64 compared = 0;   ///< The sum of the next four.
    qint64 right = 0;      ///< Say what PostgreSQL says.
    qint64 wrong = 0;      ///< Say something else, though the change log proves them fresh: a fault.
    qint64 stale = 0;      ///< Provably not fresh: no reader takes them. They end by their lifetime.
    qint64 forged = 0;     ///< Not sealed with this database's key, cut, or no entry at all: no reader takes them.
    qint64 gone = 0;       ///< Ended between being met and being looked at.
    qint64 unanswered = 0; ///< PostgreSQL did not answer their question in time.
    qint64 removed = 0;    ///< Of the wrong ones.
    bool isCancelled = false;
    struct Fault {
        QString key, question, detail;
    };
    std::vector<Fault> faults; ///< The first wrong ones, in words.
};

/// Compares the cache with PostgreSQL, by content.
///
/// Thread: any; nothing blocks. The future finishes on a thread of its own.
class CacheChecker
{
public:
    virtual ~CacheChecker() = default;
    /// The future tells its progress (entries done, of so many). A check that is stopped ends soon, with what it has found so far.
    /// Conflict while another one runs.
    [[nodiscard]] virtual QFuture<Result<CacheCheckReport>> check(const CacheCheckOptions &options, std::stop_token stop) = 0;
};

} // namespace lectern
