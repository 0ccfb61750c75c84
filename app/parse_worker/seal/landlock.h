// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace lectern::parse {

/// From now on this process can open what lies at or below `readable`, to read, and nothing else; it reaches no TCP port
/// either where the kernel can see to that. Paths that do not exist are passed over. False: this kernel has no Landlock,
/// and nothing changed. Requires: no_new_privs.
[[nodiscard]] bool restrictFiles(const std::vector<std::string> &readable);

} // namespace lectern::parse
