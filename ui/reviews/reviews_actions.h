// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/place/action_set.h"

namespace lectern::ui {

/// The commands of the reviews place.
///
/// Thread: GUI.
class ReviewsActions : public ActionSet
{
    Q_OBJECT
public:
    explicit ReviewsActions(QWidget *place);

    QAction *filter;
    QAction *goTo;
    QAction *refresh;
    QAction *showNew;
    QAction *undo;
    QAction *redo;
    QAction *clearFilter;
    QAction *switchOffFilter;
    QAction *saveView;
    QAction *removeView;
    QAction *columns;
    QAction *statisticsAsTables;
    QAction *copy;   ///< Only while the table has the focus.
    QAction *retry;  ///< For notices.
    QAction *import; ///< For the empty state.
};

} // namespace lectern::ui
