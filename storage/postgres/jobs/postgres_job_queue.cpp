// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/jobs/postgres_job_queue.h"

#include "storage/postgres/documents/document_reader.h"
#include "storage/postgres/jobs/job_results.h"
#include "storage/postgres/link/cell_reader.h"
#include "storage/postgres/link/limit_scope.h"
#include "storage/postgres/link/snapshot_cells.h"

#include <algorithm>

namespace lectern::postgres {

namespace {

using namespace std::chrono_literals;

/// Enough for reading a file of 256 MiB.
constexpr std::chrono::milliseconds readDeadline = 10min;
/// For a worker that is stopping; if it fails, the lease ends soon anyway.
constexpr std::chrono::milliseconds farewellDeadline = 1s;
constexpr int pagesAtOnce = 100;
constexpr int maxReasonLength = 4000;

/// Condition: the job waits and may be taken now.
const QString dueSql = QStringLiteral("state = 'waiting' and (not_before is null or not_before <= clock_timestamp())");

QString seconds(std::chrono::seconds duration) { return QStringLiteral("%1 seconds").arg(duration.count()); }

tl::unexpected<StorageError> lost(const JobLease &job)
{
    return failure(ErrorCode::Conflict, FaultyPart::PostgreSql,
                   QStringLiteral("attempt %1 of job %2 does not hold it any more").arg(job.attempt).arg(job.jobId));
}

JobLease leaseIn(const Rows &rows)
{
    JobLease job;
    job.jobId = rows.toInt64(0, 0);
    job.attempt = int(rows.toInt64(0, 1));
    job.kind = rows.toString(0, 2) == u"extract" ? JobKind::Extract : JobKind::Analyse;
    job.document = {uuidIn(rows.cell(0, 3))};
    job.engine = rows.toString(0, 4);
    job.documentName = rows.toString(0, 5);
    job.sha256 = CellReader(rows, 0, 6).binary();
    return job;
}

/// The sentence for the job's row and the document.
QString reasonOfLoss(int attempts)
{
    return QStringLiteral("The program that worked on it stopped %1 times without a word. The file may be more than it can take.").arg(attempts);
}

QString sentenceOf(const QString &reason)
{
    return reason.trimmed().isEmpty() ? QStringLiteral("The reason is not known.") : reason.trimmed().left(maxReasonLength);
}

} // namespace

PostgresJobQueue::PostgresJobQueue(PostgresAccess postgres, QString nextEngine)
    : m_connection(std::move(postgres), QStringLiteral("lectern worker"))
    , m_nextEngine(std::move(nextEngine))
{
}

/// Fails the jobs that have lost too many leases, in one transaction.
Result<void> PostgresJobQueue::giveUpLost()
{
    const auto rows = m_connection.run(
        QStringLiteral("select id, attempt, kind, document_id, engine, reason from jobs where state = 'running' and lease_until < clock_timestamp()"
                       " and lost_attempts + 1 >= ?::integer order by id for update skip locked"),
        {maxLostAttempts});
    if (!rows)
        return failureOf(rows);
    for (int i = 0; i < rows->rowCount(); ++i) {
        JobLease job;
        job.jobId = rows->toInt64(i, 0);
        job.attempt = int(rows->toInt64(i, 1));
        job.kind = rows->toString(i, 2) == u"extract" ? JobKind::Extract : JobKind::Analyse;
        job.document = {uuidIn(rows->cell(i, 3))};
        job.engine = rows->toString(i, 4);
        const QString before = rows->toString(i, 5); // set if an earlier attempt could give its reason
        const QString reason = before.isEmpty() ? reasonOfLoss(maxLostAttempts) : before;
        const auto ended = end(job, "failed", reason).and_then([&] { return noteFailure(m_connection, job, reason); });
        if (!ended)
            return ended;
    }
    return {};
}

Result<bool> PostgresJobQueue::hasWork()
{
    const auto rows = m_connection.run(
        QStringLiteral("select exists (select from jobs where ") + dueSql
        + QStringLiteral(") or exists (select from jobs where state = 'running' and lease_until < clock_timestamp())"));
    if (!rows)
        return failureOf(rows);
    return rows->toBool(0, 0);
}

Result<std::optional<JobLease>> PostgresJobQueue::take(const QString &worker, std::chrono::seconds lease, std::stop_token stop)
{
    const LimitScope scope(m_connection, {StatementLimits().deadline, std::move(stop)});
    if (const auto found = hasWork(); !found || !*found)
        return found ? Result<std::optional<JobLease>>(std::nullopt) : failureOf(found);
    std::optional<JobLease> taken;
    const Result<void> done = m_connection.inTransaction([&]() -> Result<void> {
        if (const auto given = giveUpLost(); !given)
            return given;
        // Jobs with an ended lease come first. Two separate queries, each of them a scan of a small index.
        const auto rows = m_connection.run(
            QStringLiteral("with lost as (select id from jobs where state = 'running' and lease_until < clock_timestamp()"
                           " order by lease_until limit 1 for update skip locked),"
                           " next as (select id from jobs where %1 and not exists (select from lost)"
                           " order by id limit 1 for update skip locked)"
                           " update jobs j set state = 'running', attempt = j.attempt + 1, not_before = null,"
                           " lost_attempts = j.lost_attempts + (j.state = 'running')::integer, worker = left(?, 200),"
                           " lease_until = clock_timestamp() + ?::interval, progress_done = 0, progress_total = 0,"
                           " started_at = coalesce(j.started_at, clock_timestamp())"
                           " from documents d where d.id = j.document_id and j.id in (select id from lost union all select id from next)"
                           " returning j.id, j.attempt, j.kind, j.document_id, j.engine, d.original_name, d.sha256")
                .arg(dueSql),
            {worker, seconds(lease)});
        if (!rows)
            return failureOf(rows);
        if (rows->rowCount() == 0)
            return {};
        taken = leaseIn(*rows);
        return noteBeginning(m_connection, *taken);
    });
    if (!done)
        return failureOf(done);
    return taken;
}

Result<LeaseState> PostgresJobQueue::renew(const JobLease &job, std::chrono::seconds lease, const JobProgress &progress, std::stop_token stop)
{
    const LimitScope scope(m_connection, {StatementLimits().deadline, std::move(stop)});
    const auto rows = m_connection.run(QStringLiteral("with renewed as (update jobs set lease_until = clock_timestamp() + ?::interval,"
                                                      " progress_done = case when ?::integer > 0 then ?::integer else progress_done end,"
                                                      " progress_total = case when ?::integer > 0 then ?::integer else progress_total end"
                                                      " where id = ? and attempt = ?::integer and state = 'running' returning 1)"
                                                      " select exists (select from renewed), state, attempt from jobs where id = ?"),
                                       {seconds(lease), progress.total, std::max(progress.done, 0), progress.total, progress.total, job.jobId,
                                        job.attempt, job.jobId});
    if (!rows)
        return failureOf(rows);
    if (rows->rowCount() == 0)
        return LeaseState::Lost; // the document was removed
    if (rows->toBool(0, 0))
        return LeaseState::Held;
    const bool isCancelled = rows->toString(0, 1) == u"cancelled" && rows->toInt64(0, 2) == job.attempt;
    return isCancelled ? LeaseState::CancelRequested : LeaseState::Lost;
}

std::function<Result<void>()> PostgresJobQueue::keeping(const JobLease &job, std::chrono::seconds lease, const std::stop_token &stop)
{
    using Clock = std::chrono::steady_clock;
    return [this, &job, lease, stop, renewedAt = Clock::now()]() mutable -> Result<void> {
        if (Clock::now() - renewedAt < lease / 4.0)
            return {};
        renewedAt = Clock::now();
        const auto state = renew(job, lease, {}, stop);
        if (state)
            return *state == LeaseState::Held ? Result<void>() : lost(job);
        return failureOf(state);
    };
}

Result<QByteArray> PostgresJobQueue::readBytes(const JobLease &job, std::chrono::seconds lease, std::stop_token stop)
{
    return DocumentReader(m_connection).readContent(job.sha256, {readDeadline, stop}, keeping(job, lease, stop));
}

Result<ExtractedDocument> PostgresJobQueue::readPages(const JobLease &job, std::chrono::seconds lease, std::stop_token stop)
{
    DocumentReader reader(m_connection);
    const StatementLimits limits{readDeadline, stop};
    const auto keepLease = keeping(job, lease, stop);
    const auto document = reader.readDocument(job.document, limits);
    if (!document)
        return failureOf(document);
    ExtractedDocument read;
    read.kind = document->value.kind;
    read.note = document->value.note;
    while (int(read.pages.size()) < document->value.pageCount) {
        auto part = reader.readText(job.document, int(read.pages.size()) + 1, pagesAtOnce, limits);
        if (!part)
            return failureOf(part);
        if (part->value.pages.empty())
            return failure(ErrorCode::Corrupt, FaultyPart::PostgreSql, QStringLiteral("a document lacks some of its pages"));
        if (const Result<void> kept = keepLease(); !kept)
            return failureOf(kept);
        std::move(part->value.pages.begin(), part->value.pages.end(), std::back_inserter(read.pages));
    }
    return read;
}

Result<PostgresJobQueue::Ending> PostgresJobQueue::hold(const JobLease &job, const char *endState)
{
    const auto rows = m_connection.run(QStringLiteral("select state, attempt from jobs where id = ? for update"), {job.jobId});
    if (!rows)
        return failureOf(rows);
    if (rows->rowCount() == 0 || rows->toInt64(0, 1) != job.attempt)
        return lost(job);
    const QString state = rows->toString(0, 0);
    if (state == u"running")
        return Ending::Open;
    if (state == QLatin1String(endState))
        return Ending::AlreadyDone;
    return lost(job);
}

Result<void> PostgresJobQueue::end(const JobLease &job, const char *state, const QString &reason)
{
    const auto rows = m_connection.run(QStringLiteral("update jobs set state = ?::job_state, lease_until = null, reason = ?,"
                                                      " finished_at = clock_timestamp() where id = ? and attempt = ?::integer"),
                                       {QString::fromLatin1(state), reason, job.jobId, job.attempt});
    return rows ? Result<void>() : failureOf(rows);
}

/// A COMMIT with an unknown outcome is repeated: the job may then have been ended already, by this same attempt.
Result<void> PostgresJobQueue::inJob(const JobLease &job, const char *endState, const std::function<Result<void>()> &body)
{
    return m_connection.inTransaction([&]() -> Result<void> {
        const auto held = hold(job, endState);
        if (!held)
            return failureOf(held);
        return *held == Ending::AlreadyDone ? Result<void>() : body();
    });
}

Result<void> PostgresJobQueue::completeExtraction(const JobLease &job, const ExtractedDocument &document, double seconds)
{
    return inJob(job, "done", [&] {
        return storeExtraction(m_connection, job, document, seconds, m_nextEngine).and_then([&] { return end(job, "done", QStringLiteral("")); });
    });
}

Result<void> PostgresJobQueue::completeAnalysis(const JobLease &job, const Analysis &analysis)
{
    return inJob(job, "done",
                 [&] { return storeAnalysis(m_connection, job, analysis).and_then([&] { return end(job, "done", QStringLiteral("")); }); });
}

Result<void> PostgresJobQueue::fail(const JobLease &job, const QString &reason)
{
    const QString sentence = sentenceOf(reason);
    return inJob(job, "failed", [&] { return noteFailure(m_connection, job, sentence).and_then([&] { return end(job, "failed", sentence); }); });
}

Result<bool> PostgresJobQueue::postpone(const JobLease &job, const QString &reason)
{
    const QString sentence = sentenceOf(reason);
    bool waits = true;
    const auto done = inJob(job, "waiting", [&]() -> Result<void> {
        const auto lost = m_connection.run(QStringLiteral("update jobs set lost_attempts = lost_attempts + 1 where id = ? returning lost_attempts"),
                                           {job.jobId});
        if (!lost)
            return failureOf(lost);
        const int count = int(lost->toInt64(0, 0));
        waits = count < maxLostAttempts;
        if (!waits)
            return noteFailure(m_connection, job, sentence).and_then([&] { return end(job, "failed", sentence); });
        const auto rows = m_connection.run(
            QStringLiteral("update jobs set state = 'waiting', lease_until = null, worker = '', progress_done = 0, progress_total = 0,"
                           " reason = ?, not_before = clock_timestamp() + ?::interval where id = ?"),
            {sentence, seconds(firstWait * (1 << (2 * (count - 1)))), job.jobId});
        return rows ? noteRelease(m_connection, job) : failureOf(rows);
    });
    return done.map([&] { return waits; });
}

void PostgresJobQueue::rest()
{
    if (!m_connection.isOpen())
        return;
    m_connection.closeIfTight();
    m_isResting = !m_connection.isOpen();
}

Result<void> PostgresJobQueue::release(const JobLease &job, std::stop_token stop)
{
    if (stop.stop_requested() && !m_connection.isOpen() && !m_isResting)
        return failure(ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("the job is left to its lease"));
    const LimitScope scope(m_connection, {stop.stop_requested() ? farewellDeadline : StatementLimits().deadline, {}});
    return inJob(job, "waiting", [&]() -> Result<void> {
        const auto rows = m_connection.run(QStringLiteral("update jobs set state = 'waiting', lease_until = null, worker = '',"
                                                          " progress_done = 0, progress_total = 0 where id = ?"),
                                           {job.jobId});
        return rows ? noteRelease(m_connection, job) : failureOf(rows);
    });
}

} // namespace lectern::postgres
