// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lectern::app {

/// Forbids pictures of this process' memory and of those that it starts: passwords and keys are in it. Call it first in main().
void forbidCoreDumps();

} // namespace lectern::app
