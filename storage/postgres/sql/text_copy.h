// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace lectern::postgres {

/// Writes one row of COPY's text format: fields separated by tabs; tabs, line ends and backslashes in texts are escaped; null is \N,
/// which no escaped text can equal. Source: PostgreSQL 15 manual, COPY, "Text Format".
///
/// Thread: any; a value.
class TextCopyRow
{
public:
    TextCopyRow &text(const QString &text); ///< A null QString, too, is written as empty text.
    /// A value without characters to escape: a number, a flag, an enum's name.
    TextCopyRow &plain(QByteArrayView text);
    TextCopyRow &integer(qint64 number) { return plain(QByteArray::number(number)); }
    TextCopyRow &decimal(std::optional<double> number); ///< With four decimals.
    TextCopyRow &flag(bool flag) { return plain(flag ? "t" : "f"); }
    TextCopyRow &moment(const QDateTime &moment); ///< timestamptz; null when invalid.
    TextCopyRow &null() { return plain("\\N"); }

    /// The row with its line end; the next field starts a new row.
    [[nodiscard]] QByteArray take();

private:
    void beginField();

    QByteArray m_bytes;
    bool m_hasFields = false;
};

} // namespace lectern::postgres
