// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/building/record_fields.h"

namespace lectern::imports {

/// A record of which every column is named after its field; others are added by name.
struct MadeRecord {
    Q_DISABLE_COPY_MOVE(MadeRecord)
    MadeRecord() { record.number = 6, record.line = 8; }
    MadeRecord(std::initializer_list<std::pair<Field, QString>> values) : MadeRecord()
    {
        for (const auto &[field, value] : values) {
            add(nameOf(field), value);
            mapping.assign(field, int(columns.size()) - 1);
        }
    }
    void add(const QString &column, const QString &value)
    {
        columns << column;
        record.values.push_back(value);
    }

    QStringList columns;
    Record record;
    ColumnMapping mapping;
    RecordFields fields{record, mapping, columns};
};

} // namespace lectern::imports
