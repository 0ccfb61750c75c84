// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/build_stamp.h"
#include "app/process/core_dumps.h"
#include "app/settings/settings.h"
#include "app/settings/translations.h"
#include "app/window/application.h"
#include "app/window/window_options.h"

#include <QApplication>
#include <QLoggingCategory>

#include <cstdio>

namespace {

int endEarly(const lectern::app::EarlyEnd &end)
{
    std::fprintf(end.exitCode == 0 ? stdout : stderr, "%s\n", qUtf8Printable(end.text));
    return end.exitCode;
}

} // namespace

int main(int argc, char *argv[])
{
    lectern::app::forbidCoreDumps();
    lectern::app::Settings::clearForeignEnvironment();
    if (lectern::app::Settings::logsStatements())
        QLoggingCategory::setFilterRules(QStringLiteral("lectern.sql.debug=true"));
    QApplication::setApplicationVersion(lectern::app::buildStamp());
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const auto request = lectern::app::readWindowOptions(arguments);
    if (const auto *end = std::get_if<lectern::app::EarlyEnd>(&request))
        return endEarly(*end);
    const auto &options = std::get<lectern::app::WindowOptions>(request);
    if (const auto end = lectern::app::settleDisplay(options))
        return endEarly(*end);

    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Lectern"));
    QApplication::setDesktopFileName(QStringLiteral("org.lectern.Lectern"));
    lectern::app::installTranslations();
    return lectern::app::Application(options).run();
}
