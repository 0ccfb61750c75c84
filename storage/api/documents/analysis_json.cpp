// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/documents/analysis_json.h"

#include <QJsonArray>

namespace lectern {

namespace {

QString textOf(std::string_view name) { return QString::fromLatin1(name.data(), qsizetype(name.size())); }

QJsonArray numbersJson(const std::vector<int> &numbers)
{
    QJsonArray array;
    for (const int number : numbers)
        array.append(number);
    return array;
}

} // namespace

const std::array<std::string_view, 9> factKindNames = {"title", "party",   "agreement_date", "effective_date", "expiration_date",
                                                       "term",  "renewal", "governing_law",  "money"};
const std::array<std::string_view, 3> judgementNames = {"none", "right", "wrong"};

QString nameOf(SummaryFact::Kind kind) { return textOf(factKindNames[size_t(kind)]); }
QString nameOf(Judgement judgement) { return textOf(judgementNames[size_t(judgement)]); }

QJsonObject toJson(const Evidence &evidence)
{
    return {{QStringLiteral("page"), evidence.page},
            {QStringLiteral("start"), evidence.range.start},
            {QStringLiteral("end"), evidence.range.end},
            {QStringLiteral("quote"), evidence.quote}};
}

QJsonObject toJson(const Risk &risk)
{
    return {{QStringLiteral("rule"), risk.rule},
            {QStringLiteral("title"), risk.title},
            {QStringLiteral("severity"), nameOf(risk.severity)},
            {QStringLiteral("why"), risk.why},
            {QStringLiteral("recommendation"), risk.recommendation},
            {QStringLiteral("findings"), numbersJson(risk.findings)}};
}

QJsonObject toJson(const CategoryResult &result)
{
    return {{QStringLiteral("category"), result.category},
            {QStringLiteral("present"), result.isPresent},
            {QStringLiteral("confidence"), result.confidence},
            {QStringLiteral("findings"), numbersJson(result.findings)}};
}

} // namespace lectern
