// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/import_job.h"

#include "models/import/chunk_queue.h"
#include "models/import/records/record_reader.h"
#include "models/import/rejects_file.h"
#include "models/import/review_builder.h"
#include "storage/api/files/opened_file.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFileInfo>

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

namespace lectern::imports {

namespace {

using std::chrono::milliseconds;

// While an import's transaction is open, the snapshot horizon of all cache entries stays behind: keep it below a second.
constexpr qint64 aimedChunkMs = 500;
constexpr int firstChunkRows = 1000, minChunkRows = 100, maxChunkRows = 20'000;
constexpr qint64 maxChunkBytes = 16 << 20;
constexpr qint64 progressEveryMs = 100;

StorageError cancelled() { return {ErrorCode::Cancelled, FaultyPart::Lectern, QStringLiteral("The import was cancelled.")}; }

Result<QByteArray> importKeyOf(const ImportPlan &plan, const std::stop_token &stop)
{
    auto file = OpenedFile::open(plan.input.path, plan.input.folder);
    if (!file)
        return failureOf(file);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(plan.fingerprint);
    QByteArray block(1 << 20, Qt::Uninitialized);
    for (;;) {
        const Result<qint64> got = file->read(block.data(), block.size());
        if (!got)
            return failureOf(got);
        if (*got == 0)
            return hash.result();
        if (stop.stop_requested())
            return tl::make_unexpected(cancelled());
        hash.addData(QByteArrayView(block.constData(), *got));
    }
}

/// Reads records into chunks, on its own thread.
class ChunkReader
{
public:
    ChunkReader(const ImportPlan &plan, ChunkQueue &queue, qint64 firstRecord)
        : m_plan(plan)
        , m_builder(plan)
        , m_queue(queue)
        , m_firstRecord(firstRecord)
    {
    }
    /// Sets the number of rows for the next chunks. Thread: any.
    void aimAt(int rows) { m_chunkRows = rows; }
    void run(const std::stop_token &stop)
    {
        auto read = readAll(stop);
        m_queue.close(read ? std::nullopt : std::optional(read.error()));
    }

private:
    Result<void> readAll(const std::stop_token &stop);
    void take(const Record &record, const QStringList &columns);

