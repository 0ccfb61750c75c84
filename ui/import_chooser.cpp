// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import_chooser.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace lectern {

namespace {

struct ImportChooser {
    Q_DECLARE_TR_FUNCTIONS(lectern::ImportChooser)
};

} // namespace

QFileDialog *makeImportChooser(QWidget *parent)
{
    auto *chooser = new QFileDialog(parent, ImportChooser::tr("Choose files with reviews"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFiles);
    chooser->setNameFilters({ImportChooser::tr("Reviews (*.csv *.tsv *.json *.jsonl *.ndjson *.gz *.zip)"), ImportChooser::tr("All files (*)")});
    return chooser;
}

} // namespace lectern
