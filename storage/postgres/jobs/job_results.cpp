// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/jobs/job_results.h"

#include "storage/api/documents/contract_likeness.h"
#include "storage/postgres/documents/analyses.h"
#include "storage/postgres/documents/documents.h"
#include "storage/postgres/sql/binary_copy.h"
#include "storage/postgres/sql/value_text.h"

#include <QJsonDocument>

namespace lectern::postgres {

namespace {

using namespace std::chrono_literals;

/// Enough for 64 MiB of text and the indexing of its words.
constexpr std::chrono::milliseconds storeDeadline = 10min;

QString jsonText(const QJsonArray &array) { return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact)); }

/// PostgreSQL cannot store U+0000 in a text.
QString withoutNul(const QString &text)
{
    return text.contains(QChar(u'\0')) ? QString(text).replace(QChar(u'\0'), QChar::ReplacementCharacter) : text;
}

/// PostgreSQL will refuse the same result again, so the error becomes InvalidRequest; a deadlock may be retried.
StorageError refusal(StorageError error)
{
    if (error.code == ErrorCode::Conflict)
        error.code = error.state == "40P01" ? ErrorCode::Timeout : ErrorCode::InvalidRequest;
    return error;
}

Result<void> run(PostgresConnection &connection, const QString &sql, const QVariantList &values)
{
    const auto rows = connection.run(sql, values, {storeDeadline, {}});
    return rows ? Result<void>() : tl::make_unexpected(refusal(rows.error()));
}

Result<void> copyPages(PostgresConnection &connection, DocumentId document, const std::vector<DocumentPage> &pages)
{
    BinaryCopy copy;
    copy.header();
    size_t next = 0;
    const auto nextBlock = [&]() -> QByteArray {
        if (next > pages.size())
            return {};
        if (next == pages.size()) {
            ++next;
            return copy.end().take();
        }
        const DocumentPage &page = pages[next++];
        const std::string_view source = textSourceNames[size_t(page.source)];
        copy.row(8).field(document.value).field(page.number).field(withoutNul(page.text).toUtf8());
        copy.field(page.size.width()).field(page.size.height());
        copy.field(QByteArray(source.data(), qsizetype(source.size()))).field(page.confidence);
        copy.field(page.words.empty() ? QByteArray() : packedWords(page.words));
        return copy.take();
    };
    const auto copied = connection.copyIn(
        QStringLiteral("copy document_pages (document_id, page_number, page_text, width_points, height_points, text_source, confidence,"
                       " words) from stdin (format binary)"),
        nextBlock, {storeDeadline, {}});
    return copied ? Result<void>() : tl::make_unexpected(refusal(copied.error()));
}

QVariant meanOcrConfidence(const std::vector<DocumentPage> &pages)
{
    double sum = 0;
    int count = 0;
    for (const DocumentPage &page : pages) {
        if (page.source == TextSource::Ocr && page.confidence) {
            sum += *page.confidence;
            ++count;
        }
    }
    return count > 0 ? QVariant(sum / count) : QVariant(QMetaType(QMetaType::Double));
}

RiskCounts countsOf(const std::vector<Risk> &risks)
{
    RiskCounts counts;
    for (const Risk &risk : risks) {
        counts.high += risk.severity == Severity::High ? 1 : 0;
        counts.medium += risk.severity == Severity::Medium ? 1 : 0;
        counts.low += risk.severity == Severity::Low ? 1 : 0;
    }
    return counts;
}

Result<void> insertAnalysis(PostgresConnection &connection, DocumentId document, const Analysis &analysis)
{
    const auto nullable = [](const QString &text) { return text.isEmpty() ? QVariant(QMetaType(QMetaType::QString)) : QVariant(text); };
    const auto full = [](const QString &text) { return text.isNull() ? QStringLiteral("") : withoutNul(text); };
    return run(connection,
               QStringLiteral("insert into analysis_results (id, document_id, text_hash, engine, engine_version, model_used, processing_time_ms,"
                              " status, error, summary, facts, findings, risks, recommendations, categories, refused_count, completed_at)"
                              " values (coalesce(?::uuid, gen_random_uuid()), ?::uuid, ?::bytea, ?, ?, ?, ?, ?::work_status, ?, ?, ?::jsonb,"
                              " ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb, ?, clock_timestamp())"),
               {nullable(analysis.id.value.isNull() ? QString() : uuidText(analysis.id.value)), uuidText(document.value),
                nullable(analysis.textHash.isEmpty() ? QString() : byteaText(analysis.textHash)), full(analysis.engine), full(analysis.engineVersion),
                full(analysis.modelUsed), analysis.processingTimeMs, nameOf(analysis.status), full(analysis.error), full(analysis.summary),
                jsonText(factsJson(analysis)), jsonText(findingsJson(analysis)), jsonText(risksJson(analysis)),
                jsonText(QJsonArray::fromStringList(analysis.recommendations)), jsonText(categoriesJson(analysis)), analysis.refusedQuotes});
}

