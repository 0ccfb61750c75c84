// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/files/new_file.h"

#include <QtGlobal>

#ifdef Q_OS_WIN

#include <filesystem>

namespace lectern {

QString NewFile::create(Part &file, const QString &path, Readers readers)
{
    file.setFileName(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return file.errorString();
    if (readers == Readers::OwnerOnly)
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return {};
}

QString NewFile::moveIntoPlace()
{
    m_file->close();
    std::error_code error;
    std::filesystem::rename(m_part.toStdU16String(), m_path.toStdU16String(), error);
    return error ? QString::fromStdString(error.message()) : QString();
}

} // namespace lectern

#endif
