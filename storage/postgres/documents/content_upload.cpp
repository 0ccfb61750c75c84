// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/documents/content_upload.h"

#include "storage/api/documents/document_name.h"
#include "storage/postgres/sql/binary_copy.h"
#include "storage/postgres/sql/value_text.h"

#include <QFileInfo>

namespace lectern::postgres {

namespace {

using namespace std::chrono_literals;

constexpr qint64 chunkBytes = 1024LL * 1024;
/// Enough for 256 MiB over a slow line, and for waiting while somebody else stores the same content.
constexpr std::chrono::milliseconds uploadDeadline = 30min;

tl::unexpected<StorageError> refused(const QString &name, const char *why)
{
    return failure(ErrorCode::InvalidRequest, FaultyPart::File, QStringLiteral("\"%1\" %2").arg(name, QLatin1String(why)));
}

tl::unexpected<StorageError> cancelled() { return failure(ErrorCode::Cancelled, FaultyPart::Lectern, QStringLiteral("the upload was cancelled")); }

} // namespace

Result<void> ContentUpload::open(const QString &path, const QString &folder)
{
    m_name = cleanedDocumentName(QFileInfo(path).fileName());
    auto opened = OpenedFile::open(path, folder);
    if (!opened)
        return failureOf(opened);
    m_file = std::move(*opened);
    m_sizeBytes = m_file->size();
    if (m_sizeBytes == 0)
        return refused(m_name, "is empty.");
    if (m_sizeBytes > maxBytes)
        return refused(m_name, "is larger than 256 MiB, the most that a document may have.");
    return {};
}

Result<void> ContentUpload::hash(const std::stop_token &stop)
{
    Sha256 digest;
    QByteArray chunk(chunkBytes, Qt::Uninitialized);
    for (;;) {
        if (stop.stop_requested())
            return cancelled();
        const Result<qint64> got = m_file->read(chunk.data(), chunk.size());
        if (!got)
            return failureOf(got);
        if (*got == 0)
            break;
        digest.add(chunk.first(*got));
    }
    m_sha256 = digest.result();
    return {};
}

Result<void> ContentUpload::store(PostgresConnection &connection, const Progress &progress, const std::stop_token &stop)
{
    const QString hash = byteaText(m_sha256);
    const StatementLimits limits{uploadDeadline, stop};
    const auto inserted =
        connection.run(QStringLiteral("insert into document_contents (sha256, size_bytes, mime_type) values (?::bytea, ?, 'application/octet-stream')"
                                      " on conflict (sha256) do nothing"),
                       {hash, m_sizeBytes}, limits);
    if (!inserted)
        return failureOf(inserted);
    if (inserted->affectedRowCount() == 1)
        return send(connection, progress, stop);
    const auto locked = connection.run(QStringLiteral("select 1 from document_contents where sha256 = ?::bytea for update"), {hash}, limits);
    if (locked && progress)
        progress(m_sizeBytes, m_sizeBytes);
    return locked.map([](const Rows &) {});
}

Result<void> ContentUpload::send(PostgresConnection &connection, const Progress &progress, const std::stop_token &stop)
{
    if (!m_file->rewind())
        return refused(m_name, "could not be read again.");
    m_sentBytes = 0;
    m_chunkNumber = 0;
    m_isEnded = false;
    m_readError.reset();
    m_sentDigest = Sha256();
    const auto copied = connection.copyIn(QStringLiteral("copy document_chunks (sha256, chunk_number, bytes) from stdin (format binary)"),
                                          [&] { return nextBlock(progress); }, {uploadDeadline, stop});
    if (!copied)
        return stop.stop_requested() ? Result<void>(cancelled()) : failureOf(copied);
    if (m_readError)
        return tl::make_unexpected(*m_readError);
    if (m_sentBytes != m_sizeBytes || m_sentDigest.result() != m_sha256)
        return failure(ErrorCode::Conflict, FaultyPart::File, QStringLiteral("\"%1\" changed while it was read. Add it again.").arg(m_name));
    return {};
}

QByteArray ContentUpload::nextBlock(const Progress &progress)
{
    if (m_isEnded)
        return {};
    BinaryCopy copy;
    if (m_chunkNumber == 0)
        copy.header();
    QByteArray chunk(std::min(chunkBytes, m_sizeBytes - m_sentBytes), Qt::Uninitialized);
    const Result<qint64> got = m_file->read(chunk.data(), chunk.size());
    if (!got)
        m_readError = got.error();
    chunk.truncate(got.value_or(0));
    if (chunk.isEmpty()) {
        m_isEnded = true;
        return copy.end().take();
    }
    copy.row(3).field(m_sha256).field(m_chunkNumber++).field(chunk);
    m_sentBytes += chunk.size();
    m_sentDigest.add(chunk);
    if (progress)
        progress(m_sentBytes, m_sizeBytes);
    return copy.take();
}

} // namespace lectern::postgres
