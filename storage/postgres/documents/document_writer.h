// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_sink.h"
#include "storage/postgres/link/connection.h"

namespace lectern::postgres {

/// Adds and edits documents, each call in one transaction, in which triggers write the audit rows.
///
/// Thread: the connection's. Every function blocks. Borrows the connection.
class DocumentWriter
{
public:
    using Progress = std::function<void(qint64 done, qint64 total)>;

    explicit DocumentWriter(PostgresConnection &connection) : m_connection(connection) {}

    /// See DocumentSink::add(). A refused file leaves only an audit row.
    [[nodiscard]] Result<AddedDocument> add(const NewDocument &document, const Progress &progress, const std::stop_token &stop);
    [[nodiscard]] Result<void> setActive(const std::vector<DocumentId> &ids, bool isActive);
    [[nodiscard]] Result<void> edit(DocumentId id, qint64 version, const DocumentEdit &edit);
    [[nodiscard]] Result<void> replaceEdit(DocumentId id, const DocumentEdit &present, const DocumentEdit &edit);

private:
    [[nodiscard]] Result<std::optional<DocumentId>> findByContent(const QByteArray &sha256, const StatementLimits &limits);
    [[nodiscard]] Result<void> inTransaction(const std::function<Result<void>(bool isRepeated)> &body, const std::stop_token &stop);
    [[nodiscard]] Result<bool> isThere(DocumentId id);
    [[nodiscard]] Result<void> insertDocument(DocumentId id, const NewDocument &document, const QByteArray &sha256);
    [[nodiscard]] Result<void> store(DocumentId id, const QString &condition, const QVariantList &values, const DocumentEdit &edit);
    void noteRefusal(const NewDocument &document, const QString &reason);

    PostgresConnection &m_connection;
};

} // namespace lectern::postgres
