// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings/findings_report.h"

#include "models/documents/findings/finding_labels.h"
#include "storage/api/documents/analysis_json.h"
#include "storage/api/documents/contract_likeness.h"
#include "storage/api/version.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace lectern::models {

namespace {

struct FactWords {
    Q_DECLARE_TR_FUNCTIONS(lectern::models::FactWords)
};

/// Empty if there is no judgement.
QString judgementText(Judgement judgement) { return judgement == Judgement::None ? QString() : nameOf(judgement); }

QString timeText(const QDateTime &time) { return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString(); }

QJsonObject withHash(const Evidence &evidence)
{
    QJsonObject object = toJson(evidence);
    object.insert(QStringLiteral("sha256"), QString::fromLatin1(evidence.hash.toHex()));
    return object;
}

QJsonObject verdictJson(const Verdict &verdict)
{
    return {{QStringLiteral("judgement"), judgementText(verdict.judgement)},
            {QStringLiteral("note"), verdict.note},
            {QStringLiteral("author"), verdict.author},
            {QStringLiteral("at"), timeText(verdict.at)}};
}

QJsonObject lostVerdictJson(const LostVerdict &lost)
{
    QJsonObject object = withHash(lost.evidence);
    object.insert(QStringLiteral("category"), lost.category);
    object.insert(QStringLiteral("analysis"), lost.analysis.value.toString(QUuid::WithoutBraces));
    object.insert(QStringLiteral("number"), lost.finding);
    object.insert(QStringLiteral("engine"), lost.engine);
    object.insert(QStringLiteral("verdict"), verdictJson(lost.verdict));
    return object;
}

QJsonObject findingJson(const Finding &finding)
{
    QJsonObject object = withHash(finding.evidence);
    object.insert(QStringLiteral("number"), finding.number);
    object.insert(QStringLiteral("category"), finding.category);
    object.insert(QStringLiteral("confidence"), finding.confidence);
    if (finding.verdict.judgement != Judgement::None || !finding.verdict.note.isEmpty()) {
        object.insert(QStringLiteral("verdict"), verdictJson(finding.verdict));
    }
    return object;
}

QJsonObject documentJson(const Document &document)
{
    QJsonObject object{{QStringLiteral("id"), document.id.value.toString(QUuid::WithoutBraces)},
                       {QStringLiteral("name"), document.originalName},
                       {QStringLiteral("sha256"), QString::fromLatin1(document.sha256.toHex())},
                       {QStringLiteral("size_bytes"), document.sizeBytes},
                       {QStringLiteral("kind"), nameOf(document.kind)},
                       {QStringLiteral("pages"), document.pageCount},
                       {QStringLiteral("characters"), document.characterCount},
                       {QStringLiteral("client"), document.client},
                       {QStringLiteral("contract_type"), document.contractType},
                       {QStringLiteral("added_at"), timeText(document.createdAt)}};
    if (document.ocrConfidence)
        object.insert(QStringLiteral("ocr_confidence"), *document.ocrConfidence);
    return object;
}

QJsonObject analysisJson(const Analysis &analysis)
{
    QJsonArray facts, findings, risks, categories, lost;
    for (const SummaryFact &fact : analysis.facts) {
        QJsonObject object = withHash(fact.evidence);
        object.insert(QStringLiteral("fact"), nameOf(fact.kind));
        object.insert(QStringLiteral("value"), fact.value);
        facts << object;
    }
    for (const Finding &finding : analysis.findings)
        findings << findingJson(finding);
    for (const Risk &risk : analysis.risks)
        risks << toJson(risk);
    for (const CategoryResult &category : analysis.categories)
        categories << toJson(category);
    for (const LostVerdict &verdict : analysis.lostVerdicts)
        lost << lostVerdictJson(verdict);
    return {{QStringLiteral("id"), analysis.id.value.toString(QUuid::WithoutBraces)},
            {QStringLiteral("engine"), analysis.engine},
            {QStringLiteral("engine_version"), analysis.engineVersion},
            {QStringLiteral("model_used"), analysis.modelUsed},
            {QStringLiteral("processing_time_ms"), analysis.processingTimeMs},
            {QStringLiteral("analysed_at"), timeText(analysis.createdAt)},
            {QStringLiteral("text_sha256"), QString::fromLatin1(analysis.textHash.toHex())},
            {QStringLiteral("looks_like_contract"), !looksLikeNoContract(analysis)},
            {QStringLiteral("refused_quotes"), analysis.refusedQuotes},
            {QStringLiteral("summary"), analysis.summary},
            {QStringLiteral("facts"), facts},
            {QStringLiteral("risks"), risks},
            {QStringLiteral("recommendations"), QJsonArray::fromStringList(analysis.recommendations)},
            {QStringLiteral("findings"), findings},
            {QStringLiteral("categories"), categories},
            {QStringLiteral("no_longer_found"), lost}};
}

bool standsOn(const Risk &risk, int finding) { return std::find(risk.findings.begin(), risk.findings.end(), finding) != risk.findings.end(); }

} // namespace

