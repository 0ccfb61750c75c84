// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/document_query_state.h"

#include "models/documents/list/document_filter_codec.h"

namespace lectern::models {

namespace {

const QString sortKey = QStringLiteral("sort");
const QString descendingKey = QStringLiteral("descending");

} // namespace

DocumentQuery DocumentQueryState::query() const
{
    const DocumentFilter asked = askedFilter();
    const bool isByRank = sort().key == DocumentSortKey::Relevance;
    if (isByRank && asked.text.isEmpty())
        return {asked, DocumentSortKey::Date, Qt::DescendingOrder};
    return {asked, sort().key, isByRank ? Qt::DescendingOrder : sort().order};
}

DocumentSort DocumentQueryState::sortUnder(const DocumentFilterState &next) const
{
    const bool hadText = filter().isSet(DocumentFilterField::Text), hasText = next.isSet(DocumentFilterField::Text);
    if (!hadText && hasText && sort().key == DocumentSortKey::Date)
        return {DocumentSortKey::Relevance, sort().order};
    if (!hasText && sort().key == DocumentSortKey::Relevance)
        return {DocumentSortKey::Date, sort().order};
    return sort();
}

QVariantMap DocumentQueryState::toVariant() const
{
    QVariantMap map = models::toVariant(filter());
    map.insert(sortKey, int(sort().key));
    map.insert(descendingKey, sort().order == Qt::DescendingOrder);
    return map;
}

void DocumentQueryState::restore(const QVariantMap &map)
{
    const int key = std::clamp(map.value(sortKey).toInt(), 0, int(DocumentSortKey::Relevance));
    const bool isDescending = map.value(descendingKey, true).toBool();
    show(documentFilterFromVariant(map), {DocumentSortKey(key), isDescending ? Qt::DescendingOrder : Qt::AscendingOrder});
}

} // namespace lectern::models
