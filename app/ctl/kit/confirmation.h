// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/kit/command.h"

namespace lectern::ctl {

/// Adds `--yes` to a command that deletes irrecoverably.
void addYesOption(CommandLine &line);

/// The words of a confirmation, of a removal if nothing else is said.
struct ConfirmationText {
    QString head = QStringLiteral("This would be gone for good:");
    QString deed = QStringLiteral("remove it"); ///< After "Type yes to" and "Add --yes to".
    QString notDone = QStringLiteral("Nothing was removed");
};

/// Lists what will be deleted, one line each, and asks, unless `--yes` was given. Set if the command must exit with this status: the answer
/// was not "yes", or there is no terminal to ask at.
[[nodiscard]] std::optional<int> confirm(const CommandLine &line, const QStringList &whatGoes, const ConfirmationText &text = {});

} // namespace lectern::ctl
