// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/reading_bench.h"

#include "models/documents/pages/open_document.h"
#include "models/documents/pages/rendered_pictures.h"
#include "models/documents/pages/stored_pictures.h"
#include "models/intake/document_parser.h"
#include "storage/api/when_done.h"
#include "storage/postgres/documents/document_writer.h"
#include "storage/postgres/jobs/postgres_job_queue.h"
#include "storage/storage.h"
#include "tests/bench/kit/contract_text.h"

#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <libpq-fe.h>

#include <optional>

namespace lectern::bench {

using namespace intake;
using namespace models;
using namespace postgres;

namespace {

constexpr int pageCount = 300;
constexpr qsizetype fileBytes = 64 << 20;
constexpr qsizetype chunkBytes = 1 << 20;
constexpr int pictureWidth = 1000; ///< Pixels; A4 at 121 dots an inch.

template <typename T>
T require(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return std::move(*result);
}

/// Adds a file and reads it, as a worker would.
DocumentId storeContract(const QString &postgresUrl, const QString &path)
{
    PostgresConnection connection(postgresUrl, QStringLiteral("bench"));
    NewDocument added;
    added.path = path;
    const DocumentId id = require(DocumentWriter(connection).add(added, {}, {})).id;
    PostgresJobQueue queue(postgresUrl);
    const std::optional<JobLease> job = require(queue.take(QStringLiteral("bench"), std::chrono::seconds(300)));
    if (!job || job->document != id)
        qFatal("the queue holds other work");
    const ExtractedDocument extracted = require(DocumentParser().extract(DocumentInput::ofFile(path)));
    if (const auto done = queue.completeExtraction(*job, extracted, 1); !done)
        qFatal("%s", qPrintable(done.error().detail));
    return id;
}

/// The window's way to the first page, without the window. What was opened ends outside of what is timed.
struct Reader {
    Reader(const QString &postgresUrl, const QString &redisSocket, const QString &pictureFolder)
        : storage({postgresUrl, redisSocket, {}})
        , drawn(storage.documents())
        , pictures(drawn, pictureFolder)
        , open(storage.documents())
    {
        (void)require(storage.documents().fetchFacets({}).result()); // connected, as a window is
    }

    void readFirstPage(DocumentId id)
    {
        QEventLoop loop;
        bool hasText = false, hasPicture = false;
        const auto leave = [&] {
            if (hasText && hasPicture)
                loop.quit();
        };
        QObject::connect(&open, &OpenDocument::pagesArrived, &loop, [&] {
            hasText = true;
            leave();
        });
        QObject::connect(&open, &OpenDocument::failed, &loop, [](const StorageError &error) { qFatal("%s", qPrintable(error.detail)); });
        whenDone(storage.documents().fetchDocument(id), &loop, [&](const Result<Answer<Document>> &answer) {
            const Document &document = *require(answer).value;
            pictures.prepare(document);
            open.open(document);
            open.want(1, 1);
            whenDone(pictures.fetchPicture(document, {1, pictureWidth, {}}, {}), &loop, [&](const Result<PagePicture> &picture) {
                if (!require(picture).isValid())
                    qFatal("no picture");
                hasPicture = true;
                leave();
            });
        });
        loop.exec();
    }

