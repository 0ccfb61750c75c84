// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document.h"
#include "storage/postgres/link/connection.h"

namespace lectern::postgres {

/// The work on documents as analysts ask for it and call it off: jobs, and what their documents say of them. Each call one transaction.
///
/// Thread: the connection's. Every function blocks. Borrows the connection.
class DocumentWork
{
public:
    explicit DocumentWork(PostgresConnection &connection) : m_connection(connection) {}

    /// The first work on a new document. Requires: the transaction that adds it.
    [[nodiscard]] Result<void> queueExtraction(DocumentId id);
    [[nodiscard]] Result<void> retry(DocumentId id);
    [[nodiscard]] Result<void> analyse(DocumentId id, const QString &engine);
    [[nodiscard]] Result<void> cancel(DocumentId id);

private:
    [[nodiscard]] Result<void> queue(DocumentId id, const char *kind, const QString &engine);

    PostgresConnection &m_connection;
};

} // namespace lectern::postgres
