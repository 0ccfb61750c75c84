// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/documents/text_range.h"

namespace lectern {

CodePointIndex::CodePointIndex(QStringView text) : m_unitCount(text.size())
{
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (text[i].isHighSurrogate() && text[i + 1].isLowSurrogate())
            m_pairs.push_back(i++);
    }
}

qint64 CodePointIndex::codePointOf(qint64 unit) const
{
    // Each pair whose second half lies before `unit` makes two units one code point.
    const auto after = std::lower_bound(m_pairs.begin(), m_pairs.end(), unit - 1);
    const qint64 before = after - m_pairs.begin();
    const bool isInside = after != m_pairs.end() && *after == unit - 1;
    return isInside ? unit - before - 1 : unit - before;
}

qint64 CodePointIndex::unitOf(qint64 codePoint) const
{
    // The n-th pair begins at code point m_pairs[n] - n.
    qint64 low = 0;
    auto high = qint64(m_pairs.size());
    while (low < high) {
        const qint64 middle = low + (high - low) / 2;
        if (m_pairs[size_t(middle)] - middle < codePoint)
            low = middle + 1;
        else
            high = middle;
    }
    return codePoint + low;
}

qint64 codePointCount(QStringView text) { return CodePointIndex(text).codePointCount(); }

} // namespace lectern
