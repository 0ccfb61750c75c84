// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/build_stamp.h"
#include "app/process/command_line.h"
#include "app/process/core_dumps.h"
#include "app/process/crash_report.h"
#include "app/process/crash_reports.h"
#include "app/settings/settings.h"
#include "app/settings/translations.h"
#include "app/window/application.h"
#include "app/window/display.h"
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
    lectern::app::installCrashReport(lectern::app::CrashReports::folderIn(lectern::app::Settings().home()));
    lectern::app::Settings::clearForeignEnvironment();
    if (lectern::app::Settings::logsStatements())
        QLoggingCategory::setFilterRules(QStringLiteral("lectern.sql.debug=true"));
    lectern::app::joinTerminal();
    QApplication::setApplicationVersion(lectern::app::buildStamp());
    const auto request = lectern::app::readWindowOptions(lectern::app::commandLineArguments(argc, argv));
    if (const auto *end = std::get_if<lectern::app::EarlyEnd>(&request))
        return endEarly(*end);
    const auto &options = std::get<lectern::app::WindowOptions>(request);
    if (const auto end = lectern::app::settleDisplay(options))
        return endEarly(*end);

    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Lectern"));
    QApplication::setDesktopFileName(QStringLiteral("org.lectern.Lectern"));
    lectern::app::installTranslations();
    std::unique_ptr<lectern::app::WindowInstance> instance;
    if (options.screenshotFile.isEmpty())
        instance = std::make_unique<lectern::app::WindowInstance>(lectern::app::Settings().home());
    if (instance && options.opensNewWindow)
        instance->tryToLead();
    else if (instance && instance->handOver({options.files, options.place}))
        return endEarly({0, QStringLiteral("Opened in the running window.")});
    return lectern::app::Application(options, std::move(instance)).run();
}
