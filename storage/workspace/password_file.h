// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QByteArray>

namespace lectern::workspace {

/// 192 random bits as 32 characters of A-Z a-z 0-9 - _, fit for SQL and for a URL without quoting.
[[nodiscard]] QByteArray makePassword();
/// Empty when there is none.
[[nodiscard]] QByteArray readPasswordFile(const QString &path);
/// Readable by the user alone from its first byte on; replaces an old one in one step.
[[nodiscard]] Result<void> writePasswordFile(const QString &path, const QByteArray &password);

} // namespace lectern::workspace
