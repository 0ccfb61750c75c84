// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/machine.h"

#include "models/frames/ocr_models.h"

#include <QCoreApplication>
#include <QStandardPaths>

namespace lectern::app {

namespace {

QString words(const char *text) { return QCoreApplication::translate("Machine", text); }

QString aboutData(const Machine &machine)
{
    if (machine.serverName.isEmpty())
        return words(QT_TRANSLATE_NOOP("Machine",
                                       "Your reviews, documents and settings are on this computer only, in a private PostgreSQL database below %1; "
                                       "nothing is sent to another one."))
            .arg(machine.home);
    return words(QT_TRANSLATE_NOOP("Machine",
                                   "Reviews and documents are in the PostgreSQL database on %1; only your settings and a log are on this "
                                   "computer, in %2."))
        .arg(machine.serverName, machine.home);
}

QString aboutCache(const Machine &machine)
{
    return machine.hasRedis
        ? words(QT_TRANSLATE_NOOP("Machine", "Redis was found and makes repeated questions fast."))
        : words(QT_TRANSLATE_NOOP("Machine", "Redis was not found: everything works without it, but repeated questions take longer."));
}

QString aboutReading(const Machine &machine)
{
    if (machine.readsScans)
        return machine.hasOllama
            ? words(
                QT_TRANSLATE_NOOP("Machine",
                                  "Scanned pages in English can be read, and Ollama was found: its local models can be chosen to read contracts."))
            : words(
                QT_TRANSLATE_NOOP("Machine", "Scanned pages in English can be read; Ollama was not found, so the built-in engine reads contracts."));
    return machine.hasOllama
        ? words(QT_TRANSLATE_NOOP(
            "Machine",
            "Scanned pages cannot be read, as OCR (tesseract) was not found; Ollama was, and its local models can be chosen to read contracts."))
        : words(QT_TRANSLATE_NOOP(
            "Machine", "Scanned pages cannot be read, as OCR (tesseract) was not found; nor was Ollama, so the built-in engine reads contracts."));
}

} // namespace

Machine withInstalledParts(Machine machine)
{
    machine.readsScans = !frames::findOcrModels().empty();
    machine.hasOllama = machine.hasOllama || !QStandardPaths::findExecutable(QStringLiteral("ollama")).isEmpty();
    return machine;
}

QStringList sentencesAbout(const Machine &machine) { return {aboutData(machine), aboutCache(machine), aboutReading(machine)}; }

} // namespace lectern::app
