// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/import_job.h"

#include <QDialog>
#include <QStringList>

#include <memory>

namespace lectern {

/// Imports data files: shows what was recognised, lets the mapping be corrected, runs, reports.
///
/// Thread: GUI; files are read and stored on threads of its own. Closing it cancels what runs.
class ImportDialog : public QDialog
{
    Q_OBJECT
public:
    ImportDialog(QStringList files, MakeImportSink makeSink, QWidget *parent = nullptr);
    ~ImportDialog() override;

Q_SIGNALS:
    /// Once per file that ended, also when it ended early: rows may have changed.
    void imported(const lectern::ImportCounts &counts);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace lectern
