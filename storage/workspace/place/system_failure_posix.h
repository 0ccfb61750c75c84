// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <cerrno>
#include <cstring>

namespace lectern::workspace {

/// An error of the system as an error of the workspace.
[[nodiscard]] inline tl::unexpected<StorageError> systemFailure(const QString &what, int error = errno)
{
    const ErrorCode code = error == EACCES || error == EPERM ? ErrorCode::Denied : ErrorCode::Unavailable;
    return failure(code, FaultyPart::Workspace, QStringLiteral("%1: %2").arg(what, QString::fromLocal8Bit(std::strerror(error))));
}

} // namespace lectern::workspace
