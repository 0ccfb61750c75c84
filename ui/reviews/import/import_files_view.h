// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/import_job.h"

#include <QTableWidget>

namespace lectern::ui {

/// The files of an import, one row each: state and the four counts, which add up to the number of records.
///
/// Thread: GUI.
class ImportFilesView : public QTableWidget
{
    Q_OBJECT
public:
    explicit ImportFilesView(QWidget *parent = nullptr);

    void addFile(const QString &name, const QString &state);
    void showState(int row, const QString &state);
    void showCounts(int row, const ImportCounts &counts);
};

} // namespace lectern::ui
