// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/imports/review_merge.h"

#include "storage/postgres/imports/chunk_deadline.h"
#include "storage/postgres/imports/copy_row.h"
#include "storage/postgres/imports/merge_sql.h"
#include "storage/postgres/imports/row_refusal.h"
#include "storage/postgres/sql/array_literal.h"

namespace lectern::postgres {

namespace {

/// Importing needs a temporary table, which not every login may create.
StorageError explained(StorageError error)
{
    if (error.code == ErrorCode::Denied)
        error.cause = ErrorCause::NoImporter;
    return error;
}

} // namespace

Result<void> ReviewMerge::prepare()
{
    if (auto staging = m_connection.runScript(stagingTableSql()); !staging)
        return tl::make_unexpected(explained(staging.error()));
    // Prepared while nothing is staged: a statement that fails at its first run would not stay prepared.
    return m_connection.run(mergeSql(), {}, {chunkDeadline, {}}).map([](const Rows &) {});
}

Result<ReviewMerge::Outcome> ReviewMerge::store(std::span<const StagedRow> rows, const std::stop_token &stop)
{
    Outcome outcome;
    const auto copied = copyNew(rows, stop);
    if (!copied)
        return failureOf(copied);
    if (*copied)
        outcome.counts.inserted = qint64(rows.size());
    else if (auto merged = merge(rows, outcome, stop); !merged)
        return failureOf(merged);
    return outcome;
}

Result<bool> ReviewMerge::areAllNew(std::span<const StagedRow> rows, const std::stop_token &stop)
{
    QStringList platforms, ids;
    for (const StagedRow &each : rows) {
        platforms += nameOf(each.row->review.platform);
        ids += each.row->review.platformReviewId;
    }
    auto found = m_connection.run(QStringLiteral(
                                      "select exists (select from unnest(?::platform[], ?::text[]) as wanted (platform, id) "
                                      "join reviews on reviews.platform = wanted.platform and reviews.platform_review_id = wanted.id)::int"),
                                  {arrayLiteral(platforms), arrayLiteral(ids)}, {chunkDeadline, stop});
    return found.map([](const Rows &answer) { return answer.toInt64(0, 0) == 0; });
}

Result<bool> ReviewMerge::copyNew(std::span<const StagedRow> rows, const std::stop_token &stop)
{
    static const QString statement = QStringLiteral("copy reviews (%1) from stdin").arg(importedColumns());
    const StatementLimits limits{chunkDeadline, {}};
    const auto areNew = areAllNew(rows, stop);
    if (!areNew || !*areNew)
        return areNew;
    if (auto point = m_connection.runScript(QStringLiteral("savepoint part"), limits); !point)
        return failureOf(point);
    const auto copied = copy(statement, rows, stop);
    if (!copied && !isRowsFault(copied.error()))
        return failureOf(copied);
    const QString end = copied ? QStringLiteral("release savepoint part") : QStringLiteral("rollback to savepoint part; release savepoint part");
    return m_connection.runScript(end, limits).map([&] { return copied.has_value(); });
}

Result<void> ReviewMerge::copy(const QString &statement, std::span<const StagedRow> rows, const std::stop_token &stop)
{
    constexpr qsizetype blockBytes = 256 << 10;
    size_t next = 0;
    const auto nextBlock = [&] {
        QByteArray block;
        block.reserve(blockBytes + (64 << 10));
        while (next < rows.size() && block.size() < blockBytes)
            block += rows[next++].line;
        return block;
    };
    return m_connection.copyIn(statement, nextBlock, {chunkDeadline, stop}).map([](qint64) {});
}

Result<void> ReviewMerge::merge(std::span<const StagedRow> rows, Outcome &outcome, const std::stop_token &stop)
{
    if (rows.empty())
        return {};
    const StatementLimits limits{chunkDeadline, {}};
    if (auto point = m_connection.runScript(QStringLiteral("savepoint part"), limits); !point)
        return point;
    auto counts = copyAndMerge(rows, stop);
    if (counts) {
        outcome.counts.inserted += counts->inserted;
        outcome.counts.updated += counts->updated;
        outcome.counts.duplicate += counts->duplicate;
        return m_connection.runScript(QStringLiteral("release savepoint part"), limits);
    }
    if (!isRowsFault(counts.error()))
        return failureOf(counts);
    if (auto undone = m_connection.runScript(QStringLiteral("rollback to savepoint part; release savepoint part"), limits); !undone)
        return undone;
    if (rows.size() == 1) {
        const ImportRow &row = *rows.front().row;
        outcome.refused.push_back({row.recordNumber, row.line, {}, refusalReason(counts.error())});
        return {};
    }
    const size_t half = rows.size() / 2;
    if (auto first = merge(rows.first(half), outcome, stop); !first)
        return first;
    return merge(rows.subspan(half), outcome, stop);
}

Result<ImportCounts> ReviewMerge::copyAndMerge(std::span<const StagedRow> rows, const std::stop_token &stop)
{
    const StatementLimits limits{chunkDeadline, stop};
    if (auto copied = copy(stagingCopySql(), rows, stop); !copied)
        return failureOf(copied);
    auto merged = m_connection.run(mergeSql(), {}, limits);
    if (!merged)
        return failureOf(merged);
    ImportCounts counts;
    counts.inserted = merged->toInt64(0, 0);
    counts.updated = merged->toInt64(0, 1);
    counts.duplicate = qint64(rows.size()) - counts.inserted - counts.updated;
    // Another part of this chunk may follow in this transaction.
    auto emptied = m_connection.runScript(QStringLiteral("delete from import_staging"), limits);
    if (!emptied)
        return failureOf(emptied);
    return counts;
}

} // namespace lectern::postgres
