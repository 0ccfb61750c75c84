// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QByteArrayView>
#include <QString>

namespace lectern {

/// Turns what PostgreSQL said into an error of ours. `sqlState` is its five characters, empty when the
/// connection was lost; `message` is the server's text.
/// Source of the classes: PostgreSQL 15 manual, appendix A.
[[nodiscard]] StorageError postgresError(QByteArrayView sqlState, const QString &message);

/// The same from the text of a failed connect with PQERRORS_VERBOSE, where the state stands inside the text.
[[nodiscard]] StorageError postgresConnectError(const QString &verboseMessage);

} // namespace lectern
