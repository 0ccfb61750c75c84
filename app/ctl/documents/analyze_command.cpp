// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/documents/analyze_command.h"
#include "models/errors/error_text.h"

#include "app/ctl/documents/document_files.h"
#include "app/ctl/documents/document_json.h"
#include "app/ctl/documents/document_wait.h"
#include "app/ctl/kit/command.h"
#include "app/ctl/kit/interrupt.h"
#include "app/ctl/kit/progress_line.h"
#include "app/work/document_tools.h"
#include "models/intake/document_parser.h"
#include "storage/api/files/opened_file.h"
#include "storage/postgres/documents/content_upload.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFileInfo>

namespace lectern::ctl {

using namespace app;
using namespace errors;
using namespace intake;
using namespace postgres;

namespace {

struct Analysed {
    AnalysedDocument about;
    Analysis analysis;
    QString text;
};

Result<QByteArray> hashOf(const FoundFile &file)
{
    return OpenedFile::readWhole(file.path, ContentUpload::maxBytes, file.folder).map([](const QByteArray &bytes) {
        return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    });
}

QString textOf(const std::vector<DocumentPage> &pages)
{
    QString text;
    for (const DocumentPage &page : pages)
        text += page.text;
    return text;
}

std::optional<double> ocrConfidenceOf(const std::vector<DocumentPage> &pages)
{
    double sum = 0;
    int count = 0;
    for (const DocumentPage &page : pages) {
        if (page.source == TextSource::Ocr && page.confidence)
            sum += *page.confidence, ++count;
    }
    return count > 0 ? std::optional(sum / count) : std::nullopt;
}

/// Describes a file that was just read, in the form of a document.
Result<AnalysedDocument> describe(const FoundFile &file, const ExtractedDocument &read, double seconds)
{
    const auto hash = hashOf(file);
    if (!hash)
        return failureOf(hash);
    AnalysedDocument about{{}, read.note};
    Document &document = about.document;
    document.originalName = QFileInfo(file.path).fileName();
    document.sha256 = *hash;
    document.sizeBytes = QFileInfo(file.path).size();
    document.kind = read.kind;
    document.status = document.analysisStatus = WorkStatus::Completed;
    document.pageCount = int(read.pages.size());
    document.characterCount = pageStarts(read.pages).back();
    document.extractionSeconds = seconds;
    document.ocrConfidence = ocrConfidenceOf(read.pages);
    return about;
}

/// Reads a file in the sandbox and analyses it, without any server.
Result<Analysed> analyseFile(const FoundFile &file, const QString &engineName, const std::stop_token &stop)
{
    auto engine = makeEngine(engineName, Settings().analysis(), {});
    if (!engine)
        return failureOf(engine);
    ProgressLine line(file.path);
    QElapsedTimer timer;
    timer.start();
    const auto read = DocumentParser().extract(DocumentInput::ofFile(file.path, file.folder), stop, [&line](const ParseProgress &progress) {
        line.show(QStringLiteral("page %1 of %2").arg(progress.pagesDone).arg(progress.pageCount));
    });
    if (!read)
        return failureOf(read);
    auto about = describe(file, *read, double(timer.nsecsElapsed()) / 1e9);
    if (!about)
        return failureOf(about);
    line.show(QStringLiteral("analysing"));
    auto analysis = (*engine)->analyse(
        read->pages, [](int, int) {}, stop);
    if (!analysis)
        return failureOf(analysis);
    return Analysed{std::move(*about), std::move(*analysis), textOf(read->pages)};
}

/// Has the document analysed by `engine`: by this process's own worker, unless another one takes the job first.
Result<void> analyseStored(OpenStorage &open, DocumentId id, const QString &engine, const std::stop_token &stop)
{
    Storage &storage = *open.storage;
    if (const auto queued = storage.documentSink().analyse(id, engine).result(); !queued)
        return failureOf(queued);
    const auto workers = startWorkers(storage, Settings().analysis(), {});
    const auto document = awaitSettled(
        storage.documents(), id, *workers, [](const Document &) {}, stop);
    if (!document)
        return failureOf(document);
    if (document->analysisStatus != WorkStatus::Completed)
        return failure(ErrorCode::Corrupt, FaultyPart::Lectern,
                       document->reason.isEmpty() ? QStringLiteral("the analysis failed") : document->reason);
    return {};
}

/// `engine` empty: the latest analysis of any engine.
Result<Analysed> readStored(DocumentId id, const QString &engine, bool withText, const std::stop_token &stop)
{
    auto open = openForCommand(OpeningGoal::Schema);
    if (!open)
        return failureOf(open);
    DocumentSource &documents = open->storage->documents();
    if (!engine.isEmpty()) {
        if (const auto done = analyseStored(*open, id, engine, stop); !done)
            return failureOf(done);
    }
    const auto document = documents.fetchDocument(id, stop, strictBound).result();
    if (!document)
        return failureOf(document);
    const auto analysis = documents.fetchLatestAnalysis(id, stop, strictBound).result();
    if (!analysis)
        return failureOf(analysis);
    Analysed result{{*document->value, {}}, *analysis->value, {}};
    for (int page = 1; withText && page <= document->value->pageCount; page += 100) {
        const auto text = documents.fetchText(id, page, 100, stop).result();
        if (!text)
            return failureOf(text);
        result.text += textOf(text->value->pages);
    }
    return result;
}

void print(const Analysed &analysed, const QString &file, bool isJson, bool withText)
{
    if (!isJson) {
        printLine(analysisText(analysed.about, analysed.analysis));
        if (withText)
            printLine(QLatin1Char('\n') + analysed.text);
        return;
    }
    QJsonObject object = toJson(analysed.about, analysed.analysis);
    object.insert(QStringLiteral("file"), file);
    if (withText)
        object.insert(QStringLiteral("text"), analysed.text);
    printJson(object);
}

int printFailure(const StorageError &error, const QString &file, bool isJson)
{
    if (isJson)
        printJson({{QStringLiteral("file"), file}, {QStringLiteral("error"), explanationOf(error)}});
    return failed(error);
}

} // namespace

int runAnalyzeCommand(const QStringList &arguments)
{
    CommandLine line(
        QStringLiteral("analyze"), QStringLiteral("FILE|FOLDER|DOCUMENT_ID... [--engine builtin|ollama] [--text] [--json]"),
        QStringLiteral(
            "Says what contracts say and where the risks are. A file is read and analysed without any server; several give one JSON object a line."));
    line.addOption({QStringLiteral("engine"), QStringLiteral("builtin or ollama. Without it builtin; of a stored document its latest analysis."),
                    QStringLiteral("E")});
    line.addOption({QStringLiteral("text"), QStringLiteral("Print the text, too: what positions count in.")});
    if (const auto exitCode = line.parse(arguments))
        return *exitCode;
    const QString engine = line.value(QStringLiteral("engine"));
    if (line.isSet(QStringLiteral("engine")) && engine != QLatin1String("builtin") && engine != QLatin1String("ollama"))
        return line.usageError(QStringLiteral("--engine is builtin or ollama, not '%1'").arg(engine));
    if (line.positionalArguments().isEmpty())
        return line.usageError(QStringLiteral("name a file or a document"));

    const Interrupt interrupt;
    const bool withText = line.isSet(QStringLiteral("text"));
    int exitCode = exit_code::done;
    for (const FoundFile &found : documentFilesOf(line.positionalArguments())) {
        const QString &file = found.path;
        if (!found.leftOut.isEmpty()) {
            exitCode = printFailure({ErrorCode::InvalidRequest, FaultyPart::File, found.leftOut}, file, line.isJson());
            continue;
        }
        const QUuid id = QFileInfo::exists(file) ? QUuid() : QUuid::fromString(file);
        const auto analysed = id.isNull() ? analyseFile(found, engine.isEmpty() ? QStringLiteral("builtin") : engine, interrupt.token())
                                          : readStored({id}, engine, withText, interrupt.token());
        if (analysed)
            print(*analysed, file, line.isJson(), withText);
        else
            exitCode = printFailure(analysed.error(), file, line.isJson());
        if (interrupt.token().stop_requested())
            return exit_code::failed;
    }
    return exitCode;
}

} // namespace lectern::ctl
