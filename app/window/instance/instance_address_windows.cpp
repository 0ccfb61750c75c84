// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/instance/instance_address.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

namespace lectern::app {

/// Named pipes share one name space per machine, so the user is a part of the name. The lock is in the home, which is the user's.
Result<InstanceAddress> instanceAddressOf(const QString &home)
{
    QDir().mkpath(home);
    const QString canonical = QFileInfo(home).canonicalFilePath();
    if (canonical.isEmpty())
        return failure(ErrorCode::Denied, FaultyPart::File, QStringLiteral("cannot create %1").arg(home));
    const QString identity = qEnvironmentVariable("USERDOMAIN") + u'\\' + qEnvironmentVariable("USERNAME") + u':' + canonical.toLower();
    const QByteArray hash = QCryptographicHash::hash(identity.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return InstanceAddress{QStringLiteral("lectern-window-") + QString::fromLatin1(hash), canonical + QStringLiteral("/window.lock")};
}

} // namespace lectern::app
