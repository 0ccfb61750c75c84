// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/reviews/review_import.h"

#include "storage/api/files/plain_name.h"
#include "storage/postgres/sql/array_literal.h"
#include "storage/postgres/reviews/copy_row.h"

#include <QHash>
#include <QtEndian>

#include <algorithm>
#include <utility>

namespace lectern::postgres {

namespace {

using namespace std::chrono_literals;

/// One for all statements of a chunk: a change of the server's timeout cannot be made in a failed transaction.
constexpr auto chunkDeadline = 60s;
constexpr qint64 analyzeAfter = 1000; ///< Changed rows, and a fifth of the table, make the planner's statistics worth renewing.

QString createStaging()
{
    return QStringLiteral("create temp table if not exists import_staging on commit delete rows as select %1 from reviews with no data")
        .arg(importedColumns());
}

const QString &copyStatement()
{
    static const QString sql = QStringLiteral("copy import_staging (%1) from stdin").arg(importedColumns());
    return sql;
}

const QStringList &sentimentColumns()
{
    static const QStringList columns{QStringLiteral("sentiment_score"), QStringLiteral("sentiment"), QStringLiteral("sentiment_engine"),
                                     QStringLiteral("sentiment_version")};
    return columns;
}

/// A column of the sentiment after an update: what the file delivers, else what is there, whoever said it. A trigger
/// forgets what an engine said when the words change.
QString sentimentValue(const QString &column)
{
    const bool isEngines = column != QLatin1String("sentiment") && column != QLatin1String("sentiment_score");
    return QStringLiteral("case when excluded.sentiment is null and excluded.sentiment_score is null then reviews.%1 else %2 end")
        .arg(column, isEngines ? QStringLiteral("''") : QStringLiteral("excluded.") + column);
}

/// "a = excluded.a, b = excluded.b" for every imported column that is not the key.
QString assignments()
{
    QStringList parts;
    for (const QString &column : importedColumns().split(QStringLiteral(", "))) {
        if (column != QLatin1String("platform") && column != QLatin1String("platform_review_id") && !sentimentColumns().contains(column))
            parts += QStringLiteral("%1 = excluded.%1").arg(column);
    }
    for (const QString &column : sentimentColumns())
        parts += QStringLiteral("%1 = %2").arg(column, sentimentValue(column));
    return parts.join(QStringLiteral(", "));
}

/// "reviews.a, reviews.b" of the columns whose change makes an update.
QString comparedColumns(const QString &table)
{
    QStringList parts;
    for (const QString &column : importedColumns().split(QStringLiteral(", "))) {
        if (column == QLatin1String("metadata"))
            parts += QStringLiteral("case when excluded.platform_review_id like 'c:%' then '{}' else %1.metadata end").arg(table);
        else if (column != QLatin1String("fetched_at") && !sentimentColumns().contains(column))
            parts += table + u'.' + column;
    }
    for (const QString &column : sentimentColumns())
        parts += table == QLatin1String("excluded") ? sentimentValue(column) : table + u'.' + column;
    return parts.join(QStringLiteral(", "));
}

/// Inserts what is staged; xmax tells a row that was there from a new one.
const QString &insertStatement()
{
    static const QString sql = [] {
        return QStringLiteral("with changed as (insert into reviews (%1) select %1 from import_staging "
                              "on conflict (platform, platform_review_id) do update set %2 where (%3) is distinct from (%4) "
                              "returning xmax = 0 as is_new) "
                              "select count(*) filter (where is_new), count(*) filter (where not is_new) from changed")
            .arg(importedColumns(), assignments(), comparedColumns(QStringLiteral("reviews")), comparedColumns(QStringLiteral("excluded")));
    }();
    return sql;
}

/// An error that lies in a row, not in the connection, the schema or a wish to stop.
bool isRowsFault(const StorageError &error)
{
    return error.part == FaultyPart::PostgreSql && (error.state.startsWith("22") || error.state.startsWith("23"));
}

/// What the rules of the table say where the reader of the file did not say it before.
struct RuleReason {
    const char *rule, *reason;
};
constexpr RuleReason ruleReasons[] = {
    {"reviews_names_check",
     "the name of the author or of what is reviewed holds line ends, control characters or characters that turn its direction"},
    {"reviews_tags_check", "a tag is longer than 200 characters, or holds line ends, control characters or characters that turn its direction"},
    {"reviews_image_urls_check", "the address of a picture is longer than 4000 characters"},
    {"reviews_arrays_check", "there are more than 1000 tags or pictures"},
    {"reviews_metadata_size_check", "the columns without a field of their own come to more than 256 KiB"},
    {"reviews_entity_id_check", "what is reviewed has no id, or one of more than 500 characters"},
};

/// What is said of the row: of a rule that files break, more than its name.
QString reasonOf(const StorageError &error)
{
    for (const RuleReason &each : ruleReasons) {
        if (error.names.contains(QLatin1String(each.rule)))
            return QLatin1String(each.reason);
    }
    const QString rule = error.names.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(error.names.first());
    if (error.state.startsWith("22"))
        return QStringLiteral("A value is not of the kind that is stored there.");
    if (error.state == "23502")
        return QStringLiteral("A value is missing that must be there%1.").arg(rule);
    return QStringLiteral("A value lies outside of what may be stored%1.").arg(rule);
}

QString nameOfFile(const QString &path)
{
    const QString name = plainName(path).right(1000);
    return name.isEmpty() ? QStringLiteral("file") : name;
}

QString hexLiteral(const QByteArray &bytes) { return QStringLiteral("\\x") + QString::fromLatin1(bytes.toHex()); }

/// Importing takes a temporary table, which not everybody may make who may connect.
StorageError explained(StorageError error)
{
    if (error.code == ErrorCode::Denied)
        error.cause = ErrorCause::NoImporter;
    return error;
}

} // namespace

ReviewImport::ReviewImport(PostgresAccess postgres) : m_connection(std::move(postgres), QStringLiteral("lectern import")) {}

ReviewImport::~ReviewImport() = default;

Result<ImportCheckpoint> ReviewImport::begin(const QByteArray &importKey, const QString &fileName)
{
    m_importKey = importKey;
    m_changedCount = 0;
    if (auto locked = lockImport(importKey); !locked)
        return failureOf(locked);
    if (auto staging = m_connection.runScript(createStaging()); !staging)
        return tl::make_unexpected(explained(staging.error()));
    // Prepared now, while nothing is staged: a statement that fails when it is first run cannot be kept.
    if (auto prepared = m_connection.run(insertStatement(), {}, {chunkDeadline, {}}); !prepared)
        return failureOf(prepared);
    return readCheckpoint(fileName);
}

/// Also waits for the last statement of an import of the same file that was killed.
Result<void> ReviewImport::lockImport(const QByteArray &importKey)
{
    const qint64 lockNumber = qint64(qFromBigEndian<quint64>(importKey.constData()));
    if (auto unlocked = m_connection.runScript(QStringLiteral("select pg_advisory_unlock_all(); set lock_timeout = '10s'")); !unlocked)
        return unlocked;
    auto locked = m_connection.run(QStringLiteral("select pg_advisory_lock(?)"), {lockNumber}, {12s, {}});
    if (!locked && locked.error().code == ErrorCode::Timeout) {
        return failure(ErrorCode::Conflict, FaultyPart::PostgreSql, QStringLiteral("This file is being imported by another program at this moment."));
    }
    return locked.map([](const Rows &) {});
}

Result<ImportCheckpoint> ReviewImport::readCheckpoint(const QString &fileName)
{
    ImportCheckpoint checkpoint{m_importKey, 0, {}};
    const QString key = hexLiteral(m_importKey);
    auto done = m_connection.inTransaction([&]() -> Result<void> {
        auto dropped = m_connection.run(QStringLiteral("delete from imports where import_key = ?::bytea and finished_at is not null"), {key});
        if (!dropped)
            return failureOf(dropped);
        auto rows = m_connection.run(QStringLiteral("insert into imports (import_key, file_name) values (?::bytea, ?) "
                                                    "on conflict (import_key) do update set file_name = excluded.file_name "
                                                    "returning records_done, inserted, updated, duplicate, rejected"),
                                     {key, nameOfFile(fileName)});
        if (!rows)
            return failureOf(rows);
        checkpoint.recordsDone = rows->toInt64(0, 0);
        checkpoint.counts = {rows->toInt64(0, 1), rows->toInt64(0, 2), rows->toInt64(0, 3), rows->toInt64(0, 4)};
        return {};
    });
    if (!done)
        return failureOf(done);
    m_recordsDone = checkpoint.recordsDone;
    return checkpoint;
}

/// Of several rows with one key only the last is stored: the earlier ones count as what they would have become,
/// duplicates when they say the same, else versions that were updated. In the order of their dates: neighbours in the
/// indexes, most of which have the date in their key, then lie together, and so do the rows of a page by date.
std::vector<ReviewImport::Staged> ReviewImport::stage(std::span<const ImportRow> rows, ImportCounts &counts)
{
    std::vector<Staged> staged;
    staged.reserve(rows.size());
    QHash<std::pair<int, QString>, size_t> places;
    places.reserve(qsizetype(rows.size()));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const ImportRow &row : rows) {
        QByteArray line = copyRow(row.review, now);
        const std::pair key(int(row.review.platform), row.review.platformReviewId);
        const auto known = places.constFind(key);
        if (known == places.constEnd()) {
            places.insert(key, staged.size());
            staged.push_back({&row, std::move(line)});
            continue;
        }
        Staged &earlier = staged[*known];
        const bool isMadeOfContent = row.review.platformReviewId.startsWith(QLatin1String("c:"));
        if (isMadeOfContent || earlier.line == line) {
            ++counts.duplicate;
        } else {
            ++counts.updated;
            earlier = {&row, std::move(line)};
        }
    }
    std::ranges::stable_sort(staged, {}, [](const Staged &each) { return each.row->review.reviewedAt.toMSecsSinceEpoch(); });
    return staged;
}

