// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/files/new_file.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace lectern {

QString NewFile::create(Part &file, const QString &path, Readers readers)
{
    const int opened = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                              readers == Readers::OwnerOnly ? 0600 : 0666);
    if (opened < 0)
        return QString::fromLocal8Bit(std::strerror(errno));
    if (file.open(opened, QIODevice::WriteOnly, QFileDevice::AutoCloseHandle))
        return {};
    ::close(opened);
    return file.errorString();
}

QString NewFile::moveIntoPlace()
{
    const bool isDone = ::fsync(m_file->handle()) == 0 && ::rename(QFile::encodeName(m_part).constData(), QFile::encodeName(m_path).constData()) == 0;
    return isDone ? QString() : QString::fromLocal8Bit(std::strerror(errno));
}

} // namespace lectern
