// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/files/new_file.h"

#include "storage/api/files/handle_windows.h"

#include <fcntl.h>
#include <io.h>

namespace lectern {

QString NewFile::create(Part &file, const QString &path, Readers readers)
{
    OwnerOnly ownerOnly;
    Handle created(::CreateFileW(nativePath(path).c_str(), GENERIC_WRITE, FILE_SHARE_DELETE,
                                 readers == Readers::OwnerOnly ? ownerOnly.attributes() : nullptr, CREATE_NEW, FILE_ATTRIBUTE_NORMAL, nullptr));
    if (!created.isOpen())
        return systemWords();
    const int descriptor = ::_open_osfhandle(reinterpret_cast<intptr_t>(created.get()), _O_BINARY | _O_NOINHERIT);
    if (descriptor < 0)
        return systemWords();
    (void)created.release(); // owned by the descriptor from now on
    if (file.open(descriptor, QIODevice::WriteOnly, QFileDevice::AutoCloseHandle))
        return {};
    ::_close(descriptor);
    return file.errorString();
}

QString NewFile::moveIntoPlace()
{
    const auto handle = reinterpret_cast<HANDLE>(::_get_osfhandle(m_file->handle()));
    if (!::FlushFileBuffers(handle))
        return systemWords();
    m_file->close();
    const bool isDone = ::MoveFileExW(nativePath(m_part).c_str(), nativePath(m_path).c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH);
    return isDone ? QString() : systemWords();
}

} // namespace lectern
