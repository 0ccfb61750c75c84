// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern {

/// Such as "0.1.0": what CMake's project() says.
[[nodiscard]] QString version();

/// The same, for where nothing may be allocated.
extern const char versionText[];

/// The version and what this program was built from, such as "0.1.0 (3f2c1ab05e7d, 2026-12-01)". The version alone if the program's main
/// function has not set it (QCoreApplication::setApplicationVersion), as in tests.
[[nodiscard]] QString buildVersion();

} // namespace lectern
