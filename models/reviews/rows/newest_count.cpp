// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/rows/newest_count.h"

namespace lectern::models {

bool NewestCount::note(qint64 count, Instant provenAt)
{
    if (m_noted && provenAt < m_noted->provenAt)
        return false;
    m_noted = {count, provenAt};
    return true;
}

RowCount NewestCount::beside(RowCount listed, Instant listedAt) const
{
    const bool isNewest = m_noted && (!listed.isExact || m_noted->provenAt >= listedAt);
    return isNewest ? RowCount{m_noted->count, true} : listed;
}

} // namespace lectern::models
