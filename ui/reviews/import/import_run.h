// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/import_job.h"
#include "storage/api/files/opened_file.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <stop_token>
#include <vector>

namespace lectern::ui {

/// One input of an import dialog, with its plan or the error.
struct PlannedInput {
    imports::InputFile input;
    Result<imports::ImportPlan> plan = failure(ErrorCode::Unavailable, FaultyPart::File, {});
};

/// Plans and runs imports on other threads, and emits their results on the GUI thread.
///
/// Thread: GUI; files are read and rows stored on pool threads, which may outlive this object until their statement is cancelled.
class ImportRun : public QObject
{
    Q_OBJECT
public:
    explicit ImportRun(imports::MakeImportSink makeSink, QObject *parent = nullptr);
    ~ImportRun() override; ///< Cancels the import.

    /// Finds the inputs in files (a .zip may contain several) and plans each: inputsPlanned().
    /// `folders`: for files that were found in a dropped folder.
    void planFiles(const QStringList &files, const FolderOfFile &folders = {});
    /// Plans one input again: inputPlanned(). Drops an older result for the same input.
    void planAgain(int index, const imports::InputFile &input, const imports::ImportOptions &options);
    /// Imports one input: emits progressed() repeatedly, then finished().
    void start(int index, const imports::ImportPlan &plan);
    void cancel() { m_stop.request_stop(); }
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    void inputsPlanned(const std::vector<lectern::ui::PlannedInput> &inputs);
    void inputPlanned(int index, const lectern::ui::PlannedInput &input);
    void progressed(int index, const lectern::imports::ImportProgress &progress);
    void finished(int index, const lectern::imports::ImportOutcome &outcome);

private:
    struct SharedProgress;
    imports::MakeImportSink m_makeSink;
    std::stop_source m_stop;
    std::shared_ptr<SharedProgress> m_progress;
    QTimer m_progressTimer;
    int m_index = -1;
    int m_planGeneration = 0;
    bool m_isRunning = false;
};

} // namespace lectern::ui