    const ImportPlan &m_plan;
    ReviewBuilder m_builder;
    ChunkQueue &m_queue;
    qint64 m_firstRecord;
    std::atomic<int> m_chunkRows = firstChunkRows;
    ImportChunk m_chunk;
};

Result<void> ChunkReader::readAll(const std::stop_token &stop)
{
    auto source = openByteSource(m_plan.input);
    if (!source)
        return failureOf(source);
    auto text = TextStream::open(std::move(*source), m_plan.encoding);
    if (!text)
        return failureOf(text);
    auto reader = openRecordReader(std::move(*text));
    if (!reader)
        return failureOf(reader);
    Record record;
    qint64 chunkBytes = 0;
    for (;;) {
        if (stop.stop_requested())
            return tl::make_unexpected(cancelled());
        auto got = (*reader)->next(record);
        const bool isEnd = !got || !*got;
        const bool isFull = qint64(m_chunk.rows.size() + m_chunk.rejected.size()) >= m_chunkRows || chunkBytes >= maxChunkBytes;
        if ((isEnd || isFull) && m_chunk.recordsDone > m_firstRecord) {
            m_chunk.doneBytes = (*reader)->text().source().doneBytes();
            if (!m_queue.put(std::exchange(m_chunk, {})))
                return tl::make_unexpected(cancelled());
            chunkBytes = 0;
        }
        if (!got)
            return failureOf(got);
        if (isEnd)
            return {};
        if (record.number < m_firstRecord)
            continue;
        chunkBytes += (*reader)->rawRecord().size();
        take(record, (*reader)->columns());
    }
}

void ChunkReader::take(const Record &record, const QStringList &columns)
{
    auto review = m_builder.build(record, columns);
    if (review)
        m_chunk.rows.push_back({record.number, record.line, std::move(*review)});
    else
        m_chunk.rejected.push_back(std::move(review.error()));
    m_chunk.recordsDone = record.number + 1;
}

/// Stores chunks, on the caller's thread.
class ChunkWriter
{
public:
    ChunkWriter(ImportSink &sink, const ImportProgressHandler &progress, qint64 totalBytes, const ImportCounts &before)
        : m_sink(sink)
        , m_progress(progress)
        , m_before(before)
        , m_counts(before)
    {
        m_last.totalBytes = totalBytes;
        m_clock.start();
    }
    Result<void> write(const ImportChunk &chunk, ChunkReader &reader, const std::stop_token &stop)
    {
        QElapsedTimer took;
        took.start();
        const auto counts = m_sink.writeChunk(chunk.rows, chunk.rejected, chunk.recordsDone, stop);
        if (!counts)
            return failureOf(counts);
        m_counts.inserted += counts->inserted;
        m_counts.updated += counts->updated;
        m_counts.duplicate += counts->duplicate;
        m_counts.rejected += counts->rejected;
        const double rowsPerMs = double(chunk.rows.size() + chunk.rejected.size()) / double(std::max<qint64>(took.elapsed(), 1));
        reader.aimAt(int(std::clamp<double>(rowsPerMs * aimedChunkMs, minChunkRows, maxChunkRows)));
        tell(chunk.doneBytes, false);
        return {};
    }
    void tell(qint64 doneBytes, bool isEnd)
    {
        const qint64 now = m_clock.elapsed();
        if (!m_progress || (!isEnd && now - m_toldAt < progressEveryMs && m_toldAt > 0))
            return;
        m_toldAt = std::max<qint64>(now, 1);
        m_last.doneBytes = doneBytes;
        m_last.counts = m_counts;
        m_last.rowsPerSecond = double(m_counts.rows() - m_before.rows()) * 1000 / double(m_toldAt);
        m_last.timeLeft.reset();
        if (doneBytes > 0 && now > 500) {
            const double left = double(m_last.totalBytes - doneBytes) / double(doneBytes) * double(now) / 1000;
            m_last.timeLeft = std::chrono::seconds(qint64(std::max(0.0, left)));
        }
        m_progress(m_last);
    }
    [[nodiscard]] const ImportCounts &counts() const { return m_counts; }
    [[nodiscard]] qint64 totalBytes() const { return m_last.totalBytes; }

private:
    ImportSink &m_sink;
    const ImportProgressHandler &m_progress;
    ImportCounts m_before, m_counts;
    ImportProgress m_last;
    QElapsedTimer m_clock;
    qint64 m_toldAt = 0;
};

std::optional<StorageError> readAndWrite(const ImportPlan &plan, ImportSink &sink, const ImportProgressHandler &progress, const std::stop_token &stop,
                                         ImportCounts &counts)
{
    const auto key = importKeyOf(plan, stop);
    if (!key)
        return key.error();
    const auto checkpoint = sink.begin(*key, plan.input.displayName);
    if (!checkpoint)
        return checkpoint.error();
    counts = checkpoint->counts;

    ChunkQueue queue;
    ChunkReader reader(plan, queue, checkpoint->recordsDone);
    ChunkWriter writer(sink, progress, QFileInfo(plan.input.path).size(), checkpoint->counts);
    std::optional<StorageError> error;
    {
        const std::jthread thread([&] { reader.run(stop); });
        while (auto chunk = queue.take()) {
            if (auto written = writer.write(*chunk, reader, stop); !written) {
                error = written.error();
                queue.abandon();
                break;
            }
        }
    }
    counts = writer.counts();
    if (!error)
        error = queue.error();
    if (error)
        return error;
    writer.tell(writer.totalBytes(), true);
    const auto finished = sink.finish();
    return finished ? std::nullopt : std::optional(finished.error());
}

} // namespace

ImportOutcome runImport(const ImportPlan &plan, ImportSink &sink, const ImportProgressHandler &progress, std::stop_token stop,
                        const ImportJobOptions &options)
{
    QElapsedTimer clock;
    clock.start();
    ImportOutcome outcome;
    outcome.error = readAndWrite(plan, sink, progress, stop, outcome.counts);
    if (outcome.counts.rejected > 0 && options.writeRejects && !stop.stop_requested()) {
        const auto rejected = sink.readRejected();
        const auto file = rejected ? writeRejectsFile(plan, *rejected, options.rejectsFolder) : Result<QString>(failureOf(rejected));
        if (file)
            outcome.rejectsFile = *file;
        else if (!outcome.error)
            outcome.error = file.error();
    }
    outcome.took = milliseconds(clock.elapsed());
    return outcome;
}

} // namespace lectern::imports
