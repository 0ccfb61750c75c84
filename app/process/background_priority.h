// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lectern::app {

/// Lets everything else on the machine go first: for the calling thread and the processes that it will start. Cannot be undone.
void lowerThreadPriority();

} // namespace lectern::app
