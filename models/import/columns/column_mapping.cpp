// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/columns/column_mapping.h"

#include <algorithm>
#include <vector>

namespace lectern::imports {

std::optional<Field> ColumnMapping::fieldOf(int column) const
{
    const auto found = std::find(m_columns.begin(), m_columns.end(), column);
    if (column < 0 || found == m_columns.end())
        return std::nullopt;
    return Field(found - m_columns.begin());
}

void ColumnMapping::assign(Field field, int column)
{
    if (column >= 0)
        std::replace(m_columns.begin(), m_columns.end(), column, -1);
    m_columns[size_t(field)] = column;
}

ColumnMapping matchColumns(const QStringList &columns, const ColumnTable &table, const std::map<Field, QStringList> &special, const ColumnFits &fits)
{
    struct Pair {
        Field field;
        int column;
        int rank;
    };
    std::vector<Pair> pairs;
    for (int column = 0; column < int(columns.size()); ++column) {
        const QString name = normalisedName(columns.at(column));
        for (const auto &[field, names] : special) {
            if (const qsizetype at = names.indexOf(name); at >= 0)
                pairs.push_back({field, column, int(at) - 1000});
        }
        for (const ColumnTable::NameMatch &match : table.fieldsOf(columns.at(column))) {
            const auto closed = special.find(match.field); // an empty list: files of this kind do not have the field
            if (closed == special.end() || !closed->second.isEmpty())
                pairs.push_back({match.field, column, match.rank});
        }
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair &a, const Pair &b) { return a.rank < b.rank; });
    ColumnMapping mapping;
    for (const Fit wanted : {Fit::Yes, Fit::Unknown}) {
        for (const Pair &pair : pairs) {
            if (!mapping.has(pair.field) && !mapping.fieldOf(pair.column) && fits(pair.field, pair.column) == wanted)
                mapping.assign(pair.field, pair.column);
        }
    }
    return mapping;
}

} // namespace lectern::imports
