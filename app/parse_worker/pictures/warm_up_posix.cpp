// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/pictures/warm_up.h"

#include "app/parse_worker/text/code_page.h"
#include "models/frames/ocr_models.h"

#include <QFontDatabase>
#include <QFontMetricsF>

#include <poppler-global.h>

#include <clocale>
#include <cstdlib>

#include <iconv.h>
#include <malloc.h>
#include <unistd.h>

namespace lectern::parse {

void setEnvironment()
{
    ::setenv("QT_QPA_PLATFORM", "offscreen", 1);
    ::setenv("QT_NO_GLIB", "1", 1); // GLib's event loops need system calls that a sealed process may not make
    ::setenv("LC_ALL", "C.UTF-8", 1);
    ::setenv("OMP_THREAD_LIMIT", "1", 1);
    // No folder can be created below a device, not even by root; fontconfig would otherwise create one for its cache.
    ::setenv("HOME", "/dev/null", 1);
    ::setenv("XDG_RUNTIME_DIR", "/dev/null", 1);
    ::setenv("QT_ENABLE_REGEXP_JIT", "0", 1); // the sealed process cannot get executable memory
    ::mallopt(M_ARENA_MAX, 1);
}

void warmUp()
{
    // Modules remain loaded while a converter is open, so these are never closed.
    for (const auto &[to, from] :
         {std::pair("UTF-16", "UTF-8"), std::pair("UTF-8", "UTF-16"), std::pair("UTF-16LE", "UTF-8"), std::pair("UTF-8", "UTF-16LE")})
        [[maybe_unused]] const iconv_t kept = ::iconv_open(to, from);
    loadCodePages();
    [[maybe_unused]] const auto converted = poppler::ustring::from_utf8("warm", 4).to_utf8();
    [[maybe_unused]] const double width = QFontMetricsF(QFont()).horizontalAdvance(QStringLiteral("warm"));
    std::setlocale(LC_NUMERIC, "C"); // tesseract and PDF use a decimal point
}

std::vector<std::string> readableFolders()
{
    std::vector<std::string> folders{
        "/usr/share/fonts",      "/usr/local/share/fonts", "/etc/fonts",           "/usr/share/fontconfig",
        "/var/cache/fontconfig", "/usr/share/poppler",     "/usr/share/X11/fonts", "/usr/share/texmf/fonts",
    };
    const std::vector<std::string> models = frames::ocrModelFolders();
    folders.insert(folders.end(), models.begin(), models.end());
    return folders;
}

} // namespace lectern::parse
