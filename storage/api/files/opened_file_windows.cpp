// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/files/opened_file.h"

#include "storage/api/documents/document_name.h"
#include "storage/api/files/handle_windows.h"

#include <QDir>
#include <QFileInfo>

#include <fcntl.h>
#include <io.h>

namespace lectern {

namespace {

tl::unexpected<StorageError> refused(const QString &path, const QString &why)
{
    return failure(ErrorCode::InvalidRequest, FaultyPart::File,
                   QStringLiteral("\"%1\" %2").arg(cleanedDocumentName(QFileInfo(path).fileName()), why));
}

tl::unexpected<StorageError> notOpened(const QString &path)
{
    switch (::GetLastError()) {
    case ERROR_FILE_NOT_FOUND:
    case ERROR_PATH_NOT_FOUND:
    case ERROR_INVALID_NAME: return refused(path, QStringLiteral("does not exist."));
    case ERROR_ACCESS_DENIED: return refused(path, QStringLiteral("cannot be read: permission is missing."));
    default: return refused(path, QStringLiteral("cannot be read: %1.").arg(systemWords()));
    }
}

tl::unexpected<StorageError> behindLink(const QString &path)
{
    return refused(path, QStringLiteral("is a link or lies behind one: links inside folders are not followed."));
}

Handle openShared(const QString &path, DWORD flags)
{
    constexpr DWORD everySharing = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
    return Handle(::CreateFileW(nativePath(path).c_str(), GENERIC_READ, everySharing, nullptr, OPEN_EXISTING, flags, nullptr));
}

QString finalPathOf(HANDLE handle)
{
    std::wstring path(32'768, L'\0');
    path.resize(::GetFinalPathNameByHandleW(handle, path.data(), DWORD(path.size()), FILE_NAME_NORMALIZED));
    return QString::fromStdWString(path);
}

/// Whether what was opened at this path below the folder lies where its name says.
bool liesBelow(const QString &folder, const QString &path, HANDLE opened)
{
    const Handle top = openShared(folder, FILE_FLAG_BACKUP_SEMANTICS);
    const QString rest = QDir(folder).relativeFilePath(QFileInfo(path).absoluteFilePath());
    if (!top.isOpen() || rest.startsWith(QLatin1String("..")) || QDir::isAbsolutePath(rest))
        return false;
    const QString expected = rest == QLatin1String(".") ? finalPathOf(top.get()) : finalPathOf(top.get()) + u'\\' + QDir::toNativeSeparators(rest);
    return finalPathOf(opened).compare(expected, Qt::CaseInsensitive) == 0;
}

bool isFolder(HANDLE handle)
{
    FILE_BASIC_INFO info{};
    return ::GetFileInformationByHandleEx(handle, FileBasicInfo, &info, sizeof info) && (info.FileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
}

HANDLE handleOf(const QFile &file) { return reinterpret_cast<HANDLE>(::_get_osfhandle(file.handle())); }

/// Takes the handle over. -1: there are too many.
int descriptorOf(Handle handle)
{
    const int descriptor = ::_open_osfhandle(reinterpret_cast<intptr_t>(handle.get()), _O_RDONLY | _O_BINARY | _O_NOINHERIT);
    if (descriptor >= 0)
        (void)handle.release();
    return descriptor;
}

} // namespace

OpenedFile::Stamp OpenedFile::stampOf(const QFile &file)
{
    FILE_BASIC_INFO times{};
    LARGE_INTEGER size{};
    if (file.handle() < 0 || !::GetFileSizeEx(handleOf(file), &size)
        || !::GetFileInformationByHandleEx(handleOf(file), FileBasicInfo, &times, sizeof times))
        return {file.size(), 0};
    return {size.QuadPart, 100 * times.LastWriteTime.QuadPart};
}

Result<OpenedFile> OpenedFile::openNative(const QString &path, const QString &folder)
{
    Handle opened = openShared(path, FILE_FLAG_BACKUP_SEMANTICS); // so that a folder can be told from what may not be read
    if (!opened.isOpen())
        return notOpened(path);
    if (::GetFileType(opened.get()) != FILE_TYPE_DISK)
        return refused(path, QStringLiteral("is a device, not a file."));
    if (isFolder(opened.get()))
        return refused(path, QStringLiteral("is a folder, not a file."));
    if (!folder.isEmpty() && !liesBelow(folder, path, opened.get()))
        return behindLink(path);
    const int descriptor = descriptorOf(std::move(opened));
    auto file = std::make_unique<QFile>();
    if (descriptor < 0 || !file->open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        return refused(path, QStringLiteral("cannot be read: %1.").arg(file->errorString()));
    const Stamp stamp = stampOf(*file);
    return OpenedFile(std::move(file), cleanedDocumentName(QFileInfo(path).fileName()), stamp);
}

void OpenedFile::closeDescriptor(int descriptor) { ::_close(descriptor); }

int OpenedFile::duplicateDescriptor() const
{
    HANDLE copy = nullptr;
    const HANDLE self = ::GetCurrentProcess();
    return ::DuplicateHandle(self, handleOf(*m_file), self, &copy, 0, FALSE, DUPLICATE_SAME_ACCESS) ? descriptorOf(Handle(copy)) : -1;
}

Result<std::vector<FolderEntry>> listFolder(const QString &path, const QString &folder)
{
    const Handle opened = openShared(path, FILE_FLAG_BACKUP_SEMANTICS);
    if (!opened.isOpen())
        return notOpened(path);
    if (!isFolder(opened.get()))
        return refused(path, QStringLiteral("is a file, not a folder."));
    if (!folder.isEmpty() && !liesBelow(folder, path, opened.get()))
        return behindLink(path);
    std::vector<FolderEntry> entries;
    for (const QFileInfo &each : QDir(path).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name)) {
        const bool isLink = each.isSymLink() || each.isJunction();
        entries.push_back({each.fileName(), isLink ? FolderEntry::Kind::Link : each.isDir() ? FolderEntry::Kind::Folder : FolderEntry::Kind::File});
    }
    return entries;
}

} // namespace lectern
