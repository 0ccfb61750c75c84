// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/counting_sink.h"

namespace lectern::imports {

Result<ImportCheckpoint> CountingSink::begin(const QByteArray &importKey, const QString &)
{
    m_seen.clear();
    m_rejected.clear();
    return ImportCheckpoint{importKey, 0, {}};
}

Result<ImportCounts> CountingSink::writeChunk(std::span<const ImportRow> rows, std::span<const RejectedRow> rejected, qint64, std::stop_token)
{
    ImportCounts counts;
    counts.rejected = qint64(rejected.size());
    for (const ImportRow &row : rows) {
        const quint64 key = qHash(row.review.platformReviewId, size_t(row.review.platform) + 1);
        const qsizetype before = m_seen.size();
        m_seen.insert(key);
        ++(m_seen.size() > before ? counts.inserted : counts.duplicate);
    }
    for (size_t i = 0; i < rejected.size() && m_rejected.size() < maxRejectedKept; ++i)
        m_rejected.push_back(rejected[i]);
    return counts;
}

} // namespace lectern::imports
