// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/documents/document_work.h"

#include "storage/postgres/documents/document_refusals.h"
#include "storage/postgres/sql/value_text.h"

namespace lectern::postgres {

/// Adds a job unless the document has an open one of this kind. Call it before changing the document's row, as workers do:
/// another order could deadlock.
Result<void> DocumentWork::queue(DocumentId id, const char *kind, const QString &engine)
{
    return m_connection
        .run(QStringLiteral("insert into jobs (kind, document_id, engine) values (?::job_kind, ?::uuid, ?)"
                            " on conflict (document_id, kind) where state in ('waiting', 'running') do nothing"),
             {QString::fromLatin1(kind), uuidText(id.value), engine})
        .map([](const Rows &) {});
}

Result<void> DocumentWork::queueExtraction(DocumentId id) { return queue(id, "extract", QStringLiteral("")); }

Result<void> DocumentWork::retry(DocumentId id)
{
    return m_connection.inTransaction([&]() -> Result<void> {
        const auto rows = m_connection.run(QStringLiteral("select status from documents where id = ?::uuid"), {uuidText(id.value)});
        if (!rows)
            return failureOf(rows);
        if (rows->rowCount() == 0)
            return noDocument(id);
        const auto status = workStatusFromName(rows->toString(0, 0));
        if (status == WorkStatus::Completed)
            return invalidRequest(QStringLiteral("The document was read already; what can be repeated is its analysis."));
        if (status != WorkStatus::Failed) // it is in progress: only ends the pause before a retry
            return m_connection
                .run(QStringLiteral("update jobs set not_before = null where document_id = ?::uuid and state = 'waiting'"
                                    " and not_before is not null"),
                     {uuidText(id.value)})
                .map([](const Rows &) {});
        return queueExtraction(id).and_then([&] {
            return m_connection
                .run(QStringLiteral("update documents set status = 'PENDING', error = '', started_at = null,"
                                    " completed_at = null where id = ?::uuid and status = 'FAILED'"),
                     {uuidText(id.value)})
                .map([](const Rows &) {});
        });
    });
}

Result<void> DocumentWork::analyse(DocumentId id, const QString &engine)
{
    if (engine.isEmpty() || engine.size() > 100)
        return invalidRequest(QStringLiteral("an engine without a name"));
    return m_connection.inTransaction([&]() -> Result<void> {
        const auto rows = m_connection.run(QStringLiteral("select status from documents where id = ?::uuid"), {uuidText(id.value)});
        if (!rows)
            return failureOf(rows);
        if (rows->rowCount() == 0)
            return noDocument(id);
        if (workStatusFromName(rows->toString(0, 0)) != WorkStatus::Completed)
            return invalidRequest(QStringLiteral("There is no text of this document to analyse yet."));
        return queue(id, "analyse", engine).and_then([&] {
            return m_connection
                .run(QStringLiteral("update documents set analysis_status = 'PENDING', analysis_error = '' where id = ?::uuid and exists"
                                    " (select from jobs where document_id = ?::uuid and kind = 'analyse' and state = 'waiting')"),
                     {uuidText(id.value), uuidText(id.value)})
                .map([](const Rows &) {});
        });
    });
}

Result<void> DocumentWork::cancel(DocumentId id)
{
    return m_connection.inTransaction([&]() -> Result<void> {
        const auto rows = m_connection.run(QStringLiteral("update jobs set state = 'cancelled', lease_until = null, finished_at = clock_timestamp(),"
                                                          " reason = 'Cancelled by ' || session_user || '.'"
                                                          " where document_id = ?::uuid and state in ('waiting', 'running') returning kind"),
                                           {uuidText(id.value)});
        if (!rows)
            return failureOf(rows);
        for (int i = 0; i < rows->rowCount(); ++i) {
            const QString change = rows->toString(i, 0) == u"extract"
                ? QStringLiteral("status = 'FAILED', error = 'Cancelled by ' || session_user || '.'")
                : QStringLiteral("analysis_status = 'FAILED', analysis_error = 'Cancelled by ' || session_user || '.'");
            if (const auto done = m_connection.run(QStringLiteral("update documents set %1 where id = ?::uuid").arg(change), {uuidText(id.value)});
                !done)
                return failureOf(done);
        }
        return {};
    });
}

} // namespace lectern::postgres
