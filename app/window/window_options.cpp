// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_options.h"

#include "storage/api/version.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QRegularExpression>

namespace lectern::app {

using namespace ui;

namespace {

constexpr auto helpText = R"(Usage: lectern [OPTION...] [FILE|FOLDER...]

Browses reviews and reads contracts. Files are taken in as if they were dropped on the window.
Without servers in its settings or in LECTERN_POSTGRES_URL and LECTERN_REDIS_URL it starts private ones.
If a window is open already, it is raised, and takes the files and the place.

  --screenshot FILE     draw the window into FILE (PNG) and exit
  --place NAME          show this place first: reviews, documents, monitor
  --new-window          open another window
  --size WxH            the window's size, 1440x900 for screenshots
  --theme NAME          light, dark or system
  --version             print the version
  --help                print this text

LECTERN_HOME=DIR keeps settings, private servers and log in DIR.)";

EarlyEnd usageError(const QString &what) { return {2, QStringLiteral("lectern: %1\nTry lectern --help.").arg(what)}; }

std::optional<QSize> sizeFromText(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{2,5})x(\\d{2,5})$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    constexpr int largest = 16384; // a picture of this size still needs less than gigabytes, at four bytes per pixel
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    return size.width() <= largest && size.height() <= largest ? std::optional(size) : std::nullopt;
}

} // namespace

std::variant<WindowOptions, EarlyEnd> readWindowOptions(const QStringList &arguments)
{
    const QString screenshot = QStringLiteral("screenshot"), place = QStringLiteral("place"), size = QStringLiteral("size"),
                  theme = QStringLiteral("theme"), newWindow = QStringLiteral("new-window"), version = QStringLiteral("version"),
                  help = QStringLiteral("help");
    QCommandLineParser parser;
    for (const QString &name : {screenshot, place, size, theme})
        parser.addOption({name, QString(), name});
    parser.addOption(QCommandLineOption(newWindow));
    parser.addOption(QCommandLineOption(version));
    parser.addOption({QStringList{QStringLiteral("h"), help}, QString()});

    if (!parser.parse(QStringList{QStringLiteral("lectern")} + arguments))
        return usageError(parser.errorText());
    if (parser.isSet(help))
        return EarlyEnd{0, QString::fromUtf8(helpText)};
    if (parser.isSet(version))
        return EarlyEnd{0, QStringLiteral("lectern ") + buildVersion()};

    WindowOptions options;
    for (const QString &path : parser.positionalArguments()) {
        const QFileInfo file(path);
        if (!file.exists())
            return usageError(QStringLiteral("there is no file '%1'").arg(path));
        options.files.append(file.absoluteFilePath());
    }
    options.screenshotFile = parser.value(screenshot);
    options.place = parser.value(place);
    options.opensNewWindow = parser.isSet(newWindow);
    options.size = sizeFromText(parser.value(size));
    options.theme = themeModeFromName(parser.value(theme));
    if (parser.isSet(screenshot) && options.screenshotFile.isEmpty())
        return usageError(QStringLiteral("--screenshot needs a file"));
    if (parser.isSet(screenshot) && !options.files.isEmpty())
        return usageError(QStringLiteral("a screenshot takes no files in"));
    static const QStringList places{QStringLiteral("reviews"), QStringLiteral("documents"), QStringLiteral("monitor")};
    if (parser.isSet(place) && !places.contains(options.place))
        return usageError(QStringLiteral("--place is one of reviews, documents, monitor"));
    if (parser.isSet(size) && !options.size)
        return usageError(QStringLiteral("--size is like 1440x900, at most 16384 each way"));
    if (parser.isSet(theme) && !options.theme)
        return usageError(QStringLiteral("--theme is one of light, dark, system"));
    return options;
}

} // namespace lectern::app
