// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/list/documents_actions.h"

#include <QWidget>

namespace lectern::ui {

DocumentsActions::DocumentsActions(QWidget *place, QWidget *list) : ActionSet(place)
{
    declare(place, Qt::WidgetWithChildrenShortcut,
            {{&filter, "view-filter", tr("Filter..."), {Qt::CTRL | Qt::Key_L}},
             {&refresh, "view-refresh", tr("Refresh"), {Qt::Key_F5}},
             {&showNew, "go-top", tr("Show new documents"), {Qt::SHIFT | Qt::Key_F5}, Start::Disabled},
             {&undo, "edit-undo", tr("Undo"), {QKeySequence::Undo}, Start::Disabled},
             {&redo, "edit-redo", tr("Redo"), {Qt::CTRL | Qt::SHIFT | Qt::Key_Z}, Start::Disabled},
             {&clearFilter, "edit-clear-all", tr("Clear filter")},
             {&switchOffFilter, "view-filter", tr("Switch all filters off")}});
    makeAlternatives(declare(place, Qt::WidgetWithChildrenShortcut,
                             {{&sortByDate, "view-sort", tr("Sort by date added")},
                              {&sortByName, "view-sort", tr("Sort by name")},
                              {&sortByRisk, "view-sort", tr("Sort by risk")},
                              {&sortByRelevance, "view-sort", tr("Sort by relevance")}}));
    declare(list, Qt::WidgetShortcut,
            {{&open, "document-open", tr("Read the document")},
             {&edit, "edit-rename", tr("Name, client and contract type..."), {Qt::Key_F2}},
             {&copyName, "edit-copy", tr("Copy name"), {QKeySequence::Copy}}});
    declare(place, Qt::WidgetWithChildrenShortcut,
            {{&saveOriginal, "document-save", tr("Save the original file as..."), {Qt::CTRL | Qt::SHIFT | Qt::Key_S}},
             {&analyse, "system-run", tr("Analyse again")},
             {&retry, "view-refresh", tr("Try to read again"), {Qt::CTRL | Qt::Key_R}},
             {&cancel, "process-stop", tr("Cancel reading"), {Qt::CTRL | Qt::Key_Period}},
             {&cancelAll, "process-stop", tr("Cancel all files on their way")},
             {&openExisting, "document-open", tr("Open the existing document")},
             {&addAsVersion, "list-add", tr("Add as a new version of it")},
             {&dismiss, "window-close", tr("Dismiss the file")}});
    declare(list, Qt::WidgetShortcut, {{&remove, "edit-delete", tr("Delete"), {QKeySequence::Delete}}});
    offer({{&again, "view-refresh", tr("Retry")}, {&add, "document-open", tr("Add documents")}});
}

} // namespace lectern::ui
