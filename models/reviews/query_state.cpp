// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/query_state.h"

#include "models/reviews/filter_codec.h"

namespace lectern::models {

namespace {

const QString filterKey = QStringLiteral("filter");
const QString sortKey = QStringLiteral("sort");

} // namespace

QVariantMap QueryState::toVariant() const { return {{filterKey, models::toVariant(filter())}, {sortKey, sortName(sort())}}; }

void QueryState::restore(const QVariantMap &map)
{
    show(filterFromVariant(map.value(filterKey).toMap()), reviewSortFromName(map.value(sortKey).toString()).value_or(ReviewSort{}));
}

} // namespace lectern::models
