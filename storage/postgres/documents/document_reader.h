// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_source.h"
#include "storage/base/snapshot.h"
#include "storage/postgres/link/connection.h"

namespace lectern::postgres {

/// Asks PostgreSQL about documents: one statement per question, each answer stamped with the snapshot and the boot of the
/// very statement that read it.
///
/// Thread: the connection's. Every function blocks. Borrows the connection.
class DocumentReader
{
public:
    explicit DocumentReader(PostgresConnection &connection) : m_connection(connection) {}

    [[nodiscard]] Result<Stamped<DocumentList>> readList(const DocumentPageRequest &request, const StatementLimits &limits = {});
    [[nodiscard]] Result<Stamped<DocumentFacets>> readFacets(const DocumentFilter &filter, const StatementLimits &limits = {});
    [[nodiscard]] Result<Stamped<Document>> readDocument(DocumentId id, const StatementLimits &limits = {});
    [[nodiscard]] Result<Stamped<DocumentText>> readText(DocumentId id, int firstPage, int count, const StatementLimits &limits = {});
    /// The latest that was completed; when none was, the latest that failed.
    [[nodiscard]] Result<Stamped<Analysis>> readLatestAnalysis(DocumentId id, const StatementLimits &limits = {});
    [[nodiscard]] Result<Stamped<Analysis>> readAnalysis(AnalysisId id, const StatementLimits &limits = {});
    [[nodiscard]] Result<Stamped<std::vector<EnginePrecision>>> readPrecision(const StatementLimits &limits = {});
    /// The file itself, chunk by chunk. Corrupt when its hash is not the document's.
    [[nodiscard]] Result<QByteArray> readBytes(DocumentId id, const StatementLimits &limits = {});
    /// The same for a content that is known by its hash. An error of `betweenChunks`, called after each, ends it.
    [[nodiscard]] Result<QByteArray> readContent(const QByteArray &sha256, const StatementLimits &limits = {},
                                                 const std::function<Result<void>()> &betweenChunks = {});

private:
    PostgresConnection &m_connection;
};

} // namespace lectern::postgres
