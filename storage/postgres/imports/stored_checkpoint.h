// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/import_sink.h"
#include "storage/postgres/link/connection.h"

namespace lectern::postgres {

/// The stored progress of one file's import, with its rejected rows.
///
/// Thread: the connection's; blocks. Borrows the connection.
class StoredCheckpoint
{
public:
    explicit StoredCheckpoint(PostgresConnection &connection) : m_connection(connection) {}

    /// Locks the import of this file for this connection: others wait up to ten seconds, then get Conflict. Also waits for the last statement of a
    /// killed import of the same file.
    [[nodiscard]] Result<void> lock(const QByteArray &importKey);
    /// Finds or creates the checkpoint of the locked import; after a finished import it starts again.
    [[nodiscard]] Result<ImportCheckpoint> open(const QString &fileName);
    /// Requires: the transaction that stored the records. Conflict when the checkpoint is not at `from`.
    [[nodiscard]] Result<void> move(qint64 from, qint64 to, const ImportCounts &counts);
    [[nodiscard]] Result<void> recordRejected(std::span<const RejectedRow> rejected);
    /// In file order.
    [[nodiscard]] Result<std::vector<RejectedRow>> readRejected();
    [[nodiscard]] Result<void> finish();

private:
    PostgresConnection &m_connection;
    QByteArray m_importKey;
};

} // namespace lectern::postgres
