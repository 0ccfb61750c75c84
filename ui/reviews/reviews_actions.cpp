// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/reviews_actions.h"

#include <QWidget>

namespace lectern::ui {

ReviewsActions::ReviewsActions(QWidget *place) : ActionSet(place)
{
    declare(place, Qt::WidgetWithChildrenShortcut,
            {{&filter, "view-filter", tr("Filter..."), {Qt::CTRL | Qt::Key_L}},
             {&goTo, "go-jump", tr("Go to row or date..."), {Qt::CTRL | Qt::Key_G}},
             {&refresh, "view-refresh", tr("Refresh"), {Qt::Key_F5}},
             {&showNew, "go-top", tr("Show new reviews"), {Qt::SHIFT | Qt::Key_F5}, Start::Disabled},
             {&undo, "edit-undo", tr("Undo change of filter or sort"), {QKeySequence::Undo}, Start::Disabled},
             {&redo, "edit-redo", tr("Redo change of filter or sort"), {Qt::CTRL | Qt::SHIFT | Qt::Key_Z}, Start::Disabled},
             {&clearFilter, "edit-clear-all", tr("Clear filter")},
             {&switchOffFilter, "view-filter", tr("Switch all filters off")},
             {&saveView, "document-save", tr("Save view..."), {Qt::CTRL | Qt::SHIFT | Qt::Key_S}},
             {&removeView, "edit-delete", tr("Remove view")},
             {&columns, "view-list-details", tr("Columns...")},
             {&statisticsAsTables, "view-statistics", tr("Statistics as tables"), {}, Start::Enabled, Kind::Checkable}});
    declare(place, Qt::WidgetShortcut, {{&copy, "edit-copy", tr("Copy rows"), {QKeySequence::Copy}}});
    offer({{&retry, "view-refresh", tr("Retry")}, {&import, "document-import", tr("Import reviews")}});
}

} // namespace lectern::ui
