// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/documents/analyses.h"

namespace lectern::postgres {

const QString analysisColumns = QStringLiteral(
    "a.id, a.document_id, a.text_hash, a.engine, a.engine_version, a.model_used, coalesce(a.processing_time_ms, 0), a.status,"
    " a.error, a.summary, a.facts, a.findings, a.risks, a.recommendations, a.categories, a.refused_count,"
    " (extract(epoch from a.created_at) * 1000000)::bigint, a.version,"
    " (select jsonb_agg(jsonb_build_object('finding', v.finding_number, 'judgement', v.judgement, 'note', v.note, 'author', v.author,"
    " 'at', (extract(epoch from v.judged_at) * 1000)::bigint) order by v.finding_number)"
    " from finding_verdicts v where v.analysis_id = a.id),"
    " (select jsonb_agg(o.findings -> v.finding_number || jsonb_build_object('analysis', o.id, 'finding', v.finding_number, 'engine', o.engine,"
    " 'judgement', v.judgement, 'note', v.note, 'author', v.author, 'at', (extract(epoch from v.judged_at) * 1000)::bigint)"
    " order by (o.findings -> v.finding_number ->> 'start')::bigint, v.judged_at)"
    " from analysis_results o join finding_verdicts v on v.analysis_id = o.id where o.document_id = a.document_id"
    " and (o.created_at, o.id) < (a.created_at, a.id) and v.carried_to is null and (v.judgement <> 'none' or v.note <> ''))");

const std::array<std::string_view, 3> judgementNames = {"none", "right", "wrong"};

namespace {

constexpr std::array factKindNames = {"title", "party",   "agreement_date", "effective_date", "expiration_date",
                                      "term",  "renewal", "governing_law",  "money"};

void put(QJsonObject &json, const Evidence &evidence)
{
    json.insert(QStringLiteral("page"), evidence.page);
    json.insert(QStringLiteral("start"), evidence.range.start);
    json.insert(QStringLiteral("end"), evidence.range.end);
    json.insert(QStringLiteral("quote"), evidence.quote);
    json.insert(QStringLiteral("hash"), QString::fromLatin1(evidence.hash.toHex()));
}

Evidence evidenceIn(const QJsonObject &json)
{
    return {json[u"page"].toInt(),
            {json[u"start"].toInteger(), json[u"end"].toInteger()},
            json[u"quote"].toString(),
            QByteArray::fromHex(json[u"hash"].toString().toLatin1())};
}

QJsonArray numbersJson(const std::vector<int> &numbers)
{
    QJsonArray array;
    for (const int number : numbers)
        array.append(number);
    return array;
}

std::vector<int> numbersIn(const QJsonValue &value)
{
    std::vector<int> numbers;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &number : array)
        numbers.push_back(number.toInt());
    return numbers;
}

template <typename Names>
size_t indexIn(const Names &names, const QString &name)
{
    const auto found = std::find_if(names.begin(), names.end(), [&](auto known) {
        return name == QLatin1String(std::string_view(known).data(), qsizetype(std::string_view(known).size()));
    });
    return found == names.end() ? 0 : size_t(found - names.begin());
}

/// Calls `take` with each object of an array.
template <typename Take>
void forEach(const QJsonArray &array, Take take)
{
    for (const QJsonValue &value : array)
        take(value.toObject());
}

Verdict verdictIn(const QJsonObject &json)
{
    return {Judgement(indexIn(judgementNames, json[u"judgement"].toString())), json[u"note"].toString(), json[u"author"].toString(),
            QDateTime::fromMSecsSinceEpoch(json[u"at"].toInteger(), Qt::UTC)};
}

void takeVerdicts(std::vector<Finding> &findings, const QJsonArray &verdicts)
{
    forEach(verdicts, [&](const QJsonObject &json) {
        const int number = json[u"finding"].toInt();
        if (number >= int(findings.size()))
            return;
        findings[size_t(number)].verdict = verdictIn(json);
    });
}

} // namespace

