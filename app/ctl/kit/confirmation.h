// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/kit/command.h"

namespace lectern::ctl {

/// Adds `--yes` to a command that removes what cannot be had back.
void addYesOption(CommandLine &line);

/// Names what goes, one line each, and asks, unless `--yes` was given. Present when the command must end now: the answer was not "yes",
/// or there is no terminal to ask at.
[[nodiscard]] std::optional<int> confirm(const CommandLine &line, const QStringList &whatGoes);

} // namespace lectern::ctl
