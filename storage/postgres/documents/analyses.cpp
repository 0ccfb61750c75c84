// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/documents/analyses.h"

#include "storage/api/documents/analysis_json.h"

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

namespace {

QJsonObject withHash(const Evidence &evidence)
{
    QJsonObject json = toJson(evidence);
    json.insert(QStringLiteral("hash"), QString::fromLatin1(evidence.hash.toHex()));
    return json;
}

Evidence evidenceIn(const QJsonObject &json)
{
    return {json[u"page"].toInt(),
            {json[u"start"].toInteger(), json[u"end"].toInteger()},
            json[u"quote"].toString(),
            QByteArray::fromHex(json[u"hash"].toString().toLatin1())};
}

std::vector<int> numbersIn(const QJsonValue &value)
{
    std::vector<int> numbers;
    const QJsonArray array = value.toArray();
    for (const QJsonValue number : array)
        numbers.push_back(number.toInt());
    return numbers;
}

template <typename Names>
size_t indexIn(const Names &names, const QString &name)
{
    const auto found = std::find_if(names.begin(), names.end(),
                                    [&](std::string_view known) { return name == QLatin1String(known.data(), qsizetype(known.size())); });
    return found == names.end() ? 0 : size_t(found - names.begin());
}

/// Calls `take` with each object of an array.
template <typename Take>
void forEach(const QJsonArray &array, Take take)
{
    for (const QJsonValue value : array)
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
        QJsonObject json = withHash(finding.evidence);
        json.insert(QStringLiteral("category"), finding.category);
        json.insert(QStringLiteral("confidence"), finding.confidence);
        array.append(json);
    }
    return array;
}

QJsonArray factsJson(const Analysis &analysis)
{
    QJsonArray array;
    for (const SummaryFact &fact : analysis.facts) {
        QJsonObject json = withHash(fact.evidence);
        json.insert(QStringLiteral("kind"), nameOf(fact.kind));
        json.insert(QStringLiteral("value"), fact.value);
        array.append(json);
    }
    return array;
}

QJsonArray risksJson(const Analysis &analysis)
{
    QJsonArray array;
    for (const Risk &risk : analysis.risks)
        array.append(toJson(risk));
    return array;
}

QJsonArray categoriesJson(const Analysis &analysis)
{
    QJsonArray array;
    for (const CategoryResult &category : analysis.categories)
        array.append(toJson(category));
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
    for (const QJsonValue recommendation : recommendations)
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