QJsonArray findingsJson(const Analysis &analysis)
{
    QJsonArray array;
    for (const Finding &finding : analysis.findings) {
        QJsonObject json{{QStringLiteral("category"), finding.category}, {QStringLiteral("confidence"), finding.confidence}};
        put(json, finding.evidence);
        array.append(json);
    }
    return array;
}

QJsonArray factsJson(const Analysis &analysis)
{
    QJsonArray array;
    for (const SummaryFact &fact : analysis.facts) {
        QJsonObject json{{QStringLiteral("kind"), QLatin1String(factKindNames[size_t(fact.kind)])}, {QStringLiteral("value"), fact.value}};
        put(json, fact.evidence);
        array.append(json);
    }
    return array;
}

QJsonArray risksJson(const Analysis &analysis)
{
    QJsonArray array;
    for (const Risk &risk : analysis.risks) {
        array.append(QJsonObject{{QStringLiteral("rule"), risk.rule},
                                 {QStringLiteral("title"), risk.title},
                                 {QStringLiteral("severity"), nameOf(risk.severity)},
                                 {QStringLiteral("why"), risk.why},
                                 {QStringLiteral("recommendation"), risk.recommendation},
                                 {QStringLiteral("findings"), numbersJson(risk.findings)}});
    }
    return array;
}

QJsonArray categoriesJson(const Analysis &analysis)
{
    QJsonArray array;
    for (const CategoryResult &category : analysis.categories) {
        array.append(QJsonObject{{QStringLiteral("category"), category.category},
                                 {QStringLiteral("present"), category.isPresent},
                                 {QStringLiteral("confidence"), category.confidence},
                                 {QStringLiteral("findings"), numbersJson(category.findings)}});
    }
    return array;
}

Analysis analysisIn(CellReader &cells)
{
    Analysis analysis;
    analysis.id = {cells.uuid()};
    analysis.documentId = {cells.uuid()};
    analysis.textHash = cells.binary();
    analysis.engine = cells.text();
    analysis.engineVersion = cells.text();
    analysis.modelUsed = cells.text();
    analysis.processingTimeMs = cells.number();
    analysis.status = cells.named<WorkStatus>(workStatusNames).value_or(WorkStatus::Failed);
    analysis.error = cells.text();
    analysis.summary = cells.text();
    forEach(cells.array(), [&](const QJsonObject &json) {
        analysis.facts.push_back({SummaryFact::Kind(indexIn(factKindNames, json[u"kind"].toString())), json[u"value"].toString(), evidenceIn(json)});
    });
    forEach(cells.array(), [&](const QJsonObject &json) {
        analysis.findings.push_back(
            {int(analysis.findings.size()), json[u"category"].toString(), json[u"confidence"].toDouble(), evidenceIn(json), {}});
    });
    forEach(cells.array(), [&](const QJsonObject &json) {
        analysis.risks.push_back({json[u"rule"].toString(), json[u"title"].toString(),
                                  severityFromName(json[u"severity"].toString()).value_or(Severity::Low), json[u"why"].toString(),
                                  json[u"recommendation"].toString(), numbersIn(json[u"findings"])});
    });
    const QJsonArray recommendations = cells.array();
    for (const QJsonValue &recommendation : recommendations)
        analysis.recommendations.append(recommendation.toString());
    forEach(cells.array(), [&](const QJsonObject &json) {
        analysis.categories.push_back(
            {json[u"category"].toString(), json[u"present"].toBool(), json[u"confidence"].toDouble(), numbersIn(json[u"findings"])});
    });
    analysis.refusedQuotes = cells.count();
    analysis.createdAt = cells.moment();
    analysis.version = cells.number();
    takeVerdicts(analysis.findings, cells.array());
    forEach(cells.array(), [&](const QJsonObject &json) {
        analysis.lostVerdicts.push_back({{QUuid::fromString(json[u"analysis"].toString())},
                                         json[u"finding"].toInt(),
                                         json[u"engine"].toString(),
                                         json[u"category"].toString(),
                                         evidenceIn(json),
                                         verdictIn(json)});
    });
    return analysis;
}

} // namespace lectern::postgres
