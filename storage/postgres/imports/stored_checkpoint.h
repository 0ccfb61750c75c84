// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/import_sink.h"
#include "storage/postgres/link/connection.h"

namespace lectern::postgres {

/// How far the import of one file is, as the database keeps it, with the rows that were rejected.
///
/// Thread: the connection's; blocks. Borrows the connection.
class StoredCheckpoint
{
public:
    explicit StoredCheckpoint(PostgresConnection &connection) : m_connection(connection) {}

    /// Takes the import of this file for this connection: others wait up to ten seconds, then get Conflict. Also waits for the last statement of an
    /// import of the same file that was killed.
    [[nodiscard]] Result<void> lock(const QByteArray &importKey);
    /// Finds or creates the checkpoint of what was locked; that of a finished import begins anew.
    [[nodiscard]] Result<ImportCheckpoint> open(const QString &fileName);
    /// Requires: the transaction that stored the records. Conflict when it does not stand at `from`.
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
