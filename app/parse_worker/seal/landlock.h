// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace lectern::parse {

/// Restricts this process for good: it can open only files at or below `readable`, read-only, and, where the kernel supports
/// that, use no TCP port. Paths that do not exist are skipped. False: this kernel has no Landlock,
/// and nothing changed. Requires: no_new_privs.
[[nodiscard]] bool restrictFiles(const std::vector<std::string> &readable);

} // namespace lectern::parse
