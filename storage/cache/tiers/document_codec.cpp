// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/tiers/document_codec.h"

#include "storage/cache/tiers/codec_stream.h"

namespace lectern::cache {

using namespace codec;

namespace {

constexpr int factKindCount = int(SummaryFact::Kind::Money) + 1;
constexpr int judgementCount = int(Judgement::Wrong) + 1;

template <typename Stream, typename T>
void visitPrevious(Stream &s, T &previous)
{
    if constexpr (std::is_same_v<Stream, Writer>) {
        s.field(previous ? previous->value : QUuid());
    } else {
        QUuid id;
        s.field(id);
        if (!id.isNull())
            previous = DocumentId{id};
    }
}

template <typename Stream, typename T>
void visitRisks(Stream &s, T &risks)
{
    if constexpr (std::is_same_v<Stream, Writer>) {
        s.field(bool(risks));
        if (risks)
            s.field(risks->high).field(risks->medium).field(risks->low);
    } else {
        bool isThere = false;
        s.field(isThere);
        if (isThere) {
            risks.emplace();
            s.field(risks->high).field(risks->medium).field(risks->low);
        }
    }
}

template <typename Stream, typename T>
void visitWork(Stream &s, T &work)
{
    if constexpr (std::is_same_v<Stream, Writer>) {
        s.field(bool(work));
        if (work)
            s.field(work->jobId).field(work->attempt);
    } else {
        bool isThere = false;
        s.field(isThere);
        if (isThere) {
            work.emplace();
            s.field(work->jobId).field(work->attempt);
        }
    }
}

template <typename Stream, typename T>
void visitDocument(Stream &s, T &document)
{
    s.field(document.id.value).field(document.ownerName).field(document.originalName).field(document.sha256).field(document.sizeBytes);
    visitEnum(s, document.kind, int(documentKindNames.size()));
    visitEnum(s, document.status, int(workStatusNames.size()));
    s.field(document.reason).field(document.note).field(document.progress).field(document.pageCount).field(document.characterCount);
    s.field(document.extractionSeconds);
    visitOptional(s, document.ocrConfidence);
    s.field(document.client).field(document.contractType);
    visitMetadata(s, document.metadata);
    visitPrevious(s, document.previousVersion);
    visitRisks(s, document.risks);
    visitEnum(s, document.analysisStatus, int(workStatusNames.size()));
    visitTime(s, document.createdAt);
    visitTime(s, document.startedAt);
    visitTime(s, document.completedAt);
    s.field(document.isActive).field(document.removedBy);
    visitTime(s, document.removedAt);
    s.field(document.isQueued).field(document.version);
    visitWork(s, document.work);
}

template <typename Stream, typename T>
void visitRange(Stream &s, T &range)
{
    s.field(range.start).field(range.end);
}

template <typename Stream, typename T>
void visitList(Stream &s, T &list)
{
    s.field(list.totalCount).field(list.next.values);
    visitVector(s, list.rows, [&](auto &row) {
        visitDocument(s, row.document);
        s.field(row.snippet.page).field(row.snippet.text);
        visitVector(s, row.snippet.marks, [&](auto &mark) { visitRange(s, mark); });
    });
}

template <typename Stream, typename T>
void visitFacets(Stream &s, T &facets)
{
    const auto visitValue = [&](auto &value) { s.field(value.first).field(value.second); };
    visitVector(s, facets.clients, visitValue);
    visitVector(s, facets.contractTypes, visitValue);
    visitCounts(s, facets.byStatus);
    visitCounts(s, facets.byRisk);
    visitCounts(s, facets.byKind);
}

template <typename Stream, typename T>
void visitEvidence(Stream &s, T &evidence)
{
    s.field(evidence.page);
    visitRange(s, evidence.range);
    s.field(evidence.quote).field(evidence.hash);
}

template <typename Stream, typename T>
void visitNumbers(Stream &s, T &numbers)
{
    visitVector(s, numbers, [&](auto &number) { s.field(number); });
}

template <typename Stream, typename T>
void visitVerdict(Stream &s, T &verdict)
{
    visitEnum(s, verdict.judgement, judgementCount);
    s.field(verdict.note).field(verdict.author);
    visitTime(s, verdict.at);
}

template <typename Stream, typename T>
void visitFindings(Stream &s, T &findings)
{
    visitVector(s, findings, [&](auto &finding) {
        s.field(finding.number).field(finding.category).field(finding.confidence);
        visitEvidence(s, finding.evidence);
        visitVerdict(s, finding.verdict);
    });
}

template <typename Stream, typename T>
void visitLostVerdicts(Stream &s, T &verdicts)
{
    visitVector(s, verdicts, [&](auto &lost) {
        s.field(lost.analysis.value).field(lost.finding).field(lost.engine).field(lost.category);
        visitEvidence(s, lost.evidence);
        visitVerdict(s, lost.verdict);
    });
}

template <typename Stream, typename T>
void visitAnalysis(Stream &s, T &analysis)
{
    s.field(analysis.id.value).field(analysis.documentId.value).field(analysis.textHash).field(analysis.engine);
    s.field(analysis.engineVersion).field(analysis.modelUsed).field(analysis.processingTimeMs);
    visitEnum(s, analysis.status, int(workStatusNames.size()));
    s.field(analysis.error).field(analysis.summary);
    visitVector(s, analysis.facts, [&](auto &fact) {
        visitEnum(s, fact.kind, factKindCount);
        s.field(fact.value);
        visitEvidence(s, fact.evidence);
    });
    visitFindings(s, analysis.findings);
    visitVector(s, analysis.risks, [&](auto &risk) {
        s.field(risk.rule).field(risk.title);
        visitEnum(s, risk.severity, int(severityNames.size()));
        s.field(risk.why).field(risk.recommendation);
        visitNumbers(s, risk.findings);
    });
    s.field(analysis.recommendations);
    visitVector(s, analysis.categories, [&](auto &category) {
        s.field(category.category).field(category.isPresent).field(category.confidence);
        visitNumbers(s, category.findings);
    });
    visitLostVerdicts(s, analysis.lostVerdicts);
    s.field(analysis.refusedQuotes);
    visitTime(s, analysis.createdAt);
    s.field(analysis.version);
}

template <typename Stream, typename T>
void visitPrecision(Stream &s, T &engines)
{
    visitVector(s, engines, [&](auto &engine) {
        s.field(engine.engine).field(engine.engineVersion).field(engine.modelUsed).field(engine.right).field(engine.wrong);
    });
}

} // namespace

QByteArray encoded(const DocumentList &list)
{
    return written(Kind::DocumentList, [&](Writer &writer) { visitList(writer, list); });
}

QByteArray encoded(const Document &document)
{
    return written(Kind::Document, [&](Writer &writer) { visitDocument(writer, document); });
}

QByteArray encoded(const DocumentFacets &facets)
{
    return written(Kind::DocumentFacets, [&](Writer &writer) { visitFacets(writer, facets); });
}

QByteArray encoded(const Analysis &analysis)
{
    return written(Kind::Analysis, [&](Writer &writer) { visitAnalysis(writer, analysis); });
}

QByteArray encoded(const std::vector<EnginePrecision> &engines)
{
    return written(Kind::Precision, [&](Writer &writer) { visitPrecision(writer, engines); });
}

template <>
Result<DocumentList> decoded(QByteArray bytes)
{
    return readBack<DocumentList>(Kind::DocumentList, bytes, [](Reader &reader, DocumentList &list) { visitList(reader, list); });
}

template <>
Result<Document> decoded(QByteArray bytes)
{
    return readBack<Document>(Kind::Document, bytes, [](Reader &reader, Document &document) { visitDocument(reader, document); });
}

template <>
Result<DocumentFacets> decoded(QByteArray bytes)
{
    return readBack<DocumentFacets>(Kind::DocumentFacets, bytes, [](Reader &reader, DocumentFacets &facets) { visitFacets(reader, facets); });
}

template <>
Result<Analysis> decoded(QByteArray bytes)
{
    return readBack<Analysis>(Kind::Analysis, bytes, [](Reader &reader, Analysis &analysis) { visitAnalysis(reader, analysis); });
}

template <>
Result<std::vector<EnginePrecision>> decoded(QByteArray bytes)
{
    return readBack<std::vector<EnginePrecision>>(Kind::Precision, bytes,
                                                  [](Reader &reader, std::vector<EnginePrecision> &engines) { visitPrecision(reader, engines); });
}

} // namespace lectern::cache
