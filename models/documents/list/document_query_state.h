// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/document_filter_state.h"
#include "models/query/editable_query.h"
#include "storage/api/documents/document_source.h"

#include <QVariantMap>

namespace lectern::models {

/// Relevance applies only with a search text, and in one direction only.
struct DocumentSort {
    DocumentSortKey key = DocumentSortKey::Date;
    Qt::SortOrder order = Qt::DescendingOrder;
    friend bool operator==(const DocumentSort &, const DocumentSort &) = default;
};

/// The analyst's query of documents. A new search is sorted by relevance; without a text the previous sort returns.
///
/// Thread: GUI. Borrows the source.
class DocumentQueryState : public EditableQuery<DocumentFilterState, DocumentSort, DocumentSource, DocumentFacets>
{
    Q_OBJECT
public:
    using EditableQuery::EditableQuery;

    /// The query for the source, with relative dates as of today.
    [[nodiscard]] DocumentQuery query() const;

    [[nodiscard]] QVariantMap toVariant() const;
    /// Replaces the query without an undo step; for a restored window.
    void restore(const QVariantMap &map);

protected:
    [[nodiscard]] DocumentSort sortUnder(const DocumentFilterState &next) const override;
};

} // namespace lectern::models
