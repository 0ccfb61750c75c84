// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/import_job.h"
#include "ui/kit/look/fitted_dialog.h"
#include "ui/reviews/import/import_run.h"

#include <QStringList>

#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace lectern::ui {

class ImportFilesView;
class ImportMappingView;

/// Imports data files: shows what was recognised, lets the analyst correct it, imports, and reports.
///
/// Thread: GUI; files are read and stored on other threads. Closing the dialog cancels a running import.
class ImportDialog : public FittedDialog
{
    Q_OBJECT
public:
    ImportDialog(QStringList files, imports::MakeImportSink makeSink, QWidget *parent = nullptr, const FolderOfFile &folders = {});
    ~ImportDialog() override;

    void reject() override;

Q_SIGNALS:
    /// Emitted once per file, even if it ended early: rows may have changed.
    void imported(const lectern::ImportCounts &counts);

private:
    struct Item {
        PlannedInput planned;
        imports::ImportOptions options;
        std::optional<imports::ImportOutcome> outcome;
    };
    void buildPreview(QVBoxLayout *layout);
    void buildControls(QVBoxLayout *layout);
    void showInputs(const std::vector<PlannedInput> &inputs);
    void showPlan(int index, const PlannedInput &planned);
    void showSelected();
    void applyCorrections();
    void start();
    void importNext(int from);
    void showProgress(int index, const imports::ImportProgress &progress);
    void showOutcome(int index, const imports::ImportOutcome &outcome);
    void updateControls();
    [[nodiscard]] int selectedRow() const;
    [[nodiscard]] QString stateOf(const Item &item) const;

    ImportRun m_run;
    std::vector<Item> m_items;
    ImportFilesView *m_files;
    QLabel *m_recognised;
    QLabel *m_warnings;
    QComboBox *m_platform;
    QLineEdit *m_entityName;
    QComboBox *m_dateOrder;
    QLineEdit *m_encoding;
    ImportMappingView *m_mapping;
    QProgressBar *m_bar;
    QLabel *m_status;
    QPushButton *m_rejects;
    QPushButton *m_startButton;
    QPushButton *m_cancelButton;
    bool m_isImporting = false;
};

} // namespace lectern::ui
