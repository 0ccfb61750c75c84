// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QByteArray>
#include <QString>

namespace lectern {

/// A secret of this person in Windows' Credential Manager, at most 2,560 bytes. Thread: any.
/// Empty if there is none of this name.
[[nodiscard]] QByteArray readCredential(const QString &name);
[[nodiscard]] Result<void> writeCredential(const QString &name, const QByteArray &secret);
void removeCredential(const QString &name);

} // namespace lectern
