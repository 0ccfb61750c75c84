// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/instance/jump_list.h"

namespace lectern::app {

void writeJumpList() {}

} // namespace lectern::app
