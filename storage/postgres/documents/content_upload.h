// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/files/opened_file.h"
#include "storage/postgres/documents/sha256.h"
#include "storage/postgres/link/connection.h"

#include <QByteArray>
#include <functional>
#include <optional>

namespace lectern::postgres {

/// Uploads one file to document_contents: hashes it first, so that stored content is not sent again, and
/// sends chunks of 1 MiB. Requires: a transaction around store(); its rollback removes what was written.
///
/// Thread: the connection's. Owns: the open file, read only.
class ContentUpload
{
public:
    using Progress = std::function<void(qint64 done, qint64 total)>;
    static constexpr qint64 maxBytes = 256LL * 1024 * 1024;

    /// InvalidRequest, in one clear sentence that names the file: missing, not a file, not readable, empty, too large. `folder`: see FolderOfFile.
    [[nodiscard]] Result<void> open(const QString &path, const QString &folder);
    /// Reads the whole file once. Cancelled: `stop` was requested.
    [[nodiscard]] Result<void> hash(const std::stop_token &stop);
    /// Stores the bytes unless they are stored already, and locks the content until the transaction ends: if two clients upload the
    /// same content at once, the second waits here. Conflict when the file changed since hash().
    [[nodiscard]] Result<void> store(PostgresConnection &connection, const Progress &progress, const std::stop_token &stop);

    [[nodiscard]] const QByteArray &sha256() const { return m_sha256; } ///< Valid after hash().
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
