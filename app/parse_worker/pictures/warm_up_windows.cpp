// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/pictures/warm_up.h"

#include "app/parse_worker/text/code_page.h"
#include "storage/api/files/opened_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QImageReader>
#include <QRandomGenerator>

#include <poppler-global.h>

#include <clocale>

namespace lectern::parse {

namespace {

QString ownFolder(const char *name) { return QCoreApplication::applicationDirPath() + QStringLiteral("/share/") + QLatin1String(name); }

/// The fonts that Lectern brings, or else a few that every Windows has. They are kept in memory: the sealed process may not be able to
/// open them.
void loadFonts()
{
    constexpr qint64 maxFontBytes = 32LL << 20;
    const auto load = [](const QString &path) {
        const auto bytes = OpenedFile::readWhole(path, maxFontBytes);
        return bytes && QFontDatabase::addApplicationFontFromData(*bytes) >= 0;
    };
    bool hasFont = false;
    const auto files = listFolder(ownFolder("fonts"), {});
    for (const FolderEntry &file : files.value_or(std::vector<FolderEntry>())) {
        if (file.name.endsWith(QLatin1String(".ttf"), Qt::CaseInsensitive))
            hasFont = load(ownFolder("fonts") + u'/' + file.name) || hasFont;
    }
    const QString system = qEnvironmentVariable("SystemRoot") + QStringLiteral("/Fonts/");
    for (const char *file : {"arial.ttf", "arialbd.ttf", "ariali.ttf", "cour.ttf", "tahoma.ttf", "msyh.ttc", "msgothic.ttc"}) {
        if (!hasFont || QLatin1String(file).endsWith(QLatin1String(".ttc"))) // Lectern brings no font for Chinese and Japanese
            load(system + QLatin1String(file));
    }
}

} // namespace

void setEnvironment()
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QPA_FONTDIR", ":/"); // fonts are loaded by warmUp()
    qputenv("OMP_THREAD_LIMIT", "1");
    qputenv("QT_ENABLE_REGEXP_JIT", "0"); // the sealed process cannot get executable memory
}

void warmUp()
{
    loadCodePages();
    loadFonts();
    poppler::set_data_dir(QFile::encodeName(ownFolder("poppler")).toStdString());
    [[maybe_unused]] const auto converted = poppler::ustring::from_utf8("warm", 4).to_utf8();
    [[maybe_unused]] const double width = QFontMetricsF(QFont()).horizontalAdvance(QStringLiteral("warm"));
    [[maybe_unused]] const auto formats = QImageReader::supportedImageFormats(); // loads the plugins
    [[maybe_unused]] const quint32 random = QRandomGenerator::global()->generate();
    std::setlocale(LC_NUMERIC, "C"); // tesseract and PDF use a decimal point
}

/// What may be read is decided by the files' own access lists.
std::vector<std::string> readableFolders() { return {}; }

} // namespace lectern::parse
