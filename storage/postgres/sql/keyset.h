// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review_query.h"

#include <QStringList>
#include <QVariantList>

#include <vector>

namespace lectern::postgres {

/// What an order compares, and the type that an anchor's text is read as; a `timestamptz` stands in anchors as microseconds since
/// 1970-01-01 UTC: exact, and free of time zones.
struct KeyColumn {
    const char *expression;
    const char *type;
};

/// The key columns of an order, which all run in one direction and end with an id, so that a place in the order is a comparison of
/// rows, and one index serves both directions. Thread: any; a value.
class Keyset
{
public:
    Keyset(std::vector<KeyColumn> columns, Qt::SortOrder order) : m_columns(std::move(columns)), m_order(order) {}

    [[nodiscard]] int size() const { return int(m_columns.size()); }
    [[nodiscard]] QStringList expressions() const;
    /// "a as key0, b as key1": the keys under names of their own, for an outer query to refer to.
    [[nodiscard]] QString definitions() const;
    /// "table.key0", "table.key1"
    [[nodiscard]] QStringList names(const QString &table) const;
    /// The same as the texts of an Anchor.
    [[nodiscard]] QString anchorTexts(const QString &table) const;

    /// "a desc, b desc", of expressions or names. `isReversed`: the order against the sort.
    [[nodiscard]] QString orderBy(const QStringList &keys, bool isReversed = false) const;
    /// `(a, b) < (place)`: what stands behind a place, or ahead of it when reversed.
    [[nodiscard]] QString behind(const QString &place, bool isReversed = false, bool isInclusive = false) const;
    /// An anchor as a place; it binds valuesOf().
    [[nodiscard]] QString boundPlace() const;
    /// InvalidRequest when the anchor is of another order, or of none.
    [[nodiscard]] Result<QVariantList> valuesOf(const Anchor &anchor) const;

private:
    [[nodiscard]] bool isDescending(bool isReversed) const { return (m_order == Qt::DescendingOrder) != isReversed; }

    std::vector<KeyColumn> m_columns;
    Qt::SortOrder m_order;
};

} // namespace lectern::postgres
