// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/bytes/text_stream.h"
#include "storage/api/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace lectern::imports {

/// One record of a file, unchanged.
struct Record {
    std::vector<QString> values; ///< By index in RecordReader::columns(); missing values at the end are empty.
    qint64 number = 0;           ///< 0-based among the file's records.
    qint64 line = 0;             ///< 1-based line where the record begins.
    QString defect;              ///< Why the record cannot be read, in words; empty: it can.
    QString defectColumn;        ///< The column with the defect, if known.
    [[nodiscard]] const QString &value(int column) const
    {
        static const QString none;
        return column >= 0 && size_t(column) < values.size() ? values[size_t(column)] : none;
    }
};

/// Reads a file's records one by one, in constant memory.
///
/// A broken record is returned with its defect; an error ends the file.
/// Thread: one at a time.
class RecordReader
{
public:
    static constexpr qsizetype maxRecordBytes = 1 << 20;
    static constexpr qsizetype maxFieldBytes = 256 << 10;
    static constexpr int maxDepth = 64;

    virtual ~RecordReader() = default;
    /// Fills `record` and returns true, or returns false at the end. Strings in `record` are reused.
    [[nodiscard]] virtual Result<bool> next(Record &record) = 0;
    /// The columns found so far. Grows while JSON is read; indices never change.
    [[nodiscard]] virtual const QStringList &columns() const = 0;
    /// The last record's bytes in UTF-8, at most maxRecordBytes. Valid until next().
    [[nodiscard]] virtual QByteArray rawRecord() const = 0;
    [[nodiscard]] virtual QString format() const = 0;
    [[nodiscard]] virtual QString delimiter() const { return {}; }
    /// false: there is no line of names, and the columns are called "1", "2", ...
    [[nodiscard]] virtual bool hasHeader() const { return true; }
    [[nodiscard]] virtual const TextStream &text() const = 0;
};

/// Chooses between CSV-like formats, JSON and JSON lines by the content. Error if it is none of them.
[[nodiscard]] Result<std::unique_ptr<RecordReader>> openRecordReader(std::unique_ptr<TextStream> text);

} // namespace lectern::imports
