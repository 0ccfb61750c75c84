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

std::optional<int> confirm(const CommandLine &line, const QStringList &whatGoes, const ConfirmationText &text)
{
    if (line.isSet(yes))
        return std::nullopt;
    printNote(text.head);
    for (const QString &part : whatGoes)
        printNote(QStringLiteral("  ") + part);
    if (!isInputTerminal()) {
        printNote(QStringLiteral("%1: there is no terminal to ask at. Add --yes to %2.").arg(text.notDone, text.deed));
        return exit_code::failed;
    }
    std::fputs(qUtf8Printable(QStringLiteral("Type yes to %1: ").arg(text.deed)), stderr);
    std::fflush(stderr);
    std::string answer;
    std::getline(std::cin, answer);
    if (QString::fromStdString(answer).trimmed().compare(yes, Qt::CaseInsensitive) == 0)
        return std::nullopt;
    printNote(text.notDone + QLatin1Char('.'));
    return exit_code::failed;
}

} // namespace lectern::ctl
