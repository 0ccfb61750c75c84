// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/imports/review_import.h"

#include "storage/postgres/imports/chunk_deadline.h"

namespace lectern::postgres {

namespace {

constexpr qint64 analyzeAfter = 1000; ///< The planner's statistics are renewed after this many changed rows, if they are a fifth of the table.

} // namespace

ReviewImport::ReviewImport(PostgresAccess postgres) : m_connection(std::move(postgres), QStringLiteral("lectern import")) {}

ReviewImport::~ReviewImport() = default;

Result<ImportCheckpoint> ReviewImport::begin(const QByteArray &importKey, const QString &fileName)
{
    m_changedCount = 0;
    auto checkpoint = m_checkpoint.lock(importKey).and_then([&] { return m_merge.prepare(); }).and_then([&] { return m_checkpoint.open(fileName); });
    if (checkpoint)
        m_recordsDone = checkpoint->recordsDone;
    return checkpoint;
}

Result<ImportCounts> ReviewImport::writeChunk(std::span<const ImportRow> rows, std::span<const RejectedRow> rejected, qint64 recordsDone,
                                              std::stop_token stop)
{
    ImportCounts repeated;
    const std::vector<StagedRow> staged = stagedRows(rows, repeated);
    ImportCounts counts;
    auto written = m_connection.inTransaction([&]() -> Result<void> {
        const Result<ReviewMerge::Outcome> stored = m_merge.store(staged, stop);
        if (!stored)
            return failureOf(stored);
        counts = stored->counts;
        counts.updated += repeated.updated;
        counts.duplicate += repeated.duplicate;
        counts.rejected = qint64(rejected.size() + stored->refused.size());
        return m_checkpoint.recordRejected(rejected).and_then([&] { return m_checkpoint.recordRejected(stored->refused); }).and_then([&] {
            return m_checkpoint.move(m_recordsDone, recordsDone, counts);
        });
    });
    if (!written)
        return failureOf(written);
    m_recordsDone = recordsDone;
    m_changedCount += counts.inserted + counts.updated;
    return counts;
}

Result<std::vector<RejectedRow>> ReviewImport::readRejected() { return m_checkpoint.readRejected(); }

Result<void> ReviewImport::finish()
{
    const auto finished = m_checkpoint.finish();
    if (finished)
        refreshEstimates();
    return finished;
}

/// Updates the planner's statistics, so that estimates and plans include the new rows at once. Without the right to, autovacuum does it later.
void ReviewImport::refreshEstimates()
{
    if (m_changedCount < analyzeAfter)
        return;
    const auto known = m_connection.run(QStringLiteral("select greatest(reltuples, 0)::bigint from pg_class where oid = 'reviews'::regclass"));
    if (known && known->toInt64(0, 0) < 5 * m_changedCount)
        (void)m_connection.runScript(QStringLiteral("analyze reviews"), {chunkDeadline, {}});
}

} // namespace lectern::postgres
