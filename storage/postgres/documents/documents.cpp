// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/documents/documents.h"

#include "storage/api/documents/job_progress.h"

namespace lectern::postgres {

const QString documentColumns = QStringLiteral(
    "d.id, d.added_by, d.original_name, d.sha256, content.size_bytes, d.kind, d.status, d.error, d.analysis_error,"
    " job.id, job.state, job.attempt, job.kind, job.progress_done, job.progress_total, job.reason, coalesce(d.page_count, 0), d.character_count,"
    " coalesce(d.extraction_seconds, 0), d.ocr_confidence, d.client, d.contract_type, d.metadata, d.previous_version,"
    " d.risk_high, d.risk_medium, d.risk_low, d.analysis_status, (extract(epoch from d.created_at) * 1000000)::bigint,"
    " (extract(epoch from d.started_at) * 1000000)::bigint, (extract(epoch from d.completed_at) * 1000000)::bigint,"
    " d.is_active, d.version, d.note, coalesce(d.removed_by, ''), (extract(epoch from d.removed_at) * 1000000)::bigint, d.name_key, d.risk_rank");

const QString documentTables = QStringLiteral(
    "documents d join document_contents content on content.sha256 = d.sha256"
    " left join lateral (select j.id, j.state, j.attempt, j.kind, j.progress_done, j.progress_total, j.reason from jobs j"
    " where j.document_id = d.id and j.state in ('waiting', 'running') order by j.state desc, j.id desc limit 1) job on true");

const QString pageTextColumns = QStringLiteral("p.page_number, p.width_points, p.height_points, p.page_text, p.words, p.text_source, p.confidence");

const std::array<std::string_view, 3> textSourceNames = {"file", "ocr", "none"};

namespace {

/// Reads the open job with the progress in its row, or why it waits for a retry.
void readWork(CellReader &cells, Document &document)
{
    document.isQueued = !cells.isNull();
    WorkAttempt work;
    work.jobId = cells.number();
    const bool isRunning = cells.text() == u"running";
    work.attempt = cells.count();
    JobProgress progress;
    progress.stage = cells.text() == u"analyse" ? JobStage::Analysing : JobStage::Reading;
    progress.done = cells.count();
    progress.total = cells.count();
    const QString reason = cells.text();
    if (!isRunning) {
        if (!reason.isEmpty())
            document.progress = QStringLiteral("It will be tried again. Last time: %1").arg(reason);
        return;
    }
    document.work = work;
    document.progress = textOf(progress);
}

std::optional<RiskCounts> risksIn(CellReader &cells)
{
    const bool isAnalysed = !cells.isNull();
    RiskCounts counts;
    counts.high = cells.count();
    counts.medium = cells.count();
    counts.low = cells.count();
    return isAnalysed ? std::optional(counts) : std::nullopt;
}

} // namespace

Document documentIn(CellReader &cells)
{
    Document document;
    document.id = {cells.uuid()};
    document.ownerName = cells.text();
    document.originalName = cells.text();
    document.sha256 = cells.binary();
    document.sizeBytes = cells.number();
    document.kind = cells.named<DocumentKind>(documentKindNames).value_or(DocumentKind::Unknown);
    document.status = cells.named<WorkStatus>(workStatusNames).value_or(WorkStatus::Failed);
    document.reason = cells.text();
    const QString analysisError = cells.text();
    if (document.reason.isEmpty())
        document.reason = analysisError;
    readWork(cells, document);
    document.pageCount = cells.count();
    document.characterCount = cells.number();
    document.extractionSeconds = *cells.optionalNumber();
    document.ocrConfidence = cells.optionalNumber();
    document.client = cells.text();
    document.contractType = cells.text();
    document.metadata = cells.object();
    if (const QUuid previous = cells.uuid(); !previous.isNull())
        document.previousVersion = DocumentId{previous};
    document.risks = risksIn(cells);
    document.analysisStatus = cells.named<WorkStatus>(workStatusNames).value_or(WorkStatus::Failed);
    document.createdAt = cells.moment();
    document.startedAt = cells.moment();
    document.completedAt = cells.moment();
    document.isActive = cells.flag();
    document.version = cells.number();
    document.note = cells.text();
    document.removedBy = cells.text();
    document.removedAt = cells.moment();
    cells.skip(2); // sort keys
    return document;
}

Result<DocumentPage> documentPageIn(CellReader &cells)
{
    DocumentPage page;
    page.number = cells.count();
    const double width = *cells.optionalNumber();
    page.size = QSizeF(width, *cells.optionalNumber());
    page.text = cells.text();
    const QByteArray words = cells.binary();
    page.source = cells.named<TextSource>(textSourceNames).value_or(TextSource::None);
    page.confidence = cells.optionalNumber();
    if (words.isEmpty())
        return page;
    return unpackedWords(words).map([&](std::vector<WordBox> &&boxes) {
        page.words = std::move(boxes);
        return std::move(page);
    });
}

} // namespace lectern::postgres
