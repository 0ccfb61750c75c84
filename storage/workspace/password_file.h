// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QByteArray>

namespace lectern::workspace {

/// 192 random bits as 32 characters of A-Z a-z 0-9 - _, which need no quoting in SQL or URLs.
[[nodiscard]] QByteArray makePassword();
/// Empty if there is no such file.
[[nodiscard]] QByteArray readPasswordFile(const QString &path);
/// The file is created with mode 0600, and replaces an older one atomically.
[[nodiscard]] Result<void> writePasswordFile(const QString &path, const QByteArray &password);

} // namespace lectern::workspace
