// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/document_query.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace lectern {

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

} // namespace lectern
