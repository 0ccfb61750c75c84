// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/reviews_actions.h"

#include "ui/kit/look/icon.h"

#include <QWidget>

namespace lectern::ui {

ReviewsActions::ReviewsActions(QWidget *place) : QObject(place), m_place(place)
{
    filter = make("view-filter", tr("Filter..."), QKeySequence(Qt::CTRL | Qt::Key_L));
    goTo = make("go-jump", tr("Go to row or date..."), QKeySequence(Qt::CTRL | Qt::Key_G));
    refresh = make("view-refresh", tr("Refresh"), QKeySequence(Qt::Key_F5));
    showNew = make("go-top", tr("Show new reviews"), QKeySequence(Qt::SHIFT | Qt::Key_F5));
    undo = make("edit-undo", tr("Undo change of filter or sort"), QKeySequence::Undo);
    redo = make("edit-redo", tr("Redo change of filter or sort"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    clearFilter = make("edit-clear-all", tr("Clear filter"));
    switchOffFilter = make("view-filter", tr("Switch all filters off"));
    saveView = make("document-save", tr("Save view..."), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    removeView = make("edit-delete", tr("Remove view"));
    columns = make("view-list-details", tr("Columns..."));
    statisticsAsTables = make("view-statistics", tr("Statistics as tables"));
    statisticsAsTables->setCheckable(true);
    copy = make("edit-copy", tr("Copy rows"), QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    retry = new QAction(icon(QLatin1String("view-refresh")), tr("Retry"), this);
    import = new QAction(icon(QLatin1String("document-import")), tr("Import reviews"), this);
    showNew->setEnabled(false);
    undo->setEnabled(false);
    redo->setEnabled(false);
}

QAction *ReviewsActions::make(const char *iconName, const QString &text, const QKeySequence &keys)
{
    auto *action = new QAction(icon(QLatin1String(iconName)), text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_place->addAction(action);
    m_all.append(action);
    return action;
}

} // namespace lectern::ui
