// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::app {

/// Version, commit and day of the sources: what the programs show as lectern::buildVersion(). Its source is made by app/build_stamp.cmake
/// and is linked to the programs alone, so that a commit rebuilds one file and no library.
[[nodiscard]] QString buildStamp();

} // namespace lectern::app
