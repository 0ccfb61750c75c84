// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/imports/review_merge.h"
#include "storage/postgres/imports/stored_checkpoint.h"

namespace lectern::postgres {

/// Imports the reviews of a file into PostgreSQL, chunk by chunk, each in one transaction with the checkpoint.
///
/// Rows are compared by the imported columns except fetched_at, and also except metadata for reviews whose id was made from their
/// content ("c:..."). Deleted reviews stay deleted. Only one process at a time imports a file with a mapping: others wait up to
/// ten seconds, then get Conflict.
///
/// Thread: the one that first calls begin(); all functions block. Owns: its connection.
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
    void refreshEstimates();

    PostgresConnection m_connection;
    StoredCheckpoint m_checkpoint{m_connection};
    ReviewMerge m_merge{m_connection};
    qint64 m_recordsDone = 0;
    qint64 m_changedCount = 0; ///< Rows inserted or updated since begin().
};

} // namespace lectern::postgres
