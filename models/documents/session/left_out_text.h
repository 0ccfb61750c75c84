// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/dropped_files.h"

namespace lectern::models {

/// Sentences about what of dropped or chosen files was not accepted, and why; translated. Empty: everything was.
[[nodiscard]] QString leftOutText(const DroppedFiles &dropped);

} // namespace lectern::models
