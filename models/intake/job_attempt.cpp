// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/errors/error_text.h"
#include "models/intake/job_attempt.h"

#include "models/intake/backoff.h"
#include "storage/api/waiting.h"

#include <QElapsedTimer>
#include <QLoggingCategory>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace lectern::intake {

using namespace errors;

namespace {

Q_LOGGING_CATEGORY(intakeLog, "lectern.intake")

/// After so many timeouts of storing a result, although PostgreSQL answers in between, it is given up.
constexpr int mostTimeouts = 5;

constexpr std::array jobEndNames = {"completed", "failed", "cancelled", "lost", "released", "postponed"};

/// Tells when the lease must be renewed, and whether progress has changed since it was last published.
class Pulse
{
public:
    explicit Pulse(const JobWorkerOptions &options) : m_options(options), m_due(Clock::now() + options.heartbeat) {}

    [[nodiscard]] std::chrono::milliseconds untilNext() const
    {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(m_due - Clock::now());
        return std::clamp(left, std::chrono::milliseconds(0), m_options.tellEvery);
    }
    /// True once per heartbeat.
    [[nodiscard]] bool isHeartbeat()
    {
        if (Clock::now() < m_due)
            return false;
        m_due = Clock::now() + m_options.heartbeat;
        return true;
    }
    [[nodiscard]] bool isNews(const JobProgress &progress) { return progress != std::exchange(m_told, progress); }

private:
    using Clock = std::chrono::steady_clock;
    const JobWorkerOptions &m_options;
    Clock::time_point m_due;
    JobProgress m_told;
};

} // namespace

QString nameOf(JobEnd end) { return QLatin1String(jobEndNames[size_t(end)]); }

bool isPassing(const StorageError &error) { return error.code == ErrorCode::Unavailable || error.code == ErrorCode::Timeout; }

void noteAnswer(const JobWorkerOptions &options, const StorageError *trouble)
{
    if (options.answered)
        options.answered(trouble);
}

void pause(const JobWorkerOptions &options, std::chrono::milliseconds wait, const std::stop_token &stop)
{
    if (options.pause)
        options.pause(wait, stop);
    else
        (void)waitUnlessStopped(wait, stop);
}

/// Progress of the second thread. Thread: any.
class JobAttempt::Progress
{
public:
    void set(const JobProgress &progress)
    {
        const std::lock_guard lock(m_mutex);
        m_progress = progress;
    }
    [[nodiscard]] JobProgress get() const
    {
        const std::lock_guard lock(m_mutex);
        return m_progress;
    }

private:
    mutable std::mutex m_mutex;
    JobProgress m_progress;
};

/// The result of a task, or why it was stopped.
template <typename T>
struct JobAttempt::Work {
    std::optional<Result<T>> result; ///< Absent: the task was stopped.
    JobEnd stoppedBy = JobEnd::Released;
};

JobAttempt::JobAttempt(JobQueue &queue, const JobTools &tools, const JobWorkerOptions &options, const JobLease &job, std::stop_token stop)
    : m_queue(queue)
    , m_tools(tools)
    , m_options(options)
    , m_job(job)
    , m_stop(std::move(stop))
{
}

JobReport JobAttempt::run()
{
    QElapsedTimer timer;
    timer.start();
    JobReport report = m_job.kind == JobKind::Extract ? extract() : analyse();
    report.job = m_job;
    report.seconds = double(timer.nsecsElapsed()) / 1e9;
    return report;
}

JobReport JobAttempt::extract()
{
    const auto file = m_queue.readBytes(m_job, m_options.lease, m_stop);
    if (!file)
        return endAfter(file.error());
    QElapsedTimer timer;
    timer.start();
    const auto work = runUnderLease<ExtractedDocument>([this, &file](Progress &progress, const std::stop_token &stop) {
        const auto tell = [&progress](const ParseProgress &now) {
            progress.set({now.isOcr ? JobStage::Recognising : JobStage::Reading, now.pagesDone, now.pageCount});
        };
        return m_tools.extract(*file, m_job.documentName, tell, stop);
    });
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    if (!work.result)
        return work.stoppedBy == JobEnd::Released ? release() : JobReport{m_job, work.stoppedBy, {}, 0};
    if (!*work.result)
        return fail(explanationOf(work.result->error()));
    return complete([&] { return m_queue.completeExtraction(m_job, **work.result, seconds); });
}

JobReport JobAttempt::analyse()
{
    auto engine = m_tools.makeEngine(m_job.engine);
    if (!engine && engine.error().part == FaultyPart::PostgreSql)
        return endAfter(engine.error()); // the rules could not be read
    if (!engine)
        return fail(explanationOf(engine.error()));
    const auto document = m_queue.readPages(m_job, m_options.lease, m_stop);
    if (!document)
        return endAfter(document.error());
    const auto work = runUnderLease<Analysis>([&](Progress &progress, const std::stop_token &stop) {
        const auto tell = [&progress](int done, int total) { progress.set({JobStage::Analysing, done, total}); };
        return (*engine)->analyse(document->pages, tell, stop);
    });
    if (!work.result)
        return work.stoppedBy == JobEnd::Released ? release() : JobReport{m_job, work.stoppedBy, {}, 0};
    if (!*work.result)
        return fail(explanationOf(work.result->error()));
    return complete([&] { return m_queue.completeAnalysis(m_job, **work.result); });
}

