// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/imports/stored_checkpoint.h"

#include "storage/api/files/plain_name.h"
#include "storage/postgres/imports/chunk_deadline.h"
#include "storage/postgres/sql/array_literal.h"
#include "storage/postgres/sql/value_text.h"

#include <QtEndian>

namespace lectern::postgres {

namespace {

using namespace std::chrono_literals;

QString nameOfFile(const QString &path)
{
    const QString name = plainName(path).right(1000);
    return name.isEmpty() ? QStringLiteral("file") : name;
}

} // namespace

Result<void> StoredCheckpoint::lock(const QByteArray &importKey)
{
    m_importKey = importKey;
    const qint64 lockNumber = qint64(qFromBigEndian<quint64>(importKey.constData()));
    if (auto unlocked = m_connection.runScript(QStringLiteral("select pg_advisory_unlock_all(); set lock_timeout = '10s'")); !unlocked)
        return unlocked;
    auto locked = m_connection.run(QStringLiteral("select pg_advisory_lock(?)"), {lockNumber}, {12s, {}});
    if (!locked && locked.error().code == ErrorCode::Timeout) {
        return failure(ErrorCode::Conflict, FaultyPart::PostgreSql, QStringLiteral("This file is being imported by another program at this moment."));
    }
    return locked.map([](const Rows &) {});
}

Result<ImportCheckpoint> StoredCheckpoint::open(const QString &fileName)
{
    ImportCheckpoint checkpoint{m_importKey, 0, {}};
    const QString key = byteaText(m_importKey);
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
    return checkpoint;
}

Result<void> StoredCheckpoint::move(qint64 from, qint64 to, const ImportCounts &counts)
{
    auto moved = m_connection.run(QStringLiteral("update imports set records_done = ?, inserted = inserted + ?, updated = updated + ?, "
                                                 "duplicate = duplicate + ?, rejected = rejected + ? "
                                                 "where import_key = ?::bytea and records_done = ?"),
                                  {to, counts.inserted, counts.updated, counts.duplicate, counts.rejected, byteaText(m_importKey), from},
                                  {chunkDeadline, {}});
    if (!moved)
        return failureOf(moved);
    if (moved->affectedRowCount() != 1)
        return failure(ErrorCode::Conflict, FaultyPart::PostgreSql, QStringLiteral("another program moved this import's checkpoint"));
    return {};
}

Result<void> StoredCheckpoint::recordRejected(std::span<const RejectedRow> rejected)
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
                                     {byteaText(m_importKey), arrayLiteral(numbers), arrayLiteral(lines), arrayLiteral(columns),
                                      arrayLiteral(reasons)},
                                     {chunkDeadline, {}});
    return recorded.map([](const Rows &) {});
}

Result<std::vector<RejectedRow>> StoredCheckpoint::readRejected()
{
    auto rows = m_connection.run(QStringLiteral("select record_number, line, column_name, reason from import_rejects "
                                                "where import_key = ?::bytea order by record_number"),
                                 {byteaText(m_importKey)}, {chunkDeadline, {}});
    if (!rows)
        return failureOf(rows);
    std::vector<RejectedRow> rejected;
    rejected.reserve(size_t(rows->rowCount()));
    for (int i = 0; i < rows->rowCount(); ++i)
        rejected.push_back({rows->toInt64(i, 0), rows->toInt64(i, 1), rows->toString(i, 2), rows->toString(i, 3)});
    return rejected;
}

Result<void> StoredCheckpoint::finish()
{
    return m_connection.run(QStringLiteral("update imports set finished_at = now() where import_key = ?::bytea"), {byteaText(m_importKey)})
        .map([](const Rows &) {});
}

} // namespace lectern::postgres
