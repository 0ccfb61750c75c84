// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/documents/upload_command.h"
#include "models/errors/error_text.h"

#include "app/ctl/documents/document_files.h"
#include "app/ctl/documents/document_wait.h"
#include "app/ctl/kit/command.h"
#include "app/ctl/kit/interrupt.h"
#include "app/ctl/kit/progress_line.h"

#include <QJsonArray>

namespace lectern::ctl {

using namespace app;
using namespace errors;

namespace {

/// Outcome of one file.
struct Upload {
    QString file;
    std::optional<Document> document; ///< Absent: nothing was stored.
    QString reason;                   ///< Why nothing was stored, or why the outcome of the work is unknown.
    bool isExisting = false;
    bool hasEnded = true; ///< false: a server was away, or the command was interrupted.
};

QJsonObject toJson(const Upload &upload)
{
    const Document document = upload.document.value_or(Document());
    const bool isOfAnalysis = document.status == WorkStatus::Completed && document.analysisStatus == WorkStatus::Failed;
    const QString own = isOfAnalysis ? QStringLiteral("not analysed: ") + document.reason : document.reason;
    const QString reason = upload.reason.isEmpty() ? own : upload.reason;
    return {{QStringLiteral("file"), upload.file},
            {QStringLiteral("document_id"), upload.document ? QJsonValue(document.id.value.toString(QUuid::WithoutBraces)) : QJsonValue()},
            {QStringLiteral("status"), nameOf(upload.document ? document.status : WorkStatus::Failed)},
            {QStringLiteral("reason"), reason.isEmpty() ? QJsonValue() : QJsonValue(reason)},
            {QStringLiteral("pages"), document.pageCount},
            {QStringLiteral("characters"), document.characterCount},
            {QStringLiteral("seconds"), document.extractionSeconds}};
}

void print(const Upload &upload)
{
    const QJsonObject json = toJson(upload);
    const QString what = json.value(QStringLiteral("status")).toString();
    if (const QString reason = json.value(QStringLiteral("reason")).toString(); !reason.isEmpty()) {
        printLine(QStringLiteral("%1  %2  %3").arg(what, -10).arg(upload.file, reason));
        return;
    }
    printLine(QStringLiteral("%1  %2%3  pages: %4, characters: %5, %6 s")
                  .arg(what, -10)
                  .arg(upload.file, upload.isExisting ? QStringLiteral("  (was there already)") : QString())
                  .arg(upload.document->pageCount)
                  .arg(upload.document->characterCount)
                  .arg(upload.document->extractionSeconds, 0, 'f', 2));
}

Upload store(Storage &storage, NewDocument document, const std::stop_token &stop)
{
    Upload upload{document.path, std::nullopt, {}, false, true};
    if (stop.stop_requested()) {
        upload.reason = QStringLiteral("interrupted before it was stored");
        upload.hasEnded = false;
        return upload;
    }
    const auto added = storage.documentSink().add(document, {}, stop).result();
    if (!added) {
        upload.reason = explanationOf(added.error());
        upload.hasEnded = added.error().part == FaultyPart::File || added.error().code == ErrorCode::InvalidRequest;
        return upload;
    }
    upload.isExisting = added->isExisting;
    upload.document.emplace();
    upload.document->id = added->id;
    if (const auto stored = storage.documents().fetchDocument(added->id, stop, strictBound).result())
        upload.document = *stored->value;
    return upload;
}

void await(Upload &upload, Storage &storage, DocumentWorkers &workers, std::chrono::seconds timeout, const std::stop_token &stop)
{
    ProgressLine line(upload.file);
    const auto tell = [&line, &upload](const Document &document) {
        upload.document = document;
        line.show(document.status == WorkStatus::Completed && document.progress.isEmpty() ? QStringLiteral("analysing") : document.progress);
    };
    const auto settled = awaitSettled(storage.documents(), upload.document->id, workers, tell, stop, timeout);
    if (settled)
        return;
    upload.hasEnded = false;
    upload.reason = upload.document->status == WorkStatus::Completed
        ? QStringLiteral("read, but its analysis has not ended: ") + explanationOf(settled.error())
        : explanationOf(settled.error());
}

int report(const std::vector<Upload> &uploads, bool isJson)
{
    QJsonArray files;
    bool haveEnded = true;
    for (const Upload &upload : uploads) {
        haveEnded = haveEnded && upload.hasEnded;
        files.append(toJson(upload));
    }
    if (isJson)
        printJson({{QStringLiteral("files"), files}});
    return haveEnded ? exit_code::done : exit_code::failed;
}

int run(const CommandLine &line, const NewDocument &pattern, const DocumentWorkers::Options &options, std::chrono::seconds timeout, Storage &storage)
{
    const Interrupt interrupt; // after a cancel, stored documents remain, and other workers process them
    const bool waits = line.isSet(QStringLiteral("wait"));
    const std::unique_ptr<DocumentWorkers> workers = waits ? startWorkers(storage, Settings().analysis(), options) : nullptr;
    std::vector<Upload> uploads;
    for (const FoundFile &file : documentFilesOf(line.positionalArguments())) {
        NewDocument document = pattern;
        document.path = file.path;
        document.folder = file.folder;
        if (file.leftOut.isEmpty())
            uploads.push_back(store(storage, document, interrupt.token()));
        else
            uploads.push_back({file.path, std::nullopt, file.leftOut, false, true});
        if (!waits && !line.isJson())
            print(uploads.back());
    }
    for (Upload &upload : uploads) {
        if (!waits)
            break;
        if (upload.document)
            await(upload, storage, *workers, timeout, interrupt.token());
        if (!line.isJson())
            print(upload);
    }
    return report(uploads, line.isJson());
}

} // namespace

int runUploadCommand(const QStringList &arguments)
{
    CommandLine line(QStringLiteral("upload"), QStringLiteral("FILE|FOLDER... [--wait] [--new] [--client C] [--type T] [--version-of ID] [--json]"),
                     QStringLiteral("Stores documents (PDF, DOCX, ODT, RTF, TXT, pictures of pages) and queues them to be read and analysed."));
    line.addOption(
        {QStringLiteral("wait"), QStringLiteral("Read and analyse them, together with whatever workers there are, and wait for the end.")});
    line.addOption({QStringLiteral("new"), QStringLiteral("Store a document also when one of the same content is there already.")});
    line.addOption({QStringLiteral("client"), QStringLiteral("Whose contracts they are."), QStringLiteral("C")});
    line.addOption({QStringLiteral("type"), QStringLiteral("What contracts they are."), QStringLiteral("T")});
    line.addOption({QStringLiteral("version-of"), QStringLiteral("It is a newer version of this document."), QStringLiteral("ID")});
    line.addOption({QStringLiteral("patience"),
                    QStringLiteral("How long --wait waits for a PostgreSQL that is away, 1 to 86400 seconds; 120 without it."), QStringLiteral("N"),
                    QStringLiteral("120")});
    addWorkerOptions(line);
    if (const auto exitCode = line.parse(arguments))
        return *exitCode;
    NewDocument pattern;
    pattern.client = line.value(QStringLiteral("client"));
    pattern.contractType = line.value(QStringLiteral("type"));
    if (line.isSet(QStringLiteral("new")) || line.isSet(QStringLiteral("version-of")))
        pattern.onSameContent = SameContent::AddAnyway;
    if (line.isSet(QStringLiteral("version-of"))) {
        pattern.previousVersion = DocumentId{QUuid::fromString(line.value(QStringLiteral("version-of")))};
        if (pattern.previousVersion->value.isNull())
            return line.usageError(QStringLiteral("--version-of '%1' is not a document's id").arg(line.value(QStringLiteral("version-of"))));
    }
    const auto options = workerOptionsOf(line);
    if (!options)
        return line.usageError(options.error());
    const int timeout = line.value(QStringLiteral("patience")).toInt();
    if (timeout < 1 || timeout > 86400)
        return line.usageError(QStringLiteral("--patience is a number of seconds from 1 to 86400"));
    if (line.positionalArguments().isEmpty())
        return line.usageError(QStringLiteral("name at least one file"));

    const auto open = openForCommand(OpeningGoal::Schema);
    if (!open)
        return failed(open.error());
    return run(line, pattern, *options, std::chrono::seconds(timeout), *open->storage);
}

} // namespace lectern::ctl
