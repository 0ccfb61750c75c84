// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/errors/error_text.h"
#include "models/intake/job_worker.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QSysInfo>

namespace lectern::intake {

using namespace errors;

namespace {

Q_LOGGING_CATEGORY(intakeLog, "lectern.intake")

} // namespace

QString workerName(int number)
{
    return QStringLiteral("%1:%2:%3").arg(QSysInfo::machineHostName()).arg(QCoreApplication::applicationPid()).arg(number);
}

JobWorker::JobWorker(JobQueue &queue, JobTools tools, JobWorkerOptions options)
    : m_queue(queue)
    , m_tools(std::move(tools))
    , m_options(std::move(options))
{
}

Result<void> JobWorker::run(Until until, std::stop_token stop)
{
    while (!stop.stop_requested()) {
        const auto job = take(stop);
        if (!job)
            return failureOf(job);
        if (*job) {
            const JobReport report = JobAttempt(m_queue, m_tools, m_options, **job, stop).run();
            qCInfo(intakeLog, "Job %lld, attempt %d: %s after %.1f s", report.job.jobId, report.job.attempt, qUtf8Printable(nameOf(report.end)),
                   report.seconds);
            if (m_options.report)
                m_options.report(report);
            if (report.refusal && !isPassing(*report.refusal))
                return tl::make_unexpected(*report.refusal); // further jobs would fail, too, and void everybody's cached lists
            if (report.end != JobEnd::Postponed)
                m_attemptBackoff.reset();
            else if (!stop.stop_requested())
                pause(m_options, m_attemptBackoff.next(), stop);
        } else if (until == Until::Stopped && !stop.stop_requested()) {
            m_queue.waitForWork(m_options.idle, stop);
        }
        if (until == Until::OneJob || (until == Until::Idle && !*job))
            break;
    }
    return {};
}

Result<std::optional<JobLease>> JobWorker::take(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        auto job = m_queue.take(m_options.name, m_options.lease, stop);
        if (job)
            m_backoff.reset();
        if (!job && stop.stop_requested())
            break;
        const bool isAnswered = job || !isPassing(job.error());
        noteAnswer(m_options, isAnswered ? nullptr : &job.error());
        if (isAnswered)
            return job;
        qCInfo(intakeLog, "The queue of work cannot be asked: %s", qUtf8Printable(explanationOf(job.error())));
        pause(m_options, m_backoff.next(), stop);
    }
    return std::nullopt;
}

} // namespace lectern::intake