Result<ImportCounts> ReviewImport::writeChunk(std::span<const ImportRow> rows, std::span<const RejectedRow> rejected, qint64 recordsDone,
                                              std::stop_token stop)
{
    ChunkOutcome outcome;
    const std::vector<Staged> staged = stage(rows, outcome.counts);
    const ImportCounts repeated = outcome.counts;
    auto written = m_connection.inTransaction([&]() -> Result<void> {
        outcome = {repeated, {}};
        auto copied = copyNew(staged, stop);
        if (!copied)
            return failureOf(copied);
        if (*copied)
            outcome.counts.inserted = qint64(staged.size());
        else if (auto stored = store(staged, outcome, stop); !stored)
            return stored;
        outcome.counts.rejected = qint64(rejected.size() + outcome.refused.size());
        return moveCheckpoint(outcome, rejected, recordsDone);
    });
    if (!written)
        return failureOf(written);
    m_recordsDone = recordsDone;
    m_changedCount += outcome.counts.inserted + outcome.counts.updated;
    return outcome.counts;
}

Result<bool> ReviewImport::areAllNew(std::span<const Staged> staged, const std::stop_token &stop)
{
    QStringList platforms, ids;
    for (const Staged &each : staged) {
        platforms += nameOf(each.row->review.platform);
        ids += each.row->review.platformReviewId;
    }
    auto found = m_connection.run(QStringLiteral(
                                      "select exists (select from unnest(?::platform[], ?::text[]) as wanted (platform, id) "
                                      "join reviews on reviews.platform = wanted.platform and reviews.platform_review_id = wanted.id)::int"),
                                  {arrayLiteral(platforms), arrayLiteral(ids)}, {chunkDeadline, stop});
    return found.map([](const Rows &rows) { return rows.toInt64(0, 0) == 0; });
}

