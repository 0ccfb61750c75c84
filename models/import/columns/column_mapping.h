// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/columns/column_table.h"
#include "models/import/columns/field.h"

#include <QStringList>

#include <array>
#include <functional>
#include <map>
#include <optional>

namespace lectern::imports {

/// Which column of a file feeds which field. A column feeds one field at most; the others go into metadata.
class ColumnMapping
{
public:
    ColumnMapping() { m_columns.fill(-1); }
    /// Index of the field's column, or -1.
    [[nodiscard]] int column(Field field) const { return m_columns[size_t(field)]; }
    [[nodiscard]] bool has(Field field) const { return column(field) >= 0; }
    [[nodiscard]] std::optional<Field> fieldOf(int column) const;
    /// Frees the column from what it fed before. -1 leaves the field without one.
    void assign(Field field, int column);

private:
    std::array<int, fieldCount> m_columns;
};

/// Whether a column's sampled values can be what a field asks for. Unknown: there are none.
enum class Fit { No, Unknown, Yes };
using ColumnFits = std::function<Fit(Field field, int column)>;

/// Matches names to fields: the best-ranked pair first, each field and column once, columns with values before empty ones. `special`: names that a
/// recognised kind of file adds, tried before the table's own.
[[nodiscard]] ColumnMapping matchColumns(const QStringList &columns, const ColumnTable &table, const std::map<Field, QStringList> &special,
                                         const ColumnFits &fits);

} // namespace lectern::imports
