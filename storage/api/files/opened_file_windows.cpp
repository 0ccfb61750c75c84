// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/files/opened_file.h"

#include <QtGlobal>

#ifdef Q_OS_WIN

#include "storage/api/documents/document_name.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <io.h>

namespace lectern {

namespace {

tl::unexpected<StorageError> refused(const QFileInfo &file, const QString &why)
{
    return failure(ErrorCode::InvalidRequest, FaultyPart::File, QStringLiteral("\"%1\" %2").arg(cleanedDocumentName(file.fileName()), why));
}

/// Whether a component of the path below the folder is a link.
bool liesBehindLink(const QString &folder, const QString &path)
{
    for (QString at = QDir::cleanPath(path); at.size() > QDir::cleanPath(folder).size(); at = QFileInfo(at).path()) {
        const QFileInfo step(at);
        if (step.isSymLink() || step.isJunction())
            return true;
    }
    return false;
}

} // namespace

OpenedFile::Stamp OpenedFile::stampOf(const QFile &file)
{
    return {file.size(), file.fileTime(QFileDevice::FileModificationTime).toMSecsSinceEpoch()};
}

Result<OpenedFile> OpenedFile::openNative(const QString &path, const QString &folder)
{
    const QFileInfo info(path);
    if (!folder.isEmpty() && liesBehindLink(folder, path))
        return refused(info, QStringLiteral("is a link or lies behind one: links inside folders are not followed."));
    if (!info.exists())
        return refused(info, QStringLiteral("does not exist."));
    if (!info.isFile())
        return refused(info, info.isDir() ? QStringLiteral("is a folder, not a file.") : QStringLiteral("is a device, not a file."));
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return refused(info, QStringLiteral("cannot be read: %1.").arg(file->errorString()));
    const Stamp stamp = stampOf(*file);
    return OpenedFile(std::move(file), cleanedDocumentName(info.fileName()), stamp);
}

void OpenedFile::closeDescriptor(int descriptor) { ::_close(descriptor); }

int OpenedFile::duplicateDescriptor() const { return ::_dup(m_file->handle()); }

Result<std::vector<FolderEntry>> listFolder(const QString &path, const QString &folder)
{
    if (!folder.isEmpty() && liesBehindLink(folder, path))
        return refused(QFileInfo(path), QStringLiteral("is a link or lies behind one: links inside folders are not followed."));
    std::vector<FolderEntry> entries;
    for (const QFileInfo &each : QDir(path).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name)) {
        const bool isLink = each.isSymLink() || each.isJunction();
        entries.push_back({each.fileName(), isLink ? FolderEntry::Kind::Link : each.isDir() ? FolderEntry::Kind::Folder : FolderEntry::Kind::File});
    }
    return entries;
}

} // namespace lectern

#endif