Result<bool> ReviewImport::copyNew(std::span<const Staged> staged, const std::stop_token &stop)
{
    static const QString statement = QStringLiteral("copy reviews (%1) from stdin").arg(importedColumns());
    const StatementLimits limits{chunkDeadline, {}};
    const auto areNew = areAllNew(staged, stop);
    if (!areNew || !*areNew)
        return areNew;
    if (auto point = m_connection.runScript(QStringLiteral("savepoint part"), limits); !point)
        return failureOf(point);
    const auto copied = copy(statement, staged, stop);
    if (!copied && !isRowsFault(copied.error()))
        return failureOf(copied);
    const QString end = copied ? QStringLiteral("release savepoint part") : QStringLiteral("rollback to savepoint part; release savepoint part");
    return m_connection.runScript(end, limits).map([&] { return copied.has_value(); });
}

Result<void> ReviewImport::copy(const QString &statement, std::span<const Staged> staged, const std::stop_token &stop)
{
    constexpr qsizetype blockBytes = 256 << 10;
    size_t next = 0;
    const auto nextBlock = [&] {
        QByteArray block;
        block.reserve(blockBytes + (64 << 10));
        while (next < staged.size() && block.size() < blockBytes)
            block += staged[next++].line;
        return block;
    };
    return m_connection.copyIn(statement, nextBlock, {chunkDeadline, stop}).map([](qint64) {});
}

Result<void> ReviewImport::store(std::span<const Staged> staged, ChunkOutcome &outcome, const std::stop_token &stop)
{
    if (staged.empty())
        return {};
    const StatementLimits limits{chunkDeadline, {}};
    if (auto point = m_connection.runScript(QStringLiteral("savepoint part"), limits); !point)
        return point;
    auto counts = copyAndInsert(staged, stop);
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
    if (staged.size() == 1) {
        const ImportRow &row = *staged.front().row;
        outcome.refused.push_back({row.recordNumber, row.line, {}, reasonOf(counts.error())});
        return {};
    }
    const size_t half = staged.size() / 2;
    if (auto first = store(staged.first(half), outcome, stop); !first)
        return first;
    return store(staged.subspan(half), outcome, stop);
}

