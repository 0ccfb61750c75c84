// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/files/opened_file.h"

#include "storage/api/documents/document_name.h"
#include "storage/api/files/descriptor_posix.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lectern {

namespace {

/// Opens a path below a folder component by component, so that no link leads out of the folder. Sets errno.
Descriptor openBelow(const QString &folder, const QString &path, int flags)
{
    const QString rest = QDir(folder).relativeFilePath(QFileInfo(path).absoluteFilePath());
    const QStringList steps = rest == QLatin1String(".") ? QStringList() : rest.split(u'/', Qt::SkipEmptyParts);
    if (steps.contains(QStringLiteral("..")) || QDir::isAbsolutePath(rest)) {
        errno = ENOENT;
        return Descriptor(-1);
    }
    if (steps.isEmpty())
        return Descriptor(::open(QFile::encodeName(folder).constData(), flags | O_CLOEXEC));
    Descriptor at(::open(QFile::encodeName(folder).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    for (qsizetype i = 0; at.isOpen() && i + 1 < steps.size(); ++i)
        at = Descriptor(::openat(at.get(), QFile::encodeName(steps[i]).constData(), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!at.isOpen())
        return at;
    return Descriptor(::openat(at.get(), QFile::encodeName(steps.back()).constData(), flags | O_NOFOLLOW | O_CLOEXEC));
}

Descriptor openAny(const QString &path, const QString &folder, int flags)
{
    return folder.isEmpty() ? Descriptor(::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC)) : openBelow(folder, path, flags);
}

tl::unexpected<StorageError> refused(const QString &path, const QString &why)
{
    return failure(ErrorCode::InvalidRequest, FaultyPart::File,
                   QStringLiteral("\"%1\" %2").arg(cleanedDocumentName(QFileInfo(path).fileName()), why));
}

tl::unexpected<StorageError> notOpened(const QString &path, int error)
{
    switch (error) {
    case ENOENT:
        // Names that are not UTF-8 contain this replacement character, and would not open any file.
        return refused(path,
                       path.contains(QChar::ReplacementCharacter) ? QStringLiteral("has a name that is not UTF-8: rename it.")
                                                                  : QStringLiteral("does not exist."));
    case ELOOP:
    case ENOTDIR: return refused(path, QStringLiteral("is a link or lies behind one: links inside folders are not followed."));
    case EACCES:
    case EPERM: return refused(path, QStringLiteral("cannot be read: permission is missing."));
    case ENXIO: return refused(path, QStringLiteral("is a socket, not a file."));
    default: return refused(path, QStringLiteral("cannot be read: %1.").arg(QString::fromLocal8Bit(std::strerror(error))));
    }
}

/// What the file is instead of a regular file; empty: it is a regular file.
QString whatElse(mode_t mode)
{
    if (S_ISREG(mode))
        return {};
    if (S_ISDIR(mode))
        return QStringLiteral("is a folder, not a file.");
    return S_ISFIFO(mode) ? QStringLiteral("is a pipe, not a file.") : QStringLiteral("is a device, not a file.");
}

FolderEntry::Kind kindOf(int folder, const dirent &entry)
{
    struct stat status {
    };
    if (::fstatat(folder, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) != 0)
        return FolderEntry::Kind::Other;
    if (S_ISLNK(status.st_mode))
        return FolderEntry::Kind::Link;
    if (S_ISDIR(status.st_mode))
        return FolderEntry::Kind::Folder;
    return S_ISREG(status.st_mode) ? FolderEntry::Kind::File : FolderEntry::Kind::Other;
}

} // namespace

OpenedFile::Stamp OpenedFile::stampOf(const QFile &file)
{
    struct stat status {
    };
    if (file.handle() < 0 || ::fstat(file.handle(), &status) != 0)
        return {file.size(), 0};
    return {status.st_size, qint64(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec};
}

Result<OpenedFile> OpenedFile::openNative(const QString &path, const QString &folder)
{
    // O_NONBLOCK: opening a pipe would wait for a writer.
    Descriptor opened = openAny(path, folder, O_RDONLY | O_NONBLOCK | O_NOCTTY);
    if (!opened.isOpen())
        return notOpened(path, errno);
    struct stat status {
    };
    if (::fstat(opened.get(), &status) != 0)
        return notOpened(path, errno);
    if (const QString what = whatElse(status.st_mode); !what.isEmpty())
        return refused(path, what);
    auto file = std::make_unique<QFile>();
    if (!file->open(opened.get(), QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        return refused(path, QStringLiteral("cannot be read: %1.").arg(file->errorString()));
    (void)opened.release();
    const Stamp stamp = stampOf(*file);
    return OpenedFile(std::move(file), cleanedDocumentName(QFileInfo(path).fileName()), stamp);
}

void OpenedFile::closeDescriptor(int descriptor) { ::close(descriptor); }

int OpenedFile::duplicateDescriptor() const { return ::fcntl(m_file->handle(), F_DUPFD_CLOEXEC, 0); }

Result<std::vector<FolderEntry>> listFolder(const QString &path, const QString &folder)
{
    Descriptor opened = openAny(path, folder, O_RDONLY | O_DIRECTORY | O_NONBLOCK);
    if (!opened.isOpen())
        return notOpened(path, errno);
    struct CloseFolder {
        void operator()(DIR *stream) const { ::closedir(stream); }
    };
    const std::unique_ptr<DIR, CloseFolder> stream(::fdopendir(opened.get()));
    if (!stream)
        return notOpened(path, errno);
    const int number = opened.release(); // owned by the stream from now on
    std::vector<FolderEntry> entries;
    while (const dirent *entry = ::readdir(stream.get())) {
        const QByteArray bytes(entry->d_name);
        if (bytes == "." || bytes == "..")
            continue;
        const QString name = QString::fromUtf8(bytes);
        entries.push_back({name, name.toUtf8() == bytes ? kindOf(number, *entry) : FolderEntry::Kind::Nameless});
    }
    std::sort(entries.begin(), entries.end(), [](const FolderEntry &one, const FolderEntry &other) { return one.name < other.name; });
    return entries;
}

} // namespace lectern
