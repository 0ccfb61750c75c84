// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/query_state.h"
#include "models/reviews/review_detail.h"
#include "models/reviews/review_statistics.h"
#include "models/reviews/rows/review_model.h"
#include "models/reviews/saved_views.h"
#include "models/reviews/search_index_watch.h"
#include "ui/kit/place/place.h"
#include "ui/kit/place/services.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QUndoStack>

class QProgressBar;
class QStackedWidget;

namespace lectern::ui {

class DetailPane;
class EmptyState;
class FilterBar;
class GoBar;
class ListNotice;
class ReviewTable;
class ReviewsActions;
class ScrollAnchor;
class StatisticsPanel;
class YearRail;

/// Where analysts spend the day: the table of all matching reviews, its filter, the details of one
/// review and the statistics of all.
///
/// Thread: GUI. Borrows: what `services` points to, which outlives it.
class ReviewsPlace : public Place
{
    Q_OBJECT
public:
    explicit ReviewsPlace(const Services &services, QWidget *parent = nullptr);
    ~ReviewsPlace() override;

    [[nodiscard]] QString key() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QList<QAction *> commands() const override;
    [[nodiscard]] QList<QWidget *> panels() const override;
    [[nodiscard]] QWidget *detail() const override;
    [[nodiscard]] QVariantMap state() const override;
    void restoreState(const QVariantMap &state) override;
    [[nodiscard]] bool canSearch() const override { return true; }
    [[nodiscard]] QString searchText() const override;
    void setSearchText(const QString &text) override;
    [[nodiscard]] QList<PlaceView> views() const override;
    void showView(const QString &viewKey) override;
    [[nodiscard]] QString currentViewKey() const override;
    [[nodiscard]] QVariantMap location() const override;
    void showLocation(const QVariantMap &location) override;
    void refresh() override;
    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] std::optional<std::chrono::milliseconds> shownAge() const override;

Q_SIGNALS:
    void importRequested(); ///< "Import" was pressed where there are no reviews yet.

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOut();
    void connectActions();
    void connectQuery();
    void connectModel();
    void connectTable();
    void start();
    void ask();
    void showPage();
    void showEmptyState();
    void showError();
    void showCount();
    void followCurrent();
    void tellStatus();
    [[nodiscard]] bool showsAll() const;
    [[nodiscard]] bool isCountOfStatistics() const;
    void takeCountOfStatistics();
    void showBehind();
    void recountSoon();
    void recountAll();
    void countAll();
    void watchSearchIndex();
    void hear(const ChangeNews &news);
    void refuse(const StorageError &error);
    void narrow(ReviewFilter filter);
    void goToDate(QDate date);
    void openSaveView();
    void openRowMenu(const QPoint &globalPosition);
    void setStatisticsAsTables(bool asTables);

    ReviewSource &m_source;
    models::QueryState *m_query;
    QUndoStack m_undo; ///< Of changes of the query.
    models::ReviewModel *m_model;
    models::ReviewStatistics *m_statistics;
    models::ReviewDetail *m_detail;
    models::SavedViews *m_views;
    models::SearchIndexWatch *m_searchIndex = nullptr; ///< Null without metrics.
    models::NewestAnswer<RowCount> m_rankOfDate;
    models::NewestAnswer<RowCount> m_total;
    bool m_hasStarted = false;
    bool m_hasRestoredViews = false;

    ReviewsActions *m_actions;
    FilterBar *m_filterBar;
    QProgressBar *m_busy;
    ListNotice *m_notice;
    GoBar *m_goBar;
    QStackedWidget *m_pages;
    ReviewTable *m_table;
    YearRail *m_rail;
    EmptyState *m_empty;
    ScrollAnchor *m_anchor;
    QPointer<DetailPane> m_detailPane; ///< The window may delete its docks before the place.
    std::vector<QPointer<StatisticsPanel>> m_panels;
    QTimer m_busyTimer;    ///< Nothing busy shows before it ends.
    QTimer m_currentTimer; ///< The detail follows when the arrow key rests.
    QTimer m_recountTimer; ///< Counts and statistics after live changes.
    QElapsedTimer m_sinceRefresh;
    bool m_isRefused = false; ///< The login may not read reviews now.
};

} // namespace lectern::ui
