// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/document_filter_state.h"
#include "models/query/editable_query.h"
#include "storage/api/documents/document_source.h"

#include <QVariantMap>

namespace lectern::models {

/// Relevance counts only while there is a text, and has no other direction.
struct DocumentSort {
    DocumentSortKey key = DocumentSortKey::Date;
    Qt::SortOrder order = Qt::DescendingOrder;
    friend bool operator==(const DocumentSort &, const DocumentSort &) = default;
};

/// What the analyst asks of the documents. A search begins by relevance; without a text that order is gone again.
///
/// Thread: GUI. Borrows the source.
class DocumentQueryState : public EditableQuery<DocumentFilterState, DocumentSort, DocumentSource, DocumentFacets>
{
    Q_OBJECT
public:
    using EditableQuery::EditableQuery;

    /// As the source is asked today.
    [[nodiscard]] DocumentQuery query() const;

    [[nodiscard]] QVariantMap toVariant() const;
    /// Replaces without a step of undo; for a restored window.
    void restore(const QVariantMap &map);

protected:
    [[nodiscard]] DocumentSort sortUnder(const DocumentFilterState &next) const override;
};

} // namespace lectern::models
