// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/place/action_set.h"

namespace lectern::ui {

/// The commands of the documents place.
///
/// Thread: GUI.
class DocumentsActions : public ActionSet
{
    Q_OBJECT
public:
    /// Commands of `list` work only while it has the focus.
    DocumentsActions(QWidget *place, QWidget *list);

    QAction *filter, *refresh, *showNew, *undo, *redo, *clearFilter, *switchOffFilter;
    QAction *sortByDate, *sortByName, *sortByRisk, *sortByRelevance; ///< One is checked.
    QAction *open, *edit, *remove, *retry, *cancel, *analyse, *saveOriginal, *copyName;
    QAction *openExisting, *addAsVersion, *dismiss; ///< For files whose content is stored already.
    QAction *cancelAll;                             ///< For files being uploaded.
    QAction *again;                                 ///< For notices.
    QAction *add;                                   ///< For the empty state.
};

} // namespace lectern::ui
