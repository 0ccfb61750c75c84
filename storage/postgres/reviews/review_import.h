// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/import_sink.h"
#include "storage/postgres/link/connection.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace lectern::postgres {

/// Takes reviews into PostgreSQL: COPY straight into the table when all of a chunk are new, else COPY into a staging
/// table and one insert that updates what differs.
///
/// A row is compared by what an import writes, except fetched_at, and, for reviews whose id was made of their content
/// ("c:..."), except metadata: these are the same review however the file words the rest. Deleted reviews stay deleted.
/// One process at a time imports a file under a mapping: the others wait up to ten seconds, then get Conflict.
///
/// Thread: the one that first calls begin(); all functions block.
class ReviewImport final : public ImportSink
{
public:
    explicit ReviewImport(PostgresAccess postgres);
    ~ReviewImport() override;

    Result<ImportCheckpoint> begin(const QByteArray &importKey, const QString &fileName) override;
    Result<ImportCounts> writeChunk(std::span<const ImportRow> rows, std::span<const RejectedRow> rejected, qint64 recordsDone,
                                    std::stop_token stop) override;
    Result<std::vector<RejectedRow>> readRejected() override;
    Result<void> finish() override;

private:
    /// A row of a chunk and its line for COPY.
    struct Staged {
        const ImportRow *row;
        QByteArray line;
    };
    struct ChunkOutcome {
        ImportCounts counts;
        std::vector<RejectedRow> refused;
    };
    [[nodiscard]] Result<void> lockImport(const QByteArray &importKey);
    [[nodiscard]] Result<ImportCheckpoint> readCheckpoint(const QString &fileName);
    /// Whether none of these reviews is there yet. Another program may add one a moment later.
    [[nodiscard]] Result<bool> areAllNew(std::span<const Staged> staged, const std::stop_token &stop);
    /// Copies new rows straight into the table; false, with nothing stored, when the database refuses one of them.
    [[nodiscard]] Result<bool> copyNew(std::span<const Staged> staged, const std::stop_token &stop);
    [[nodiscard]] Result<void> copy(const QString &statement, std::span<const Staged> staged, const std::stop_token &stop);
    /// Stores rows inside the running transaction. Rows that the database refuses are found by halving.
    [[nodiscard]] Result<void> store(std::span<const Staged> staged, ChunkOutcome &outcome, const std::stop_token &stop);
    [[nodiscard]] Result<ImportCounts> copyAndInsert(std::span<const Staged> staged, const std::stop_token &stop);
    [[nodiscard]] Result<void> moveCheckpoint(const ChunkOutcome &outcome, std::span<const RejectedRow> rejected, qint64 recordsDone);
    [[nodiscard]] Result<void> recordRejected(std::span<const RejectedRow> rejected);
    [[nodiscard]] static std::vector<Staged> stage(std::span<const ImportRow> rows, ImportCounts &counts);

    PostgresConnection m_connection;
    QByteArray m_importKey;
    qint64 m_recordsDone = 0;
    qint64 m_changedCount = 0; ///< Rows inserted or updated since begin().
};

} // namespace lectern::postgres