Result<ImportCounts> ReviewImport::copyAndInsert(std::span<const Staged> staged, const std::stop_token &stop)
{
    const StatementLimits limits{chunkDeadline, stop};
    if (auto copied = copy(copyStatement(), staged, stop); !copied)
        return failureOf(copied);
    auto rows = m_connection.run(insertStatement(), {}, limits);
    if (!rows)
        return failureOf(rows);
    ImportCounts counts;
    counts.inserted = rows->toInt64(0, 0);
    counts.updated = rows->toInt64(0, 1);
    counts.duplicate = qint64(staged.size()) - counts.inserted - counts.updated;
    // Another part of this chunk may follow in the same transaction.
    auto emptied = m_connection.runScript(QStringLiteral("delete from import_staging"), limits);
    if (!emptied)
        return failureOf(emptied);
    return counts;
}

Result<void> ReviewImport::moveCheckpoint(const ChunkOutcome &outcome, std::span<const RejectedRow> rejected, qint64 recordsDone)
{
    if (auto recorded = recordRejected(rejected); !recorded)
        return recorded;
    if (auto recorded = recordRejected(outcome.refused); !recorded)
        return recorded;
    auto moved = m_connection.run(QStringLiteral("update imports set records_done = ?, inserted = inserted + ?, updated = updated + ?, "
                                                 "duplicate = duplicate + ?, rejected = rejected + ? "
                                                 "where import_key = ?::bytea and records_done = ?"),
                                  {recordsDone, outcome.counts.inserted, outcome.counts.updated, outcome.counts.duplicate, outcome.counts.rejected,
                                   hexLiteral(m_importKey), m_recordsDone},
                                  {chunkDeadline, {}});
    if (!moved)
        return failureOf(moved);
    if (moved->affectedRowCount() != 1)
        return failure(ErrorCode::Conflict, FaultyPart::PostgreSql, QStringLiteral("another program moved this import's checkpoint"));
    return {};
}

Result<void> ReviewImport::recordRejected(std::span<const RejectedRow> rejected)
{
    if (rejected.empty())
        return {};
    QStringList numbers, lines, columns, reasons;
    for (const RejectedRow &row : rejected) {
        numbers += QString::number(row.recordNumber);
        lines += QString::number(row.line);
        columns += QString(row.column).remove(QChar(u'\0'));
        reasons += QString(row.reason).remove(QChar(u'\0'));
    }
    auto recorded = m_connection.run(QStringLiteral("insert into import_rejects (import_key, record_number, line, column_name, reason) "
                                                    "select ?::bytea, * from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[])"),
                                     {hexLiteral(m_importKey), arrayLiteral(numbers), arrayLiteral(lines), arrayLiteral(columns),
                                      arrayLiteral(reasons)},
                                     {chunkDeadline, {}});
    return recorded.map([](const Rows &) {});
}

Result<std::vector<RejectedRow>> ReviewImport::readRejected()
{
    auto rows = m_connection.run(QStringLiteral("select record_number, line, column_name, reason from import_rejects "
                                                "where import_key = ?::bytea order by record_number"),
                                 {hexLiteral(m_importKey)}, {chunkDeadline, {}});
    if (!rows)
        return failureOf(rows);
    std::vector<RejectedRow> rejected;
    rejected.reserve(size_t(rows->rowCount()));
    for (int i = 0; i < rows->rowCount(); ++i)
        rejected.push_back({rows->toInt64(i, 0), rows->toInt64(i, 1), rows->toString(i, 2), rows->toString(i, 3)});
    return rejected;
}

Result<void> ReviewImport::finish()
{
    auto finished = m_connection.run(QStringLiteral("update imports set finished_at = now() where import_key = ?::bytea"), {hexLiteral(m_importKey)});
    if (!finished)
        return failureOf(finished);
    // Estimates and plans should know the new rows at once. Who may not ask for it waits for autovacuum.
    if (m_changedCount < analyzeAfter)
        return {};
    const auto known = m_connection.run(QStringLiteral("select greatest(reltuples, 0)::bigint from pg_class where oid = 'reviews'::regclass"));
    if (known && known->toInt64(0, 0) < 5 * m_changedCount)
        (void)m_connection.runScript(QStringLiteral("analyze reviews"), {chunkDeadline, {}});
    return {};
}

} // namespace lectern::postgres