template <typename T, typename Task>
JobAttempt::Work<T> JobAttempt::runUnderLease(Task task)
{
    Work<T> work;
    Progress progress;
    std::mutex mutex;
    std::condition_variable_any changed;
    bool isDone = false;
    std::stop_source ending;
    std::jthread thread([&] {
        Result<T> result = task(progress, ending.get_token());
        const std::lock_guard lock(mutex);
        work.result.emplace(std::move(result));
        isDone = true;
        changed.notify_all();
    });
    std::optional<JobEnd> end;
    Pulse pulse(m_options);
    for (std::unique_lock lock(mutex); !end && !changed.wait_for(lock, m_stop, pulse.untilNext(), [&] { return isDone; });) {
        lock.unlock();
        if (m_stop.stop_requested())
            end = JobEnd::Released;
        else if (pulse.isHeartbeat())
            end = renew(progress.get());
        else if (const JobProgress now = progress.get(); pulse.isNews(now))
            m_queue.tell(m_job, now);
        lock.lock();
    }
    if (end)
        ending.request_stop();
    thread.join();
    if (end) {
        work.result.reset();
        work.stoppedBy = *end;
    }
    return work;
}

std::optional<JobEnd> JobAttempt::renew(const JobProgress &progress)
{
    const auto state = m_queue.renew(m_job, m_options.lease, progress, m_stop);
    if (!state)
        return state.error().code == ErrorCode::Conflict ? std::optional(JobEnd::Lost) : std::nullopt; // PostgreSQL is away: not lost yet
    switch (*state) {
    case LeaseState::Held: return std::nullopt;
    case LeaseState::Lost: return JobEnd::Lost;
    case LeaseState::CancelRequested: return JobEnd::Cancelled;
    }
    Q_UNREACHABLE();
}

template <typename Store>
Result<void> JobAttempt::settle(Store store)
{
    Backoff backoff;
    for (int timeouts = 0;;) {
        const Result<void> stored = store();
        const bool isSettled = stored || !isPassing(stored.error());
        noteAnswer(m_options, isSettled ? nullptr : &stored.error());
        if (isSettled)
            return stored;
        timeouts += stored.error().code == ErrorCode::Timeout && m_queue.renew(m_job, m_options.lease, {}) ? 1 : 0;
        if (m_stop.stop_requested() || timeouts >= mostTimeouts)
            return stored;
        qCInfo(intakeLog, "The result of job %lld waits for PostgreSQL: %s", m_job.jobId, qUtf8Printable(explanationOf(stored.error())));
        pause(m_options, backoff.next(), m_stop);
    }
}

template <typename Store>
JobReport JobAttempt::complete(Store store)
{
    const Result<void> stored = settle(store);
    if (stored)
        return {m_job, JobEnd::Completed, {}, 0};
    if (stored.error().code == ErrorCode::Conflict)
        return {m_job, JobEnd::Lost, {}, 0};
    if (m_stop.stop_requested() && isPassing(stored.error()))
        return release();
    return fail(QStringLiteral("What was read could not be stored: %1").arg(explanationOf(stored.error())));
}

JobReport JobAttempt::fail(const QString &reason)
{
    const Result<void> stored = settle([&] { return m_queue.fail(m_job, reason); });
    if (stored)
        return {m_job, JobEnd::Failed, reason, 0};
    if (stored.error().code == ErrorCode::Conflict)
        return {m_job, JobEnd::Lost, {}, 0};
    return postpone(isPassing(stored.error())
                        ? reason
                        : QStringLiteral("%1 (That it failed could not be stored: %2)").arg(reason, explanationOf(stored.error())));
}

JobReport JobAttempt::endAfter(const StorageError &error)
{
    if (error.code == ErrorCode::Conflict)
        return {m_job, JobEnd::Lost, {}, 0};
    if (isPassing(error) || error.code == ErrorCode::Cancelled)
        return postpone(explanationOf(error));
    return fail(explanationOf(error));
}

JobReport JobAttempt::release()
{
    // If this fails, too, the job becomes free when the lease ends.
    if (const auto released = m_queue.release(m_job, m_stop); !released)
        qCInfo(intakeLog, "Job %lld was not given back: %s", m_job.jobId, qUtf8Printable(explanationOf(released.error())));
    return {m_job, JobEnd::Released, {}, 0};
}

JobReport JobAttempt::postpone(const QString &reason)
{
    if (m_stop.stop_requested())
        return release();
    const auto waits = m_queue.postpone(m_job, reason);
    if (waits)
        return {m_job, *waits ? JobEnd::Postponed : JobEnd::Failed, reason, 0};
    if (waits.error().code == ErrorCode::Conflict)
        return {m_job, JobEnd::Lost, {}, 0};
    qCInfo(intakeLog, "Job %lld could not be given back: %s", m_job.jobId, qUtf8Printable(explanationOf(waits.error())));
    return {m_job, JobEnd::Postponed, reason, 0, waits.error()};
}

} // namespace lectern::intake
