// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/kit/confirmation.h"

#include "app/ctl/kit/terminal.h"

#include <cstdio>
#include <iostream>
#include <string>

namespace lectern::ctl {

namespace {

const auto yes = QStringLiteral("yes");

} // namespace

void addYesOption(CommandLine &line) { line.addOption({yes, QStringLiteral("Do not ask before removing what cannot be had back.")}); }

std::optional<int> confirm(const CommandLine &line, const QStringList &whatGoes)
{
    if (line.isSet(yes))
        return std::nullopt;
    printNote(QStringLiteral("This would be gone for good:"));
    for (const QString &part : whatGoes)
        printNote(QStringLiteral("  ") + part);
    if (!isInputTerminal()) {
        printNote(QStringLiteral("Nothing was removed: there is no terminal to ask at. Add --yes to remove it."));
        return exit_code::failed;
    }
    std::fputs("Type yes to remove it: ", stderr);
    std::fflush(stderr);
    std::string answer;
    std::getline(std::cin, answer);
    if (QString::fromStdString(answer).trimmed().compare(yes, Qt::CaseInsensitive) == 0)
        return std::nullopt;
    printNote(QStringLiteral("Nothing was removed."));
    return exit_code::failed;
}

} // namespace lectern::ctl
