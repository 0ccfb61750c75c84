// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/documents/document_reader.h"
#include "tests/support/document_stage.h"

namespace lectern {

/// Documents and a worker's queue of their jobs.
///
/// Thread: the test's. Owns: the server and the queue's connection.
class QueueStage : public DocumentStage
{
public:
    using DocumentStage::add;
    /// A document of these bytes, named by them.
    DocumentId add(const QByteArray &bytes)
    {
        const auto added = DocumentStage::add(QString::fromLatin1(bytes), bytes);
        if (!added)
            qFatal("%s", qUtf8Printable(added.error().detail));
        return added->id;
    }
    JobLease take(std::chrono::seconds lease = std::chrono::seconds(60))
    {
        const auto job = queue.take(QStringLiteral("worker"), lease);
        return job && *job ? **job : JobLease{};
    }
    [[nodiscard]] Document read(DocumentId id)
    {
        const auto document = postgres::DocumentReader(*connection).readDocument(id);
        return document ? document->value : Document{};
    }
    /// The work that is under way has taken longer than its lease.
    void expireLeases()
    {
        if (!execute(QStringLiteral("update jobs set lease_until = clock_timestamp() - interval '1 second' where state = 'running'")))
            qFatal("%s", qUtf8Printable(postgres.error()));
    }

    postgres::PostgresJobQueue queue{url()};
};

} // namespace lectern
