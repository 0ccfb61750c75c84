// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/building/record_fields.h"

#include "models/import/values/value_normaliser.h"

namespace lectern::imports {

QString RecordFields::clean(Field field) const { return cleanText(raw(field)); }

bool RecordFields::isHomeless(int column) const
{
    const auto field = m_mapping.fieldOf(column);
    return !field || (m_kept >> int(*field) & 1);
}

tl::unexpected<RejectedRow> RecordFields::reject(Field field, const QString &reason) const { return rejectColumn(m_mapping.column(field), reason); }

tl::unexpected<RejectedRow> RecordFields::rejectColumn(int column, const QString &reason) const
{
    return rejectRecord(reason, m_columns.value(column));
}

tl::unexpected<RejectedRow> RecordFields::rejectRecord(const QString &reason, const QString &column) const
{
    return tl::make_unexpected(RejectedRow{m_record.number, m_record.line, column, reason});
}

} // namespace lectern::imports
