// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/session/documents_status.h"

#include "models/documents/list/document_labels.h"

#include <QCoreApplication>
#include <QLocale>

namespace lectern::models {

namespace {

struct StatusWords {
    Q_DECLARE_TR_FUNCTIONS(lectern::models::DocumentsStatus)
};

} // namespace

DocumentsStatus statusOf(const DocumentListModel &list, const QItemSelectionModel &selection, const QString &page)
{
    const int current = selection.currentIndex().row();
    const auto selected = selection.selectedIndexes().size();
    DocumentsStatus status;
    status.position = current >= 0 ? documentPositionText(current, list.totalCount(), list.waitingCount()) : QString();
    status.all = status.position;
    if (selected > 1)
        status.all += StatusWords::tr(", %1 selected").arg(QLocale().toString(selected));
    if (!page.isEmpty())
        status.all += (status.all.isEmpty() ? QString() : QStringLiteral(" \u00b7 ")) + page;
    return status;
}

} // namespace lectern::models
