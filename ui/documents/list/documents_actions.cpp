// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/list/documents_actions.h"

#include "ui/kit/look/icon.h"

#include <QActionGroup>
#include <QWidget>

namespace lectern::ui {

DocumentsActions::DocumentsActions(QWidget *place, QWidget *list) : QObject(place), m_place(place), m_list(list)
{
    filter = make("view-filter", tr("Filter..."), QKeySequence(Qt::CTRL | Qt::Key_L));
    refresh = make("view-refresh", tr("Refresh"), QKeySequence(Qt::Key_F5));
    showNew = make("go-top", tr("Show new documents"), QKeySequence(Qt::SHIFT | Qt::Key_F5));
    undo = make("edit-undo", tr("Undo"), QKeySequence::Undo);
    redo = make("edit-redo", tr("Redo"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    clearFilter = make("edit-clear-all", tr("Clear filter"));
    switchOffFilter = make("view-filter", tr("Switch all filters off"));
    sortByDate = make("view-sort", tr("Sort by date added"));
    sortByName = make("view-sort", tr("Sort by name"));
    sortByRisk = make("view-sort", tr("Sort by risk"));
    sortByRelevance = make("view-sort", tr("Sort by relevance"));
    auto *sorts = new QActionGroup(this);
    for (QAction *sort : {sortByDate, sortByName, sortByRisk, sortByRelevance}) {
        sort->setCheckable(true);
        sorts->addAction(sort);
    }
    open = makeOfList("document-open", tr("Read the document"));
    edit = makeOfList("edit-rename", tr("Name, client and contract type..."), QKeySequence(Qt::Key_F2));
    copyName = makeOfList("edit-copy", tr("Copy name"), QKeySequence::Copy);
    saveOriginal = make("document-save", tr("Save the original file as..."), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    analyse = make("system-run", tr("Analyse again"));
    retry = make("view-refresh", tr("Try to read again"), QKeySequence(Qt::CTRL | Qt::Key_R));
    cancel = make("process-stop", tr("Cancel reading"), QKeySequence(Qt::CTRL | Qt::Key_Period));
    cancelAll = make("process-stop", tr("Cancel all files on their way"));
    openExisting = make("document-open", tr("Open the existing document"));
    addAsVersion = make("list-add", tr("Add as a new version of it"));
    dismiss = make("window-close", tr("Dismiss the file"));
    remove = makeOfList("edit-delete", tr("Delete"), QKeySequence::Delete);
    again = new QAction(icon(QLatin1String("view-refresh")), tr("Retry"), this);
    add = new QAction(icon(QLatin1String("document-open")), tr("Add documents"), this);
    for (QAction *later : {showNew, undo, redo})
        later->setEnabled(false);
}

QAction *DocumentsActions::make(const char *iconName, const QString &text, const QKeySequence &keys)
{
    auto *action = new QAction(icon(QLatin1String(iconName)), text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_place->addAction(action);
    m_all.append(action);
    return action;
}

QAction *DocumentsActions::makeOfList(const char *iconName, const QString &text, const QKeySequence &keys)
{
    auto *action = new QAction(icon(QLatin1String(iconName)), text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(action);
    m_all.append(action);
    return action;
}

} // namespace lectern::ui
