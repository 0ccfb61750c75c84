// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lectern::app {

/// Disables core dumps of this process and its children, as memory contains passwords and keys. Call it first in main().
void forbidCoreDumps();

} // namespace lectern::app
