// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/documents/document_wait.h"

#include "app/ctl/kit/option_reader.h"
#include "app/work/document_tools.h"

#include <QElapsedTimer>
#include <QThread>

#include <algorithm>

namespace lectern::ctl {

using namespace app;
using namespace intake;

namespace {

constexpr std::chrono::milliseconds lookEvery{100};
} // namespace

void addWorkerOptions(QCommandLineParser &line)
{
    line.addOption({QStringLiteral("concurrency"),
                    QStringLiteral("How many documents to work on at once, 1 to 64; without it one per core, at most four."), QStringLiteral("N")});
    line.addOption({QStringLiteral("lease-seconds"),
                    QStringLiteral("When others may take over the work of a worker that is gone, 1 to 3600; 60 without it."), QStringLiteral("N")});
}

tl::expected<DocumentWorkers::Options, QString> workerOptionsOf(const QCommandLineParser &line)
{
    OptionReader reader(line);
    qint64 count = std::clamp(QThread::idealThreadCount(), 1, 4);
    DocumentWorkers::Options options;
    qint64 lease = options.worker.lease.count();
    reader.readNumber(QStringLiteral("concurrency"), 1, 64, count);
    reader.readNumber(QStringLiteral("lease-seconds"), 1, 3600, lease);
    if (!reader.error().isEmpty())
        return tl::make_unexpected(reader.error());
    options.count = int(count);
    options.worker.lease = std::chrono::seconds(lease);
    options.worker.heartbeat = std::min<std::chrono::milliseconds>(options.worker.heartbeat, options.worker.lease / 4);
    return options;
}

std::unique_ptr<DocumentWorkers> startWorkers(Storage &storage, const AnalysisSettings &settings, const DocumentWorkers::Options &options)
{
    return std::make_unique<DocumentWorkers>([&storage, engine = settings.engine] { return storage.makeJobQueue(engine); },
                                             makeJobTools(settings, &storage.documentSink()), options);
}

bool isSettled(const Document &document)
{
    const bool isAnalysed = document.analysisStatus == WorkStatus::Completed || document.analysisStatus == WorkStatus::Failed;
    return document.status == WorkStatus::Failed || (document.status == WorkStatus::Completed && isAnalysed);
}

Result<Document> awaitSettled(DocumentSource &documents, DocumentId id, DocumentWorkers &workers, const std::function<void(const Document &)> &tell,
                              const std::stop_token &stop, std::chrono::seconds timeout)
{
    QElapsedTimer sinceAnswer;
    sinceAnswer.start();
    Backoff backoff;
    while (!stop.stop_requested()) {
        const auto answer = documents.fetchDocument(id, stop, strictBound).result();
        auto wait = lookEvery;
        if (answer) {
            tell(*answer->value);
            if (isSettled(*answer->value))
                return *answer->value;
            if (const auto refused = workers.error())
                return tl::make_unexpected(*refused);
            if (const auto trouble = workers.troubleLongerThan(timeout))
                return tl::make_unexpected(*trouble);
            if (!answer->value->isQueued)
                return failure(ErrorCode::NotFound, FaultyPart::PostgreSql,
                               QStringLiteral("No work on it is queued any more, though it did not end."));
            sinceAnswer.restart();
            backoff.reset();
        } else if (!isPassing(answer.error()) || sinceAnswer.hasExpired(std::chrono::milliseconds(timeout).count())) {
            return failureOf(answer);
        } else {
            wait = backoff.next();
        }
        pause({}, wait, stop);
    }
    return failure(ErrorCode::Cancelled, FaultyPart::Lectern, QStringLiteral("interrupted"));
}

} // namespace lectern::ctl
