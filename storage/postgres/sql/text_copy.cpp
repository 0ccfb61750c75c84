// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/sql/text_copy.h"

#include <cstdio>
#include <utility>

namespace lectern::postgres {

TextCopyRow &TextCopyRow::text(const QString &text)
{
    beginField();
    const QByteArray utf8 = text.toUtf8();
    m_bytes.reserve(m_bytes.size() + utf8.size() + 16);
    for (const char c : utf8) {
        switch (c) {
        case '\\': m_bytes += "\\\\"; break;
        case '\t': m_bytes += "\\t"; break;
        case '\n': m_bytes += "\\n"; break;
        case '\r': m_bytes += "\\r"; break;
        default: m_bytes += c;
        }
    }
    return *this;
}

TextCopyRow &TextCopyRow::plain(QByteArrayView text)
{
    beginField();
    m_bytes += text;
    return *this;
}

TextCopyRow &TextCopyRow::decimal(std::optional<double> number) { return number ? plain(QByteArray::number(*number, 'f', 4)) : null(); }

TextCopyRow &TextCopyRow::moment(const QDateTime &moment)
{
    if (!moment.isValid())
        return null();
    const QDateTime utc = moment.toUTC();
    int year = 0, month = 0, day = 0;
    utc.date().getDate(&year, &month, &day);
    const QTime clock = utc.time();
    char text[40];
    const int length = std::snprintf(text, sizeof text, "%04d-%02d-%02d %02d:%02d:%02d.%03d+00", year, month, day, clock.hour(), clock.minute(),
                                     clock.second(), clock.msec());
    return plain(QByteArrayView(text, length));
}

QByteArray TextCopyRow::take()
{
    m_bytes += '\n';
    m_hasFields = false;
    return std::exchange(m_bytes, {});
}

void TextCopyRow::beginField()
{
    if (m_hasFields)
        m_bytes += '\t';
    m_hasFields = true;
}

} // namespace lectern::postgres
