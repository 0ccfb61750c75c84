// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/import/import_files_view.h"

#include "models/reviews/review_labels.h"

#include <QFileInfo>
#include <QHeaderView>
#include <QLocale>

namespace lectern::ui {

using namespace models;

namespace {

enum Column { NameColumn, StateColumn, RowsColumn, InsertedColumn, UpdatedColumn, DuplicateColumn, RejectedColumn, sectionCount };

} // namespace

ImportFilesView::ImportFilesView(QWidget *parent) : QTableWidget(0, sectionCount, parent)
{
    setHorizontalHeaderLabels({tr("File"), tr("State"), tr("Rows"), tr("Inserted"), tr("Updated"), tr("Duplicate"), tr("Rejected")});
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionsClickable(false); // sorting is not possible
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(StateColumn, QHeaderView::Stretch);
    for (int column = RowsColumn; column < sectionCount; ++column)
        horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    verticalHeader()->hide();
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setAccessibleName(tr("Files to import"));
}

void ImportFilesView::addFile(const QString &name, const QString &state)
{
    const int row = rowCount();
    insertRow(row);
    for (int column = 0; column < sectionCount; ++column) {
        auto *cell = new QTableWidgetItem;
        if (column >= RowsColumn)
            cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        setItem(row, column, cell);
    }
    item(row, NameColumn)->setText(withVisibleControls(QFileInfo(name).fileName()));
    item(row, NameColumn)->setToolTip(name);
    showState(row, state);
}

void ImportFilesView::showState(int row, const QString &state)
{
    item(row, StateColumn)->setText(withVisibleControls(state));
    item(row, StateColumn)->setToolTip(state);
}

void ImportFilesView::showCounts(int row, const ImportCounts &counts)
{
    const QLocale locale;
    item(row, RowsColumn)->setText(locale.toString(counts.rows()));
    item(row, InsertedColumn)->setText(locale.toString(counts.inserted));
    item(row, UpdatedColumn)->setText(locale.toString(counts.updated));
    item(row, DuplicateColumn)->setText(locale.toString(counts.duplicate));
    item(row, RejectedColumn)->setText(locale.toString(counts.rejected));
}

} // namespace lectern::ui
