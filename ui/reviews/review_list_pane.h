// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/session/review_session.h"
#include "storage/api/metrics.h"

#include <QTimer>
#include <QWidget>

class QProgressBar;
class QStackedWidget;

namespace lectern::ui {

class EmptyState;
class ListNotice;
class ReviewTable;
class ReviewsActions;

/// The table of reviews, or a message why it is empty: no reviews yet, no matches, server not answering. Above
/// the rows it shows errors, and a busy indicator once loading takes long.
///
/// Thread: GUI. Borrows: the session, the actions for its buttons, the metrics (may be null).
class ReviewListPane : public QWidget
{
    Q_OBJECT
public:
    ReviewListPane(models::ReviewSession &session, const ReviewsActions &actions, MetricsSource *metrics, QWidget *parent = nullptr);

    [[nodiscard]] ReviewTable &table() const { return *m_table; }
    [[nodiscard]] ListNotice &notice() const { return *m_notice; }

private:
    void layOut();
    void showPage();
    void showEmptyState();
    void showError();

    models::ReviewSession &m_session;
    const ReviewsActions &m_actions;
    ListNotice *m_notice;
    QProgressBar *m_busy;
    QStackedWidget *m_pages;
    ReviewTable *m_table;
    EmptyState *m_empty;
    QTimer m_busyTimer; ///< Delays the busy indicator.
};

} // namespace lectern::ui