/// Stores the row of a failed analysis if possible. A login that may not write it, or a table that refuses it, must not prevent that
/// document and job are marked as failed: the job would be retried for ever.
Result<void> insertFailedAnalysis(PostgresConnection &connection, const JobLease &job, const QString &reason)
{
    Analysis failed;
    failed.engine = job.engine;
    failed.status = WorkStatus::Failed;
    failed.error = reason;
    const StatementLimits limits{storeDeadline, {}}; // set before the insert: in a failed transaction the server's timeout cannot be changed
    if (const auto point = connection.runScript(QStringLiteral("savepoint analysis"), limits); !point)
        return point;
    const auto inserted = insertAnalysis(connection, job.document, failed);
    return connection.runScript(inserted ? QStringLiteral("release savepoint analysis") : QStringLiteral("rollback to savepoint analysis"), limits);
}

} // namespace

Result<void> noteBeginning(PostgresConnection &connection, const JobLease &job)
{
    const QString change = job.kind == JobKind::Extract
        ? QStringLiteral("status = 'PROCESSING', error = '', started_at = clock_timestamp(), completed_at = null")
        : QStringLiteral("analysis_status = 'PROCESSING', analysis_error = ''");
    return run(connection, QStringLiteral("update documents set %1 where id = ?::uuid").arg(change), {uuidText(job.document.value)});
}

Result<void> noteRelease(PostgresConnection &connection, const JobLease &job)
{
    const QString change = job.kind == JobKind::Extract ? QStringLiteral("status = 'PENDING', started_at = null")
                                                        : QStringLiteral("analysis_status = 'PENDING'");
    return run(connection, QStringLiteral("update documents set %1 where id = ?::uuid").arg(change), {uuidText(job.document.value)});
}

Result<void> noteFailure(PostgresConnection &connection, const JobLease &job, const QString &reason)
{
    if (job.kind == JobKind::Extract)
        return run(connection, QStringLiteral("update documents set status = 'FAILED', error = ? where id = ?::uuid"),
                   {withoutNul(reason), uuidText(job.document.value)});
    return insertFailedAnalysis(connection, job, reason).and_then([&] {
        return run(connection, QStringLiteral("update documents set analysis_status = 'FAILED', analysis_error = ? where id = ?::uuid"),
                   {withoutNul(reason), uuidText(job.document.value)});
    });
}

Result<void> storeExtraction(PostgresConnection &connection, const JobLease &job, const ExtractedDocument &document, double seconds,
                             const QString &engine)
{
    if (document.pages.empty())
        return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern, QStringLiteral("a document without pages"));
    const QString id = uuidText(job.document.value);
    return run(connection, QStringLiteral("delete from document_pages where document_id = ?::uuid"), {id})
        .and_then([&] { return copyPages(connection, job.document, document.pages); })
        .and_then([&] {
            return run(connection,
                       QStringLiteral("update documents set status = 'COMPLETED', error = '', kind = ?::document_kind, page_count = ?,"
                                      " character_count = ?, extraction_seconds = ?, ocr_confidence = ?::double precision, note = ?,"
                                      " risk_high = null, risk_medium = null, risk_low = null, analysis_status = 'PENDING',"
                                      " analysis_error = '', completed_at = clock_timestamp() where id = ?::uuid"),
                       {nameOf(document.kind), int(document.pages.size()), pageStarts(document.pages).back(), std::max(seconds, 0.0),
                        meanOcrConfidence(document.pages), document.note.isNull() ? QStringLiteral("") : document.note.left(4000), id});
        })
        .and_then([&] {
            return run(connection,
                       QStringLiteral("insert into jobs (kind, document_id, engine) values ('analyse', ?::uuid, ?)"
                                      " on conflict (document_id, kind) where state in ('waiting', 'running') do nothing"),
                       {id, engine});
        });
}

Result<void> storeAnalysis(PostgresConnection &connection, const JobLease &job, const Analysis &analysis)
{
    if (analysis.status != WorkStatus::Completed)
        return noteFailure(connection, job, analysis.error.isEmpty() ? QStringLiteral("The engine gave no reason.") : analysis.error);
    // A text that does not look like a contract is not said to have no risk: its counts stay null.
    const bool saysNothing = analysis.risks.empty() && looksLikeNoContract(analysis);
    const RiskCounts counts = countsOf(analysis.risks);
    const auto count = [saysNothing](int number) { return saysNothing ? QVariant(QMetaType(QMetaType::Int)) : QVariant(number); };
    return insertAnalysis(connection, job.document, analysis).and_then([&] {
        return run(connection,
                   QStringLiteral("update documents set analysis_status = 'COMPLETED', analysis_error = '', risk_high = ?, risk_medium = ?,"
                                  " risk_low = ? where id = ?::uuid"),
                   {count(counts.high), count(counts.medium), count(counts.low), uuidText(job.document.value)});
    });
}

} // namespace lectern::postgres
