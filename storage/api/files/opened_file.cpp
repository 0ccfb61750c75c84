// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/files/opened_file.h"

#include "storage/api/documents/document_name.h"

#include <QFileInfo>

namespace lectern {

Result<OpenedFile> OpenedFile::open(const QString &path, const QString &folder)
{
    if (!path.startsWith(QLatin1String(":/")))
        return openNative(path, folder);
    auto file = std::make_unique<QFile>(path);
    const QString name = QFileInfo(path).fileName();
    if (!file->open(QIODevice::ReadOnly))
        return failure(ErrorCode::InvalidRequest, FaultyPart::File, QStringLiteral("\"%1\" does not exist.").arg(name));
    const Stamp stamp = stampOf(*file);
    return OpenedFile(std::move(file), name, stamp);
}

Result<QByteArray> OpenedFile::readWhole(const QString &path, qint64 maxBytes, const QString &folder)
{
    auto file = open(path, folder);
    if (!file)
        return failureOf(file);
    const auto tooLarge = [&path, maxBytes] {
        return failure(ErrorCode::InvalidRequest, FaultyPart::File,
                       QStringLiteral("\"%1\" is larger than %2 MiB, the most that is read of it.")
                           .arg(cleanedDocumentName(QFileInfo(path).fileName()))
                           .arg(maxBytes >> 20));
    };
    if (file->size() > maxBytes)
        return tooLarge();
    QByteArray bytes(file->size() + 1, Qt::Uninitialized);
    qsizetype done = 0;
    for (;;) {
        const Result<qint64> got = file->read(bytes.data() + done, bytes.size() - done);
        if (!got)
            return failureOf(got);
        done += *got;
        if (*got == 0)
            return bytes.first(done);
    }
}

Result<qint64> OpenedFile::read(char *into, qint64 maxBytes)
{
    const qint64 got = m_file->read(into, maxBytes);
    if (got < 0)
        return failure(ErrorCode::Unavailable, FaultyPart::File, QStringLiteral("\"%1\" cannot be read: %2.").arg(m_name, m_file->errorString()));
    // A file that grows while it is read might never end.
    if ((got == 0 && maxBytes > 0) || m_file->pos() > m_stamp.size) {
        if (const Result<void> unchanged = checkUnchanged(); !unchanged)
            return failureOf(unchanged);
    }
    return got;
}

Result<void> OpenedFile::checkUnchanged() const
{
    const Stamp now = stampOf(*m_file);
    if (now == m_stamp)
        return {};
    const char *how = now.size < m_stamp.size ? "became shorter" : now.size > m_stamp.size ? "grew" : "was written to";
    return failure(ErrorCode::Conflict, FaultyPart::File,
                   QStringLiteral("\"%1\" %2 while it was read: wait until it is finished, then add it again.").arg(m_name, QLatin1String(how)));
}

} // namespace lectern