Severity gravestRiskOn(const Analysis &analysis, int finding)
{
    Severity gravest = Severity::None;
    for (const Risk &risk : analysis.risks) {
        if (standsOn(risk, finding))
            gravest = std::max(gravest, risk.severity);
    }
    return gravest;
}

QString factTitle(SummaryFact::Kind kind)
{
    using Kind = SummaryFact::Kind;
    switch (kind) {
    case Kind::Title: return FactWords::tr("Title");
    case Kind::Party: return FactWords::tr("Party");
    case Kind::AgreementDate: return FactWords::tr("Agreement date");
    case Kind::EffectiveDate: return FactWords::tr("Effective");
    case Kind::ExpirationDate: return FactWords::tr("Expires");
    case Kind::Term: return FactWords::tr("Term");
    case Kind::Renewal: return FactWords::tr("Renewal");
    case Kind::GoverningLaw: return FactWords::tr("Governing law");
    case Kind::Money: break;
    }
    return FactWords::tr("Money");
}

QJsonObject reportJson(const FindingsReport &report)
{
    return {{QStringLiteral("document"), documentJson(report.document)},
            {QStringLiteral("analysis"), analysisJson(report.analysis)},
            {QStringLiteral("made_at"), timeText(report.madeAt)},
            {QStringLiteral("made_by"), QStringLiteral("Lectern ") + buildVersion()}};
}

std::vector<FindingRow> findingRows(const FindingsReport &report)
{
    std::vector<FindingRow> rows;
    for (const Finding &finding : report.analysis.findings) {
        FindingRow row{report.document.originalName,
                       finding.category,
                       {},
                       {},
                       finding.confidence,
                       finding.evidence.page,
                       finding.evidence.range.start,
                       finding.evidence.range.end,
                       finding.evidence.quote,
                       QString::fromLatin1(finding.evidence.hash.toHex()),
                       judgementText(finding.verdict.judgement),
                       finding.verdict.note,
                       report.analysis.engine + u' ' + report.analysis.engineVersion,
                       report.analysis.modelUsed,
                       report.analysis.createdAt};
        QStringList titles;
        for (const Risk &risk : report.analysis.risks) {
            if (standsOn(risk, finding.number))
                titles << risk.title;
        }
        const Severity gravest = gravestRiskOn(report.analysis, finding.number);
        row.risks = titles.join(QStringLiteral("; "));
        row.severity = gravest == Severity::None ? QString() : displayNameOf(gravest);
        rows.push_back(std::move(row));
    }
    for (const LostVerdict &lost : report.analysis.lostVerdicts) {
        rows.push_back({report.document.originalName,
                        lost.category,
                        {},
                        {},
                        std::nullopt,
                        lost.evidence.page,
                        lost.evidence.range.start,
                        lost.evidence.range.end,
                        lost.evidence.quote,
                        QString::fromLatin1(lost.evidence.hash.toHex()),
                        judgementText(lost.verdict.judgement),
                        lost.verdict.note,
                        lost.engine,
                        {},
                        report.analysis.createdAt});
    }
    return rows;
}

} // namespace lectern::models
