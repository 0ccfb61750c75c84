// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <optional>

namespace lectern::postgres {

/// Writes one row of COPY's text format: fields apart by tabs, so tabs, line ends and backslashes of a text are escaped; a null is \N,
/// which no text can be. Source: PostgreSQL 15 manual, COPY, "Text Format".
///
/// Thread: any; a value.
class TextCopyRow
{
public:
    TextCopyRow &text(const QString &text); ///< Empty, as text is here, never null.
    /// What PostgreSQL reads as it is: a number, a flag, an enum's name.
    TextCopyRow &plain(QByteArrayView text);
    TextCopyRow &integer(qint64 number) { return plain(QByteArray::number(number)); }
    TextCopyRow &decimal(std::optional<double> number); ///< With four decimals.
    TextCopyRow &flag(bool flag) { return plain(flag ? "t" : "f"); }
    TextCopyRow &moment(const QDateTime &moment); ///< timestamptz; null when it is not valid.
    TextCopyRow &null() { return plain("\\N"); }

    /// The row with its line's end; what is written next is another.
    [[nodiscard]] QByteArray take();

private:
    void beginField();

    QByteArray m_bytes;
    bool m_hasFields = false;
};

} // namespace lectern::postgres
