// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/editable_query.h"
#include "models/reviews/filter_state.h"
#include "storage/api/reviews/review_source.h"

#include <QVariantMap>

namespace lectern::models {

/// The analyst's query of reviews, which everything that shows reviews follows.
///
/// Thread: GUI. Borrows the source.
class QueryState : public EditableQuery<FilterState, ReviewSort, ReviewSource, ReviewFacets>
{
    Q_OBJECT
public:
    using EditableQuery::EditableQuery;

    /// The query for the source, with relative dates as of today.
    [[nodiscard]] ReviewQuery query() const { return {askedFilter(), sort()}; }

    [[nodiscard]] QVariantMap toVariant() const;
    /// Replaces the query without an undo step; for a restored window.
    void restore(const QVariantMap &map);
};

} // namespace lectern::models
