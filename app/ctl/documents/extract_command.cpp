// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/documents/extract_command.h"
#include "models/errors/error_text.h"

#include "app/ctl/kit/command.h"
#include "app/ctl/kit/interrupt.h"
#include "models/intake/document_parser.h"

#include <QElapsedTimer>
#include <QJsonArray>

namespace lectern::ctl {

using namespace errors;
using namespace intake;

namespace {

QString nameOf(TextSource source)
{
    switch (source) {
    case TextSource::File: return QStringLiteral("file");
    case TextSource::Ocr: return QStringLiteral("ocr");
    case TextSource::None: return QStringLiteral("none");
    }
    Q_UNREACHABLE();
}

QString textOf(const ExtractedDocument &document)
{
    QString text;
    for (const DocumentPage &page : document.pages)
        text += page.text;
    return text;
}

QJsonArray toJson(const std::vector<DocumentPage> &pages)
{
    QJsonArray array;
    for (const DocumentPage &page : pages) {
        QJsonObject object{{QStringLiteral("number"), page.number},           {QStringLiteral("width"), page.size.width()},
                           {QStringLiteral("height"), page.size.height()},    {QStringLiteral("characters"), codePointCount(page.text)},
                           {QStringLiteral("words"), int(page.words.size())}, {QStringLiteral("source"), nameOf(page.source)}};
        if (page.confidence)
            object.insert(QStringLiteral("confidence"), *page.confidence);
        array.append(object);
    }
    return array;
}

/// Prints the outcome for one file as text or JSON.
void print(const QString &file, const Result<ExtractedDocument> &document, double seconds, const CommandLine &line)
{
    const bool withText = line.isSet(QStringLiteral("text"));
    if (!line.isJson()) {
        if (!document) {
            printNote(explanationOf(document.error()));
        } else if (withText) {
            printLine(textOf(*document));
        } else {
            printLine(QStringLiteral("%1: %2, %3 pages, %4 characters, %5 s%6")
                          .arg(file, nameOf(document->kind))
                          .arg(document->pages.size())
                          .arg(codePointCount(textOf(*document)))
                          .arg(seconds, 0, 'f', 2)
                          .arg(document->note.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(document->note)));
        }
        return;
    }
    QJsonObject object{{QStringLiteral("file"), file}, {QStringLiteral("seconds"), seconds}};
    if (document) {
        object.insert(QStringLiteral("kind"), nameOf(document->kind));
        object.insert(QStringLiteral("characters"), codePointCount(textOf(*document)));
        object.insert(QStringLiteral("note"), document->note);
        object.insert(QStringLiteral("pages"), toJson(document->pages));
        if (withText)
            object.insert(QStringLiteral("text"), textOf(*document));
    } else {
        object.insert(QStringLiteral("reason"), explanationOf(document.error()));
    }
    printJson(object);
}

} // namespace

int runExtractCommand(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("extract"), QStringLiteral("FILE... [--text] [--json]"),
                     QStringLiteral("Reads documents in the sandbox and prints what is in them; needs no server, stores nothing."));
    line.addOption({QStringLiteral("text"), QStringLiteral("Print the text itself.")});
    if (const auto exitCode = line.parse(arguments))
        return *exitCode;
    if (line.positionalArguments().isEmpty())
        return line.usageError(QStringLiteral("no file"));
    const Interrupt interrupt;
    const DocumentParser parser;
    bool isEveryFileRead = true;
    for (const QString &file : line.positionalArguments()) {
        QElapsedTimer clock;
        clock.start();
        const auto document = parser.extract(DocumentInput::ofFile(file), interrupt.token());
        print(file, document, double(clock.elapsed()) / 1000, line);
        isEveryFileRead = isEveryFileRead && document;
        if (interrupt.token().stop_requested())
            break;
    }
    return isEveryFileRead ? exit_code::done : exit_code::failed;
}

} // namespace lectern::ctl
