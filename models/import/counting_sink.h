// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/import_sink.h"

#include <QSet>

namespace lectern::imports {

/// Stores nothing: counts what an import into an empty database would store. Uses eight bytes per row.
///
/// Thread: one at a time.
class CountingSink final : public ImportSink
{
public:
    Result<ImportCheckpoint> begin(const QByteArray &importKey, const QString &fileName) override;
    Result<ImportCounts> writeChunk(std::span<const ImportRow> rows, std::span<const RejectedRow> rejected, qint64 recordsDone,
                                    std::stop_token stop) override;
    Result<std::vector<RejectedRow>> readRejected() override { return m_rejected; }
    Result<void> finish() override { return {}; }

private:
    static constexpr size_t maxRejectedKept = 1000;
    QSet<quint64> m_seen;
    std::vector<RejectedRow> m_rejected; ///< Only the first ones.
};

} // namespace lectern::imports
