// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/documents/document_query.h"

#include "storage/api/reviews/query_json.h"

#include <algorithm>
#include <array>

namespace lectern {

using namespace query_json;

namespace {

constexpr std::array<const char *, documentSortKeyCount> sortKeyNames = {"date", "name", "risk", "relevance"};

template <typename List>
void sortAndDeduplicate(List &list)
{
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

template <typename Enum>
void putNames(QJsonObject &json, const char *field, const std::vector<Enum> &values)
{
    QJsonArray names;
    for (const Enum value : values)
        names.append(nameOf(value));
    if (!names.isEmpty())
        json.insert(QLatin1String(field), names);
}

QJsonObject toJson(const DocumentFilter &raw)
{
    const DocumentFilter filter = raw.normalised();
    QJsonObject json;
    putNames(json, "statuses", filter.statuses);
    putNames(json, "kinds", filter.kinds);
    putNames(json, "risks", filter.highestRisks);
    if (!filter.clients.isEmpty())
        json.insert(QStringLiteral("clients"), QJsonArray::fromStringList(filter.clients));
    if (!filter.contractTypes.isEmpty())
        json.insert(QStringLiteral("contract_types"), QJsonArray::fromStringList(filter.contractTypes));
    if (filter.from)
        json.insert(QStringLiteral("from"), filter.from->toString(Qt::ISODate));
    if (filter.until)
        json.insert(QStringLiteral("until"), filter.until->toString(Qt::ISODate));
    json.insert(QStringLiteral("active"), filter.isActive);
    if (!filter.text.isEmpty())
        json.insert(QStringLiteral("text"), filter.text);
    return json;
}

DocumentFilter filterIn(const QJsonObject &json)
{
    DocumentFilter filter;
    filter.statuses = namedIn(json.value(QLatin1String("statuses")), workStatusFromName);
    filter.kinds = namedIn(json.value(QLatin1String("kinds")), documentKindFromName);
    filter.highestRisks = namedIn(json.value(QLatin1String("risks")), severityFromName);
    filter.clients = stringsIn(json.value(QLatin1String("clients")));
    filter.contractTypes = stringsIn(json.value(QLatin1String("contract_types")));
    filter.from = dayIn(json.value(QLatin1String("from")));
    filter.until = dayIn(json.value(QLatin1String("until")));
    filter.isActive = json.value(QLatin1String("active")).toBool();
    filter.text = json.value(QLatin1String("text")).toString();
    return filter;
}

QByteArray compact(const QJsonObject &json) { return QJsonDocument(json).toJson(QJsonDocument::Compact); }

} // namespace

DocumentFilter DocumentFilter::normalised() const
{
    DocumentFilter result = *this;
    sortAndDeduplicate(result.statuses);
    sortAndDeduplicate(result.kinds);
    sortAndDeduplicate(result.clients);
    sortAndDeduplicate(result.contractTypes);
    sortAndDeduplicate(result.highestRisks);
    result.text = text.simplified();
    return result;
}

Result<void> DocumentFilter::check() const
{
    const auto invalid = [](const QString &detail) { return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern, detail); };
    if ((from && !from->isValid()) || (until && !until->isValid()))
        return invalid(QStringLiteral("not a date"));
    if (from && until && *from >= *until)
        return invalid(QStringLiteral("the first day lies after the last"));
    if (text.size() > 2000)
        return invalid(QStringLiteral("a search of more than 2,000 characters"));
    return {};
}

Result<void> DocumentPageRequest::check() const
{
    if (limit < 1 || limit > pageRowCount)
        return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern, QStringLiteral("a page of %1 rows").arg(limit));
    return query.filter.check();
}

QString nameOf(DocumentSortKey key) { return QLatin1String(sortKeyNames[size_t(key)]); }

QByteArray normalisedText(const DocumentFilter &filter) { return compact(toJson(filter)); }

QByteArray normalisedText(const DocumentPageRequest &request)
{
    QJsonObject json = toJson(request.query.filter);
    json.insert(QStringLiteral("sort"), nameOf(request.query.sortKey));
    json.insert(QStringLiteral("descending"), request.query.order == Qt::DescendingOrder);
    json.insert(QStringLiteral("after"), QJsonArray::fromStringList(request.after.values));
    json.insert(QStringLiteral("limit"), request.limit);
    return compact(json);
}

std::optional<DocumentFilter> documentFilterFromText(QByteArrayView text)
{
    DocumentFilter filter = filterIn(objectIn(text));
    return normalisedText(filter) == text ? std::optional(std::move(filter)) : std::nullopt;
}

std::optional<DocumentPageRequest> documentPageRequestFromText(QByteArrayView text)
{
    const QJsonObject json = objectIn(text);
    const QString sort = json.value(QLatin1String("sort")).toString();
    const auto name = std::find_if(sortKeyNames.begin(), sortKeyNames.end(), [&](const char *each) { return sort == QLatin1String(each); });
    if (name == sortKeyNames.end())
        return std::nullopt;
    const auto order = json.value(QLatin1String("descending")).toBool() ? Qt::DescendingOrder : Qt::AscendingOrder;
    DocumentPageRequest request{{filterIn(json), DocumentSortKey(name - sortKeyNames.begin()), order},
                                {stringsIn(json.value(QLatin1String("after")))},
                                json.value(QLatin1String("limit")).toInt()};
    return normalisedText(request) == text ? std::optional(std::move(request)) : std::nullopt;
}

} // namespace lectern