    Storage storage;
    RenderedPictures drawn;
    StoredPictures pictures;
    OpenDocument open;
};

void drawWithPoppler(const QString &path)
{
    QProcess process;
    process.start(QStringLiteral("pdftoppm"),
                  {QStringLiteral("-f"), QStringLiteral("1"), QStringLiteral("-l"), QStringLiteral("1"), QStringLiteral("-scale-to-x"),
                   QString::number(pictureWidth), QStringLiteral("-scale-to-y"), QStringLiteral("-1"), path});
    if (!process.waitForFinished() || process.exitCode() != 0 || process.readAllStandardOutput().size() < pictureWidth * 1000)
        qFatal("pdftoppm failed");
}

} // namespace

std::vector<Comparison> compareOpening(const QString &postgresUrl, TestRedis &redis)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("contract.pdf"));
    writeContractPdf(path, 1, pageCount);
    const DocumentId id = storeContract(postgresUrl, path);
    std::unique_ptr<Reader> reader;
    const auto compare = [&](const QString &name, bool keepsPictures) {
        return measurePairs(
            name, 11, [&](int) { reader->readFirstPage(id); }, [&](int) { drawWithPoppler(path); }, QStringLiteral("200 ms"),
            [&](int pair) {
                reader.reset();
                redis.command("FLUSHALL");
                reader = std::make_unique<Reader>(postgresUrl, redis.url(),
                                                  folder.filePath(keepsPictures ? QStringLiteral("kept") : QString::number(pair)));
            });
    };
    Reader(postgresUrl, redis.url(), folder.filePath(QStringLiteral("kept"))).readFirstPage(id);
    return {compare(QStringLiteral("first page of %1, nothing cached | pdftoppm").arg(pageCount), false),
            compare(QStringLiteral("first page of %1, picture on disk | pdftoppm").arg(pageCount), true)};
}

std::vector<Comparison> compareTransfer(const QString &postgresUrl)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("upload.txt"));
    QByteArray bytes(fileBytes, Qt::Uninitialized);
    QRandomGenerator random(7);
    random.fillRange(reinterpret_cast<quint32 *>(bytes.data()), fileBytes / qsizetype(sizeof(quint32)));
    PostgresConnection connection(postgresUrl, QStringLiteral("bench"));
    const std::unique_ptr<PGconn, decltype(&PQfinish)> peer(PQconnectdb(postgresUrl.toUtf8().constData()), &PQfinish);
    PQclear(PQexec(peer.get(), "create table bare_chunks (number integer, bytes bytea); alter table bare_chunks alter bytes set storage external"));
    PQclear(PQprepare(peer.get(), "chunk", "insert into bare_chunks values ($1::integer, $2::bytea)", 2, nullptr));
    DocumentId id;
    const Comparison upload = measurePairs(
        QStringLiteral("upload of %1 MiB | libpq, INSERT of the same chunks").arg(fileBytes >> 20), 5,
        [&](int) {
            NewDocument document;
            document.path = path;
            id = require(DocumentWriter(connection).add(document, {}, {})).id;
        },
        [&](int) {
            PQclear(PQexec(peer.get(), "begin"));
            for (qsizetype at = 0; at < fileBytes; at += chunkBytes) {
                const char *values[] = {"0", bytes.constData() + at};
                const int lengths[] = {0, int(chunkBytes)}, formats[] = {0, 1};
                PQclear(PQexecPrepared(peer.get(), "chunk", 2, values, lengths, formats, 0));
            }
            PQclear(PQexec(peer.get(), "commit"));
        },
        QStringLiteral(">= 0.5"),
        [&](int pair) { // another content each time
            bytes[0] = char('0' + pair);
            QFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != fileBytes)
                qFatal("cannot write %s", qUtf8Printable(path));
        });
    Storage storage({postgresUrl, {}, {}});
    const Comparison download = measurePairs(
        QStringLiteral("the same file back, checked | libpq, SELECT of the same chunks"), 5,
        [&](int) {
            if (require(storage.documents().fetchBytes(id).result()).size() != fileBytes)
                qFatal("another file");
        },
        [&](int) {
            qsizetype got = 0;
            PQsendQueryParams(peer.get(), "select bytes from bare_chunks limit 64", 0, nullptr, nullptr, nullptr, nullptr, 1);
            PQsetSingleRowMode(peer.get());
            while (PGresult *row = PQgetResult(peer.get())) {
                got += PQntuples(row) > 0 ? PQgetlength(row, 0, 0) : 0;
                PQclear(row);
            }
            if (got != fileBytes)
                qFatal("libpq: %s", PQerrorMessage(peer.get()));
        },
        QStringLiteral(">= 0.5"));
    const double megabytes = double(fileBytes) / 1e6;
    return {asRate(upload, megabytes, QStringLiteral("MB/s")), asRate(download, megabytes, QStringLiteral("MB/s"))};
}

} // namespace lectern::bench
