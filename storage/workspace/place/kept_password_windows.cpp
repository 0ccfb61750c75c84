// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/place/kept_password.h"

#include "storage/api/credential_windows.h"

namespace lectern::workspace {

bool hasPassword(const QString &place) { return !readCredential(place).isEmpty(); }

QByteArray readPassword(const QString &place) { return readCredential(place); }

Result<void> keepPassword(const QString &place, const QByteArray &password) { return writeCredential(place, password); }

void forgetPassword(const QString &place) { removeCredential(place); }

} // namespace lectern::workspace
