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

/// One record of a file, as it stands there.
struct Record {
    std::vector<QString> values; ///< By index into RecordReader::columns(); missing ones at the end are empty.
    qint64 number = 0;           ///< 0-based among the file's records.
    qint64 line = 0;             ///< 1-based line where it begins.
    QString defect;              ///< Not empty: the record cannot be read, and why, in words.
    QString defectColumn;        ///< The column at fault, if it is one.
    [[nodiscard]] const QString &value(int column) const
    {
        static const QString none;
        return column >= 0 && size_t(column) < values.size() ? values[size_t(column)] : none;
    }
};

/// A file's records one by one, in constant memory.
///
/// A record that is broken by itself is delivered with its defect; an error ends the file.
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
    /// The columns met so far. Grows while JSON is read; existing indices never change.
    [[nodiscard]] virtual const QStringList &columns() const = 0;
    /// The last record's own bytes as UTF-8, at most maxRecordBytes of them. Valid until next().
    [[nodiscard]] virtual QByteArray rawRecord() const = 0;
    [[nodiscard]] virtual QString format() const = 0;
    [[nodiscard]] virtual QString delimiter() const { return {}; }
    /// Without a line of names the columns are called "1", "2", ...
    [[nodiscard]] virtual bool hasHeader() const { return true; }
    [[nodiscard]] virtual const TextStream &text() const = 0;
};

/// Decides between CSV and its relatives, JSON and JSON lines by the content. Error when it is none of them.
[[nodiscard]] Result<std::unique_ptr<RecordReader>> openRecordReader(std::unique_ptr<TextStream> text);

} // namespace lectern::imports
