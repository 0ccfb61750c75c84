// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/place/kept_password.h"

#include <QFile>
#include <QSaveFile>

namespace lectern::workspace {

bool hasPassword(const QString &place) { return QFile::exists(place); }

QByteArray readPassword(const QString &place)
{
    QFile file(place);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

Result<void> keepPassword(const QString &place, const QByteArray &password)
{
    QSaveFile file(place); // its temporary file is 0600
    if (file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(password) == password.size()
        && file.commit())
        return {};
    return failure(ErrorCode::Unavailable, FaultyPart::Workspace, QStringLiteral("cannot write %1: %2").arg(place, file.errorString()));
}

void forgetPassword(const QString &place) { QFile::remove(place); }

} // namespace lectern::workspace
