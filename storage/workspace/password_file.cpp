// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/password_file.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSaveFile>

#include <array>

namespace lectern::workspace {

QByteArray makePassword()
{
    std::array<quint32, 6> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), bits.size());
    return QByteArray(reinterpret_cast<const char *>(bits.data()), sizeof bits)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray readPasswordFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

Result<void> writePasswordFile(const QString &path, const QByteArray &password)
{
    QSaveFile file(path); // its temporary file is 0600
    if (file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(password) == password.size()
        && file.commit())
        return {};
    return failure(ErrorCode::Unavailable, FaultyPart::Workspace, QStringLiteral("cannot write %1: %2").arg(path, file.errorString()));
}

} // namespace lectern::workspace
