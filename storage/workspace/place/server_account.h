// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QByteArray>
#include <QString>

namespace lectern::workspace {

/// The account that the private servers run under: the user's own, or on Linux `postgres` when the user is root,
/// because PostgreSQL refuses to run as root.
struct ServerAccount {
    quint32 user = 0;
    quint32 group = 0;
    QByteArray name;
};
[[nodiscard]] Result<ServerAccount> findServerAccount();

/// Creates the folder `path` that only `account` may enter. Denied if it exists and belongs to somebody else.
[[nodiscard]] Result<void> makePrivateFolder(const QString &path, const ServerAccount &account);

} // namespace lectern::workspace
