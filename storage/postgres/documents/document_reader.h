// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_source.h"
#include "storage/base/snapshot.h"
#include "storage/postgres/link/connection.h"

namespace lectern::postgres {

/// Reads documents from PostgreSQL: one statement per question. Each answer carries the snapshot and the boot of the
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
    /// The latest completed analysis; if there is none, the latest failed one.
    [[nodiscard]] Result<Stamped<Analysis>> readLatestAnalysis(DocumentId id, const StatementLimits &limits = {});
    [[nodiscard]] Result<Stamped<Analysis>> readAnalysis(AnalysisId id, const StatementLimits &limits = {});
    [[nodiscard]] Result<Stamped<std::vector<EnginePrecision>>> readPrecision(const StatementLimits &limits = {});
    /// The whole file, read chunk by chunk. Corrupt when its hash is not the document's.
    [[nodiscard]] Result<QByteArray> readBytes(DocumentId id, const StatementLimits &limits = {});
    /// The same for content known by its hash. `betweenChunks` is called after each chunk; its error ends the read.
    [[nodiscard]] Result<QByteArray> readContent(const QByteArray &sha256, const StatementLimits &limits = {},
                                                 const std::function<Result<void>()> &betweenChunks = {});

private:
    PostgresConnection &m_connection;
};

} // namespace lectern::postgres
