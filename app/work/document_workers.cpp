// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/work/document_workers.h"
#include "models/errors/error_text.h"

#include "app/process/background_priority.h"

#include <QLoggingCategory>

namespace lectern::app {

using namespace errors;
using namespace intake;

namespace {

using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(workersLog, "lectern.workers")

/// A refused request may succeed later, when a right was granted or something was switched on again.
constexpr auto pauseAfterRefusal = 1min;

} // namespace

DocumentWorkers::DocumentWorkers(std::function<std::unique_ptr<JobQueue>()> makeQueue, JobTools tools, Options options)
    : m_makeQueue(std::move(makeQueue))
    , m_tools(std::move(tools))
    , m_options(std::move(options))
{
    m_threads.reserve(size_t(m_options.count));
    for (int i = 0; i < m_options.count; ++i)
        m_threads.emplace_back([this, i](const std::stop_token &stop) { run(i + 1, stop); });
}

DocumentWorkers::~DocumentWorkers() { requestStop(); }

void DocumentWorkers::requestStop()
{
    for (std::jthread &thread : m_threads)
        thread.request_stop();
}

void DocumentWorkers::wait()
{
    for (std::jthread &thread : m_threads) {
        if (thread.joinable())
            thread.join();
    }
}

std::optional<StorageError> DocumentWorkers::error() const
{
    const std::lock_guard lock(m_mutex);
    return m_error;
}

void DocumentWorkers::run(int number, const std::stop_token &stop)
{
    if (m_options.isInBackground)
        lowerThreadPriority(); // also for the processes it starts
    JobWorkerOptions options = m_options.worker;
    options.name = workerName(number);
    options.report = [this](const JobReport &report) {
        const std::lock_guard lock(m_mutex);
        if (m_options.worker.report)
            m_options.worker.report(report);
    };
    options.answered = [this, number](const StorageError *trouble) { noteAnswer(number, trouble); };
    const auto queue = m_makeQueue();
    std::optional<StorageError> told;
    while (!stop.stop_requested()) {
        const auto ended = JobWorker(*queue, m_tools, options).run(m_options.until, stop);
        if (ended)
            return;
        noteRefusal(ended.error());
        if (!told || !told->isAlike(ended.error()))
            qCWarning(workersLog, "Worker %d may not work: %s", number, qUtf8Printable(explanationOf(ended.error())));
        told = ended.error();
        if (!m_options.isInBackground)
            return;
        pause(options, pauseAfterRefusal, stop);
    }
}

void DocumentWorkers::noteAnswer(int number, const StorageError *trouble)
{
    const std::lock_guard lock(m_mutex);
    if (!trouble)
        m_troubles.erase(number);
    else
        m_troubles.try_emplace(number, Trouble{*trouble, std::chrono::steady_clock::now()});
}

std::optional<StorageError> DocumentWorkers::troubleLongerThan(std::chrono::seconds timeout) const
{
    const std::lock_guard lock(m_mutex);
    for (const auto &[number, trouble] : m_troubles) {
        if (std::chrono::steady_clock::now() - trouble.since > timeout)
            return trouble.error;
    }
    return std::nullopt;
}

void DocumentWorkers::noteRefusal(const StorageError &error)
{
    const std::lock_guard lock(m_mutex);
    if (!m_error)
        m_error = error;
}

} // namespace lectern::app
