// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review_query.h"

#include <QStringList>
#include <QVariantList>

#include <vector>

namespace lectern::postgres {

/// One key of an order: an expression, and the type of its text in an anchor. A `timestamptz` is stored in anchors as microseconds since
/// 1970-01-01 UTC: exact, and independent of time zones.
struct KeyColumn {
    const char *expression;
    const char *type;
};

/// The key columns of an order. All run in one direction and the last is an id, so that a position is found by a comparison of
/// rows, and one index serves both directions. Thread: any; a value.
class Keyset
{
public:
    Keyset(std::vector<KeyColumn> columns, Qt::SortOrder order) : m_columns(std::move(columns)), m_order(order) {}

    [[nodiscard]] int size() const { return int(m_columns.size()); }
    [[nodiscard]] QStringList expressions() const;
    /// "a as key0, b as key1": the keys with aliases for an outer query.
    [[nodiscard]] QString definitions() const;
    /// "table.key0", "table.key1"
    [[nodiscard]] QStringList names(const QString &table) const;
    /// The same keys converted to the texts of an Anchor.
    [[nodiscard]] QString anchorTexts(const QString &table) const;

    /// "a desc, b desc", of expressions or names. `isReversed`: the opposite order.
    [[nodiscard]] QString orderBy(const QStringList &keys, bool isReversed = false) const;
    /// `(a, b) < (place)`: condition for the rows after a position, or before it if reversed.
    [[nodiscard]] QString behind(const QString &place, bool isReversed = false, bool isInclusive = false) const;
    /// The bound position of an anchor: takes the values of valuesOf().
    [[nodiscard]] QString boundPlace() const;
    /// InvalidRequest when the anchor belongs to another order or is malformed.
    [[nodiscard]] Result<QVariantList> valuesOf(const Anchor &anchor) const;

private:
    [[nodiscard]] bool isDescending(bool isReversed) const { return (m_order == Qt::DescendingOrder) != isReversed; }

    std::vector<KeyColumn> m_columns;
    Qt::SortOrder m_order;
};

} // namespace lectern::postgres
