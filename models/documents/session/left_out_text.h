// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/dropped_files.h"

namespace lectern::models {

/// What of a drop, or of a choice of files, was not taken, and why, in sentences; translated. Empty: nothing was left out.
[[nodiscard]] QString leftOutText(const DroppedFiles &dropped);

} // namespace lectern::models
