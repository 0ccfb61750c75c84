// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/columns/column_mapping.h"
#include "models/import/records/record_reader.h"
#include "storage/api/reviews/import_sink.h"

#include <QStringList>

#include <tl/expected.hpp>

namespace lectern::imports {

using FieldOutcome = tl::expected<void, RejectedRow>;

/// One record's values by field. Marks values that found no place in the review, for the metadata.
///
/// Thread: one at a time. Borrows its constructor's arguments. Errors name the record, its line and the column at fault.
class RecordFields
{
public:
    /// `columns`: those of the plan, to which the mapping refers.
    RecordFields(const Record &record, const ColumnMapping &mapping, const QStringList &columns)
        : m_record(record)
        , m_mapping(mapping)
        , m_columns(columns)
    {
    }

    [[nodiscard]] const Record &record() const { return m_record; }
    [[nodiscard]] bool has(Field field) const { return m_mapping.has(field); }
    /// The unchanged value from the file.
    [[nodiscard]] const QString &raw(Field field) const { return m_record.value(m_mapping.column(field)); }
    [[nodiscard]] QString clean(Field field) const;

    /// Marks a field whose value found no place in the review.
    void keep(Field field) { m_kept |= quint64(1) << int(field); }
    /// Whether the column is not mapped, or its value found no place.
    [[nodiscard]] bool isHomeless(int column) const;

    [[nodiscard]] tl::unexpected<RejectedRow> reject(Field field, const QString &reason) const;
    [[nodiscard]] tl::unexpected<RejectedRow> rejectColumn(int column, const QString &reason) const;
    /// `column`: the column at fault; empty: the whole record.
    [[nodiscard]] tl::unexpected<RejectedRow> rejectRecord(const QString &reason, const QString &column = {}) const;

private:
    const Record &m_record;
    const ColumnMapping &m_mapping;
    const QStringList &m_columns;
    quint64 m_kept = 0; ///< Bit per field.
};

} // namespace lectern::imports
