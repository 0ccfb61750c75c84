// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/documents/document_command.h"

#include "app/ctl/documents/document_json.h"
#include "app/ctl/kit/command.h"
#include "app/ctl/reviews/review_json.h"
#include "storage/api/files/new_file.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace lectern::ctl {

using namespace app;

namespace {

constexpr std::array questions{"text", "bytes", "analysis"};
constexpr std::array changes{"retry", "cancel", "delete", "restore"};

QFuture<Result<void>> change(DocumentSink &sink, DocumentId id, const QString &what)
{
    if (what == QLatin1String("retry"))
        return sink.retry(id);
    if (what == QLatin1String("cancel"))
        return sink.cancel(id);
    return sink.setActive({id}, what == QLatin1String("restore"));
}

int printDocument(DocumentSource &source, DocumentId id, bool isJson)
{
    const auto document = source.fetchDocument(id).result();
    if (!document)
        return failed(document.error());
    QJsonObject object = toJson(*document->value);
    addProvenance(object, document->provenance);
    if (isJson) {
        printJson(object);
        return exit_code::done;
    }
    for (auto value = object.begin(); value != object.end(); ++value) {
        if (!value->isNull() && !value->isObject())
            printLine(QStringLiteral("%1 %2").arg(value.key(), -20).arg(value->toVariant().toString()));
    }
    return exit_code::done;
}

int printText(DocumentSource &source, DocumentId id, bool isJson)
{
    constexpr int pagesAtOnce = 100;
    QJsonArray pages;
    QJsonObject object;
    for (int first = 1, last = 1; first <= last; first += pagesAtOnce) {
        const auto text = source.fetchText(id, first, pagesAtOnce).result();
        if (!text)
            return failed(text.error());
        if (first == 1)
            addProvenance(object, text->provenance);
        last = int(text->value->pageStarts.size()) - 1;
        for (const DocumentPage &page : text->value->pages) {
            if (!isJson)
                printLine(page.text);
            pages.append(QJsonObject{{QStringLiteral("number"), page.number},
                                     {QStringLiteral("start"), text->value->pageStarts.at(size_t(page.number - 1))},
                                     {QStringLiteral("ocr"), page.source == TextSource::Ocr},
                                     {QStringLiteral("text"), page.text}});
        }
    }
    object.insert(QStringLiteral("pages"), pages);
    if (isJson)
        printJson(object);
    return exit_code::done;
}

int printAnalysis(DocumentSource &source, DocumentId id, bool isJson)
{
    const auto document = source.fetchDocument(id).result();
    if (!document)
        return failed(document.error());
    const auto analysis = source.fetchLatestAnalysis(id).result();
    if (!analysis)
        return failed(analysis.error());
    const AnalysedDocument about{*document->value, {}};
    QJsonObject object = toJson(about, *analysis->value);
    addProvenance(object, analysis->provenance);
    if (isJson)
        printJson(object);
    else
        printLine(analysisText(about, *analysis->value));
    return exit_code::done;
}

int saveBytes(DocumentSource &source, DocumentId id, const QString &path)
{
    const auto bytes = source.fetchBytes(id).result();
    if (!bytes)
        return failed(bytes.error());
    const Result<void> written = NewFile::write(path, *bytes);
    return written ? exit_code::done : failed(written.error());
}

int run(const CommandLine &line, DocumentId id, const QString &what, Storage &storage)
{
    if (std::any_of(changes.begin(), changes.end(), [&what](const char *name) { return what == QLatin1String(name); })) {
        const auto changed = change(storage.documentSink(), id, what).result();
        return changed ? printDocument(storage.documents(), id, line.isJson()) : failed(changed.error());
    }
    if (what == QLatin1String("text"))
        return printText(storage.documents(), id, line.isJson());
    if (what == QLatin1String("bytes"))
        return saveBytes(storage.documents(), id, line.value(QStringLiteral("bytes")));
    if (what == QLatin1String("analysis"))
        return printAnalysis(storage.documents(), id, line.isJson());
    return printDocument(storage.documents(), id, line.isJson());
}

} // namespace

int runDocumentCommand(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("document"), QStringLiteral("ID [--text|--bytes FILE|--analysis|--retry|--cancel|--delete|--restore] [--json]"),
                     QStringLiteral("Prints one document, or changes it and prints what it is now."));
    line.addOption({QStringLiteral("text"), QStringLiteral("Its text.")});
    line.addOption({QStringLiteral("bytes"), QStringLiteral("Writes the file as it was uploaded to FILE."), QStringLiteral("FILE")});
    line.addOption({QStringLiteral("analysis"), QStringLiteral("Its latest analysis.")});
    line.addOption({QStringLiteral("retry"), QStringLiteral("Queues it again.")});
    line.addOption({QStringLiteral("cancel"), QStringLiteral("Ends the work on it.")});
    line.addOption({QStringLiteral("delete"), QStringLiteral("Deletes it; --restore brings it back.")});
    line.addOption({QStringLiteral("restore"), QStringLiteral("Brings it back.")});
    if (const auto exitCode = line.parse(arguments))
        return *exitCode;
    QStringList wanted;
    for (const char *option : questions)
        wanted += line.isSet(QLatin1String(option)) ? QStringList{QLatin1String(option)} : QStringList();
    for (const char *option : changes)
        wanted += line.isSet(QLatin1String(option)) ? QStringList{QLatin1String(option)} : QStringList();
    const QUuid id = QUuid::fromString(line.positionalArguments().value(0));
    if (id.isNull() || line.positionalArguments().size() != 1)
        return line.usageError(QStringLiteral("name one document by its id"));
    if (wanted.size() > 1)
        return line.usageError(QStringLiteral("--%1 and --%2 do not go together").arg(wanted.at(0), wanted.at(1)));

    const auto open = openForCommand(OpeningGoal::Schema);
    if (!open)
        return failed(open.error());
    return run(line, {id}, wanted.value(0), *open->storage);
}

} // namespace lectern::ctl
