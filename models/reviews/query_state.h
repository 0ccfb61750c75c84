// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/editable_query.h"
#include "models/reviews/filter_state.h"
#include "storage/api/reviews/review_source.h"

#include <QVariantMap>

namespace lectern::models {

/// What the analyst asks of the reviews. Everything that shows reviews follows it.
///
/// Thread: GUI. Borrows the source.
class QueryState : public EditableQuery<FilterState, ReviewSort, ReviewSource, ReviewFacets>
{
    Q_OBJECT
public:
    using EditableQuery::EditableQuery;

    /// As the source is asked today.
    [[nodiscard]] ReviewQuery query() const { return {askedFilter(), sort()}; }

    [[nodiscard]] QVariantMap toVariant() const;
    /// Replaces without a step of undo; for a restored window.
    void restore(const QVariantMap &map);
};

} // namespace lectern::models
