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

/// Maps fields to columns of a file. A column belongs to at most one field; unmapped columns go into metadata.
class ColumnMapping
{
public:
    ColumnMapping() { m_columns.fill(-1); }
    /// Index of the field's column, or -1.
    [[nodiscard]] int column(Field field) const { return m_columns[size_t(field)]; }
    [[nodiscard]] bool has(Field field) const { return column(field) >= 0; }
    [[nodiscard]] std::optional<Field> fieldOf(int column) const;
    /// Unmaps the column's previous field. -1 leaves the field unmapped.
    void assign(Field field, int column);

private:
    std::array<int, fieldCount> m_columns;
};

/// Whether the sampled values of a column are valid for a field. Unknown: there are no values.
enum class Fit { No, Unknown, Yes };
using ColumnFits = std::function<Fit(Field field, int column)>;

/// Matches names to fields: best rank first, each field and column once, columns with values before empty ones. `special`: additional names of a
/// recognised kind of file, tried before the table's own.
[[nodiscard]] ColumnMapping matchColumns(const QStringList &columns, const ColumnTable &table, const std::map<Field, QStringList> &special,
                                         const ColumnFits &fits);

} // namespace lectern::imports
