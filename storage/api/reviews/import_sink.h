// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/api/reviews/review.h"

#include <QByteArray>

#include <span>
#include <stop_token>
#include <vector>

namespace lectern {

/// One record of a file, ready to be stored. `review.id`, createdAt, updatedAt and version are ignored.
struct ImportRow {
    qint64 recordNumber = 0; ///< 0-based among the file's records.
    qint64 line = 0;         ///< 1-based line where the record begins.
    Review review;
};

/// A record that cannot be stored, and why, in words.
struct RejectedRow {
    qint64 recordNumber = 0;
    qint64 line = 0;
    QString column; ///< As named in the file; empty: the whole record.
    QString reason;
};

/// Outcome of a file's records. The four numbers add up to the records read.
struct ImportCounts {
    qint64 inserted = 0;
    qint64 updated = 0;
    qint64 duplicate = 0;
    qint64 rejected = 0;
    [[nodiscard]] qint64 rows() const { return inserted + updated + duplicate + rejected; }
    friend bool operator==(const ImportCounts &, const ImportCounts &) = default;
};

/// Where an interrupted import of the same file with the same mapping continues.
struct ImportCheckpoint {
    QByteArray importKey;   ///< SHA-256 over the file's bytes and the mapping.
    qint64 recordsDone = 0; ///< All records before this number are stored or rejected.
    ImportCounts counts;    ///< Of those records.
};

/// Stores records in PostgreSQL in transactions of at most one second, each of which also
/// moves the checkpoint: after a kill -9 at most one chunk is repeated, and no row is stored twice.
///
/// Thread: one import thread; every function blocks.
class ImportSink
{
public:
    virtual ~ImportSink() = default;
    /// Finds or creates the checkpoint. A finished import of the same key starts again at 0 (its rows then end as duplicates).
    [[nodiscard]] virtual Result<ImportCheckpoint> begin(const QByteArray &importKey, const QString &fileName) = 0;
    /// Stores or rejects the records up to `recordsDone` (exclusive). COPY into staging, then insert with ON CONFLICT.
    /// Returns the counts of this chunk. Rows that the database refuses are rejected one by one with its reason.
    [[nodiscard]] virtual Result<ImportCounts> writeChunk(std::span<const ImportRow> rows, std::span<const RejectedRow> rejected, qint64 recordsDone,
                                                          std::stop_token stop) = 0;
    /// All rejected rows so far, including those before an interruption, in file order.
    [[nodiscard]] virtual Result<std::vector<RejectedRow>> readRejected() = 0;
    /// Marks the import finished.
    [[nodiscard]] virtual Result<void> finish() = 0;
};

} // namespace lectern
