// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/bytes/text_window.h"

#include <algorithm>
#include <cstring>

namespace lectern::imports {

qint64 lineBreakCount(QByteArrayView bytes)
{
    qint64 count = std::count(bytes.begin(), bytes.end(), '\n');
    if (!std::memchr(bytes.data(), '\r', size_t(bytes.size())))
        return count;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const bool isLoneReturn = bytes[i] == '\r' && (i + 1 == bytes.size() || (bytes[i + 1] != '\n' && bytes[i + 1] != '\r'));
        count += isLoneReturn ? 1 : 0;
    }
    return count;
}

Result<bool> TextWindow::more()
{
    auto got = m_text->appendTo(m_bytes);
    if (got && !*got)
        m_atEnd = true;
    return got;
}

qsizetype TextWindow::advanceTo(qsizetype position)
{
    constexpr qsizetype keepBytes = 256 << 10;
    m_line += lineBreakCount(bytes().sliced(m_position, position - m_position));
    m_position = position;
    if (m_position >= keepBytes) {
        m_bytes.remove(0, m_position);
        m_position = 0;
    }
    return m_position;
}

qint64 TextWindow::lineAt(qsizetype place) const { return m_line + lineBreakCount(bytes().sliced(m_position, place - m_position)); }

} // namespace lectern::imports
