// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QByteArray>

namespace lectern::workspace {

/// 192 random bits as 32 characters of A-Z a-z 0-9 - _, which need no quoting in SQL or URLs.
[[nodiscard]] QByteArray makePassword();

/// A password is kept at `place`: a file that only its owner may read; on Windows there is no such file, and `place` is a name in the
/// Credential Manager.
[[nodiscard]] bool hasPassword(const QString &place);
/// Empty if none is kept there.
[[nodiscard]] QByteArray readPassword(const QString &place);
/// Replaces an older one atomically.
[[nodiscard]] Result<void> keepPassword(const QString &place, const QByteArray &password);
void forgetPassword(const QString &place);

} // namespace lectern::workspace
