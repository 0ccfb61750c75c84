// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/drop/import_chooser.h"

#include "models/documents/list/dropped_files.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace lectern::ui {

using namespace models;

namespace {

struct ImportChooser {
    Q_DECLARE_TR_FUNCTIONS(lectern::ui::ImportChooser)
};

QFileDialog *makeChooser(QWidget *parent, const QString &title, const QString &wanted)
{
    auto *chooser = new QFileDialog(parent, title);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFiles);
    chooser->setNameFilters({wanted, ImportChooser::tr("All files (*)")});
    return chooser;
}

} // namespace

QFileDialog *makeImportChooser(QWidget *parent)
{
    return makeChooser(parent, ImportChooser::tr("Choose files with reviews"),
                       ImportChooser::tr("Reviews (*.csv *.tsv *.json *.jsonl *.ndjson *.gz *.zip)"));
}

QFileDialog *makeDocumentChooser(QWidget *parent)
{
    return makeChooser(parent, ImportChooser::tr("Choose documents"), ImportChooser::tr("Documents (%1)").arg(documentNamePatterns().join(u' ')));
}

} // namespace lectern::ui
