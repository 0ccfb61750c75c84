// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/columns/column_mapping.h"
#include "models/import/records/record_reader.h"
#include "storage/api/result.h"

#include <QStringList>

#include <vector>

namespace lectern::imports {

/// The beginning of a file by columns, from which all decisions about the file are made.
class ImportSample
{
public:
    static constexpr qint64 maxRecords = 5000;
    static constexpr qint64 maxBytes = 8 << 20;

    [[nodiscard]] static Result<ImportSample> read(RecordReader &reader);

    [[nodiscard]] const QStringList &columns() const { return m_columns; }
    /// The non-empty values of a column, trimmed, in file order.
    [[nodiscard]] const QStringList &values(int column) const { return m_values[size_t(column)]; }
    [[nodiscard]] const std::vector<QStringList> &valuesByColumn() const { return m_values; }
    [[nodiscard]] const std::vector<QStringList> &firstRecords() const { return m_firstRecords; }
    [[nodiscard]] qint64 recordCount() const { return m_recordCount; }
    [[nodiscard]] Fit fit(Field field, int column) const;
    /// Average number of characters of a value; 0 without values.
    [[nodiscard]] double meanLength(int column) const;
    /// Whether most values are several words, or text without spaces, and few are equal.
    [[nodiscard]] bool isProse(int column) const;
    /// Whether all values are numbers.
    [[nodiscard]] bool isNumeric(int column) const;
    /// Whether the values are 0, 1, 2, ... or 1, 2, 3, ...
    [[nodiscard]] bool countsRows(int column) const;

private:
    QStringList m_columns;
    std::vector<QStringList> m_values;
    std::vector<QStringList> m_firstRecords;
    qint64 m_recordCount = 0;
};

} // namespace lectern::imports
