// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakes/fake_document_source.h"

namespace lectern {

[[nodiscard]] inline DocumentId sampleId(int serial) { return {QUuid(uint(serial), 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 2)}; }

/// "Contract `serial`.pdf", read, with two high risks; one second older than the previous one, so that lists begin with number 0.
[[nodiscard]] inline Document sampleDocument(int serial)
{
    Document document;
    document.id = sampleId(serial);
    document.originalName = QStringLiteral("Contract %1.pdf").arg(serial);
    document.kind = DocumentKind::Pdf;
    document.status = WorkStatus::Completed;
    document.analysisStatus = WorkStatus::Completed;
    document.risks = RiskCounts{2, 1, 0};
    document.createdAt = QDateTime(QDate(2026, 11, 1), QTime(12, 0), Qt::UTC).addSecs(-serial);
    return document;
}

/// Three pages; the second contains the number most often.
[[nodiscard]] inline QStringList samplePages(int serial)
{
    return {QStringLiteral("First page of a contract\n"), QStringLiteral("Contract %1, second page: contract %1\n").arg(serial),
            QStringLiteral("Third page of contract %1\n").arg(serial)};
}

/// Adds numbers 0 .. count - 1.
inline void putSamples(FakeDocumentStore &documents, int count)
{
    for (int serial = 0; serial < count; ++serial)
        documents.put(sampleDocument(serial), samplePages(serial));
}

/// Adds a document that is newer than all others, so that lists begin with it.
inline void putNewest(FakeDocumentStore &documents, int serial)
{
    Document document = sampleDocument(serial);
    for (const HeldDocument &held : documents.documents)
        document.createdAt = std::max(document.createdAt, held.document.createdAt.addSecs(1));
    documents.put(document, samplePages(serial));
}

} // namespace lectern
