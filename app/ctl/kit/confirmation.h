// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/kit/command.h"

namespace lectern::ctl {

/// Adds `--yes` to a command that deletes irrecoverably.
void addYesOption(CommandLine &line);

/// Lists what will be deleted, one line each, and asks, unless `--yes` was given. Set if the command must exit with this status: the answer
/// was not "yes", or there is no terminal to ask at.
[[nodiscard]] std::optional<int> confirm(const CommandLine &line, const QStringList &whatGoes);

} // namespace lectern::ctl
