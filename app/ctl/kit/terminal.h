// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lectern::ctl {

/// Whether a person sits at this end: standard input or standard error is a terminal, not a file, a pipe or nothing.
[[nodiscard]] bool isInputTerminal();
[[nodiscard]] bool isErrorTerminal();

} // namespace lectern::ctl
