// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document.h"
#include "storage/postgres/link/connection.h"

namespace lectern::postgres {

/// Starts and cancels work on documents: writes jobs and the status of their documents. Each call is one transaction.
///
/// Thread: the connection's. Every function blocks. Borrows the connection.
class DocumentWork
{
public:
    explicit DocumentWork(PostgresConnection &connection) : m_connection(connection) {}

    /// Queues the extraction of a new document. Requires: the transaction that adds it.
    [[nodiscard]] Result<void> queueExtraction(DocumentId id);
    [[nodiscard]] Result<void> retry(DocumentId id);
    [[nodiscard]] Result<void> analyse(DocumentId id, const QString &engine);
    [[nodiscard]] Result<void> cancel(DocumentId id);

private:
    [[nodiscard]] Result<void> queue(DocumentId id, const char *kind, const QString &engine);

    PostgresConnection &m_connection;
};

} // namespace lectern::postgres
