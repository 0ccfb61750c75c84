// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lectern::app {

/// Lowers the priority of the calling thread and of the processes it will start. Cannot be undone.
void lowerThreadPriority();

} // namespace lectern::app
