// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/session/review_session.h"

class QMenu;
class QUndoStack;

namespace lectern::ui {

class FilterBar;
class GoBar;
class ReviewListPane;
class ReviewsActions;

/// Carries out the commands of the reviews place, and enables those that are possible.
///
/// Thread: GUI. Borrows: the session and the widgets that the commands use.
class ReviewsCommands : public QObject
{
    Q_OBJECT
public:
    ReviewsCommands(models::ReviewSession &session, QUndoStack &undo, ReviewsActions &actions, FilterBar &filterBar, GoBar &goBar,
                    ReviewListPane &list, QWidget *place);

private:
    void connectQuery();
    void connectList();
    void showAvailable();
    void openSaveView();
    void openColumnMenu();
    void openRowMenu(const QPoint &globalPosition);
    void offerToNarrow(QMenu &menu, const ReviewRow &row);

    models::ReviewSession &m_session;
    QUndoStack &m_undo;
    ReviewsActions &m_actions;
    FilterBar &m_filterBar;
    GoBar &m_goBar;
    ReviewListPane &m_list;
    QWidget *m_place; ///< Parent of dialogs and menus.
};

} // namespace lectern::ui
