// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/documents/document_json.h"

#include "storage/api/documents/analysis_json.h"
#include "storage/api/documents/contract_likeness.h"

#include <QJsonArray>

namespace lectern::ctl {

namespace {

QJsonValue timeOrNull(const QDateTime &time) { return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue(); }

template <typename Number>
QJsonValue numberOrNull(const std::optional<Number> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QString idText(const QUuid &id) { return id.toString(QUuid::WithoutBraces); }

const Finding *findFinding(const Analysis &analysis, int number)
{
    const auto found = std::find_if(analysis.findings.begin(), analysis.findings.end(),
                                    [number](const Finding &finding) { return finding.number == number; });
    return found == analysis.findings.end() ? nullptr : &*found;
}

QJsonArray findingsJson(const Analysis &analysis, const std::vector<int> &numbers, bool withCategory)
{
    QJsonArray array;
    for (const int number : numbers) {
        const Finding *finding = findFinding(analysis, number);
        if (finding == nullptr)
            continue;
        QJsonObject object = toJson(finding->evidence);
        object.insert(QStringLiteral("confidence"), finding->confidence);
        if (withCategory)
            object.insert(QStringLiteral("category"), finding->category);
        array.append(object);
    }
    return array;
}

QJsonObject categoriesJson(const Analysis &analysis)
{
    QJsonObject categories;
    for (const CategoryResult &result : analysis.categories) {
        categories.insert(result.category,
                          QJsonObject{{QStringLiteral("present"), result.isPresent},
                                      {QStringLiteral("confidence"), result.confidence},
                                      {QStringLiteral("findings"), findingsJson(analysis, result.findings, false)}});
    }
    return categories;
}

QJsonArray risksJson(const Analysis &analysis)
{
    QJsonArray risks;
    for (const Risk &risk : analysis.risks) {
        QJsonObject object = toJson(risk);
        object.insert(QStringLiteral("findings"), findingsJson(analysis, risk.findings, true));
        risks.append(object);
    }
    return risks;
}

QJsonArray factsJson(const Analysis &analysis)
{
    QJsonArray facts;
    for (const SummaryFact &fact : analysis.facts) {
        QJsonObject object = toJson(fact.evidence);
        object.insert(QStringLiteral("fact"), nameOf(fact.kind));
        object.insert(QStringLiteral("value"), fact.value);
        facts.append(object);
    }
    return facts;
}

/// A document's words on one line, without control characters, which must not reach the terminal.
QString oneLine(const QString &words, qsizetype most)
{
    QString line = words.simplified();
    for (QChar &character : line) {
        if (character.category() == QChar::Other_Control || character.category() == QChar::Other_Format)
            character = QLatin1Char(' ');
    }
    return line.size() > most ? line.left(most - 1) + QChar(0x2026) : line;
}

} // namespace

QJsonObject toJson(const Document &document)
{
    QJsonValue risks;
    if (document.risks)
        risks = QJsonObject{{QStringLiteral("high"), document.risks->high},
                            {QStringLiteral("medium"), document.risks->medium},
                            {QStringLiteral("low"), document.risks->low}};
    return {
        {QStringLiteral("id"), document.id.value.isNull() ? QJsonValue() : QJsonValue(idText(document.id.value))},
        {QStringLiteral("name"), document.originalName},
        {QStringLiteral("owner"), document.ownerName},
        {QStringLiteral("sha256"), QString::fromLatin1(document.sha256.toHex())},
        {QStringLiteral("size_bytes"), document.sizeBytes},
        {QStringLiteral("kind"), nameOf(document.kind)},
        {QStringLiteral("status"), nameOf(document.status)},
        {QStringLiteral("reason"), document.reason.isEmpty() ? QJsonValue() : QJsonValue(document.reason)},
        {QStringLiteral("progress"), document.progress.isEmpty() ? QJsonValue() : QJsonValue(document.progress)},
        {QStringLiteral("pages"), document.pageCount},
        {QStringLiteral("characters"), document.characterCount},
        {QStringLiteral("extraction_seconds"), document.extractionSeconds},
        {QStringLiteral("ocr_confidence"), numberOrNull(document.ocrConfidence)},
        {QStringLiteral("client"), document.client},
        {QStringLiteral("contract_type"), document.contractType},
        {QStringLiteral("metadata"), document.metadata},
        {QStringLiteral("previous_version"), document.previousVersion ? QJsonValue(idText(document.previousVersion->value)) : QJsonValue()},
        {QStringLiteral("risks"), risks},
        {QStringLiteral("analysis_status"), nameOf(document.analysisStatus)},
        {QStringLiteral("created_at"), timeOrNull(document.createdAt)},
        {QStringLiteral("started_at"), timeOrNull(document.startedAt)},
        {QStringLiteral("completed_at"), timeOrNull(document.completedAt)},
        {QStringLiteral("is_active"), document.isActive},
        {QStringLiteral("version"), document.version},
    };
}

QJsonObject toJson(const DocumentRow &row)
{
    QJsonObject object = toJson(row.document);
    if (row.snippet.page == 0)
        return object;
    QJsonArray marks;
    for (const TextRange &mark : row.snippet.marks)
        marks.append(QJsonArray{mark.start, mark.end});
    object.insert(QStringLiteral("snippet"),
                  QJsonObject{{QStringLiteral("page"), row.snippet.page},
                              {QStringLiteral("text"), row.snippet.text},
                              {QStringLiteral("marks"), marks}});
    return object;
}

QJsonObject toJson(const AnalysedDocument &analysed, const Analysis &analysis)
{
    QJsonObject document = toJson(analysed.document);
    if (analysed.document.id.value.isNull()) { // a file: leave out what only PostgreSQL knows
        for (const char *column : {"id", "owner", "status", "reason", "progress", "client", "contract_type", "metadata", "previous_version", "risks",
                                   "analysis_status", "created_at", "started_at", "completed_at", "is_active", "version"})
            document.remove(QLatin1String(column));
    }
    document.insert(QStringLiteral("note"), analysed.note.isEmpty() ? QJsonValue() : QJsonValue(analysed.note));
    document.insert(QStringLiteral("engine"), analysis.engine);
    document.insert(QStringLiteral("engine_version"), analysis.engineVersion);
    document.insert(QStringLiteral("model_used"), analysis.modelUsed);
    document.insert(QStringLiteral("processing_time_ms"), analysis.processingTimeMs);
    document.insert(QStringLiteral("text_sha256"), QString::fromLatin1(analysis.textHash.toHex()));
    document.insert(QStringLiteral("refused_quotes"), analysis.refusedQuotes);
    document.insert(QStringLiteral("looks_like_contract"), !looksLikeNoContract(analysis));
    document.insert(QStringLiteral("summary"), analysis.summary);
    document.insert(QStringLiteral("facts"), factsJson(analysis));
    return {{QStringLiteral("document"), document},
            {QStringLiteral("categories"), categoriesJson(analysis)},
            {QStringLiteral("risks"), risksJson(analysis)},
            {QStringLiteral("recommendations"), QJsonArray::fromStringList(analysis.recommendations)}};
}

QString analysisText(const AnalysedDocument &analysed, const Analysis &analysis)
{
    constexpr qsizetype longestQuote = 300;
    const Document &document = analysed.document;
    QStringList lines{QStringLiteral("%1  (%2, pages: %3, characters: %4)")
                          .arg(oneLine(document.originalName, 200), nameOf(document.kind))
                          .arg(document.pageCount)
                          .arg(document.characterCount)};
    if (!analysed.note.isEmpty())
        lines << QStringLiteral("  note: ") + analysed.note;
    lines << QStringLiteral("  %1 %2 (%3), %4 ms").arg(analysis.engine, analysis.engineVersion, analysis.modelUsed).arg(analysis.processingTimeMs)
          << QString() << analysis.summary.trimmed() << QString();
    for (const SummaryFact &fact : analysis.facts)
        lines << QStringLiteral("  %1 %2  (page %3)").arg(nameOf(fact.kind), -16).arg(oneLine(fact.value, longestQuote)).arg(fact.evidence.page);
    const QString none = looksLikeNoContract(analysis) ? QStringLiteral("It does not look like a contract: that no risk was found says nothing.")
                                                       : QStringLiteral("No risk was found.");
    lines << QString() << (analysis.risks.empty() ? none : QStringLiteral("Risks:"));
    for (const Risk &risk : analysis.risks) {
        lines << QStringLiteral("  [%1] %2: %3").arg(nameOf(risk.severity), risk.title, risk.why);
        for (const int number : risk.findings) {
            if (const Finding *finding = findFinding(analysis, number))
                lines << QStringLiteral("      page %1: \"%2\"").arg(finding->evidence.page).arg(oneLine(finding->evidence.quote, longestQuote));
        }
        if (!risk.recommendation.isEmpty())
            lines << QStringLiteral("      -> ") + risk.recommendation;
    }
    QStringList present, absent;
    for (const CategoryResult &category : analysis.categories)
        (category.isPresent ? present : absent) << category.category;
    lines << QString() << QStringLiteral("Found: ") + present.join(QStringLiteral(", "))
          << QStringLiteral("Not found: ") + absent.join(QStringLiteral(", "));
    return lines.join(QLatin1Char('\n'));
}

} // namespace lectern::ctl
