// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/files/opened_file.h"
#include "storage/postgres/documents/sha256.h"
#include "storage/postgres/link/connection.h"

#include <QByteArray>
#include <functional>
#include <optional>

namespace lectern::postgres {

/// One file on its way into document_contents: hashed first, so that a content that is there already is not sent again, then
/// sent in chunks of 1 MiB. Requires: a transaction around store(); what it wrote is gone when that is rolled back.
///
/// Thread: the connection's. Owns: the open file, which is never written.
class ContentUpload
{
public:
    using Progress = std::function<void(qint64 done, qint64 total)>;
    static constexpr qint64 maxBytes = 256 * 1024 * 1024;

    /// InvalidRequest, in one clear sentence that names the file: not there, not a file, not readable, empty, too large. `folder`: see FolderOfFile.
    [[nodiscard]] Result<void> open(const QString &path, const QString &folder);
    /// Reads the file once. Cancelled when `stop` asked for it.
    [[nodiscard]] Result<void> hash(const std::stop_token &stop);
    /// Stores the bytes unless they are there, and locks the content until the transaction ends: of two who bring the same
    /// one at the same time the second waits here. Conflict when the file changed since it was hashed.
    [[nodiscard]] Result<void> store(PostgresConnection &connection, const Progress &progress, const std::stop_token &stop);

    [[nodiscard]] const QByteArray &sha256() const { return m_sha256; } ///< After hash().
    [[nodiscard]] qint64 sizeBytes() const { return m_sizeBytes; }

private:
    [[nodiscard]] Result<void> send(PostgresConnection &connection, const Progress &progress, const std::stop_token &stop);
    [[nodiscard]] QByteArray nextBlock(const Progress &progress);

    std::optional<OpenedFile> m_file;
    QString m_name;
    QByteArray m_sha256;
    qint64 m_sizeBytes = 0;
    qint64 m_sentBytes = 0;
    Sha256 m_sentDigest;
    int m_chunkNumber = 0;
    bool m_isEnded = false;
    std::optional<StorageError> m_readError;
};

} // namespace lectern::postgres
