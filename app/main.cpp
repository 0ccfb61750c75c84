// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/core_dumps.h"
#include "app/settings/settings.h"
#include "app/settings/translations.h"
#include "app/window/application.h"
#include "app/window/window_options.h"

#include <QApplication>
#include <QLoggingCategory>

#include <cstdio>

namespace {

int endEarly(const lectern::EarlyEnd &end)
{
    std::fprintf(end.exitCode == 0 ? stdout : stderr, "%s\n", qUtf8Printable(end.text));
    return end.exitCode;
}

} // namespace

int main(int argc, char *argv[])
{
    lectern::forbidCoreDumps();
    lectern::Settings::clearForeignEnvironment();
    if (lectern::Settings::logsStatements())
        QLoggingCategory::setFilterRules(QStringLiteral("lectern.sql.debug=true"));
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const auto request = lectern::readWindowOptions(arguments);
    if (const auto *end = std::get_if<lectern::EarlyEnd>(&request))
        return endEarly(*end);
    const auto &options = std::get<lectern::WindowOptions>(request);
    if (const auto end = lectern::settleDisplay(options))
        return endEarly(*end);

    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Lectern"));
    QApplication::setApplicationVersion(QStringLiteral(LECTERN_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("lectern"));
    lectern::installTranslations();
    return lectern::Application(options).run();
}
