// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/import/import_run.h"

#include "storage/api/when_done.h"

#include <QtConcurrentRun>

#include <chrono>
#include <mutex>
#include <utility>

namespace lectern::ui {

using namespace imports;

using namespace std::chrono_literals;

/// The newest progress: written by the importing thread, read by a timer.
struct ImportRun::SharedProgress {
    std::mutex mutex;
    std::optional<ImportProgress> newest;
};

namespace {

std::vector<PlannedInput> planAll(const QStringList &files, const FolderOfFile &folders)
{
    std::vector<PlannedInput> planned;
    for (const QString &file : files) {
        const auto inputs = inputsOf(file, folders.value(file));
        if (!inputs) {
            planned.push_back({{file, {}, file}, failureOf(inputs)});
            continue;
        }
        for (const InputFile &input : *inputs)
            planned.push_back({input, planImport(input)});
    }
    return planned;
}

} // namespace

ImportRun::ImportRun(MakeImportSink makeSink, QObject *parent) : QObject(parent), m_makeSink(std::move(makeSink))
{
    m_progressTimer.setInterval(100ms);
    connect(&m_progressTimer, &QTimer::timeout, this, [this] {
        std::optional<ImportProgress> newest;
        {
            const std::lock_guard lock(m_progress->mutex);
            newest = std::exchange(m_progress->newest, std::nullopt);
        }
        if (newest)
            Q_EMIT progressed(m_index, *newest);
    });
}

ImportRun::~ImportRun() { cancel(); }

void ImportRun::planFiles(const QStringList &files, const FolderOfFile &folders)
{
    whenDone(QtConcurrent::run([files, folders] { return planAll(files, folders); }), this,
             [this](const std::vector<PlannedInput> &inputs) { Q_EMIT inputsPlanned(inputs); });
}

void ImportRun::planAgain(int index, const InputFile &input, const ImportOptions &options)
{
    const int generation = ++m_planGeneration;
    whenDone(QtConcurrent::run([input, options] {
                 return PlannedInput{input, planImport(input, options)};
             }),
             this, [this, index, generation](const PlannedInput &planned) {
                 if (generation == m_planGeneration)
                     Q_EMIT inputPlanned(index, planned);
             });
}

void ImportRun::start(int index, const ImportPlan &plan)
{
    m_index = index;
    m_isRunning = true;
    m_stop = {};
    m_progress = std::make_shared<SharedProgress>();
    m_progressTimer.start();
    // Made here, because m_makeSink's owner may be gone when the pool thread starts; the sink connects only there.
    const std::shared_ptr<ImportSink> sink = m_makeSink();
    auto task = [plan, sink, shared = m_progress, stop = m_stop.get_token()] {
        return runImport(
            plan, *sink,
            [shared](const ImportProgress &progress) {
                const std::lock_guard lock(shared->mutex);
                shared->newest = progress;
            },
            stop);
    };
    whenDone(QtConcurrent::run(std::move(task)), this, [this](const ImportOutcome &outcome) {
        m_isRunning = false;
        m_progressTimer.stop();
        Q_EMIT finished(m_index, outcome);
    });
}

} // namespace lectern::ui
