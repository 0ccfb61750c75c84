// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/session/review_session.h"
#include "ui/kit/place/dock_content.h"
#include "ui/kit/place/place.h"
#include "ui/kit/place/place_state.h"
#include "ui/reviews/reviews_services.h"

#include <QUndoStack>

namespace lectern::ui {

class DetailPane;
class FilterBar;
class GoBar;
class ReviewListPane;
class ReviewTable;
class ReviewsActions;
class ScrollAnchor;
class StatisticsPanel;
class YearRail;

/// The place where analysts work most: the table of all matching reviews, its filter, the details of one review and the statistics of all.
/// Arranges these panes and shows its session's state in them.
///
/// Thread: GUI. Borrows: what `services` points to, which must outlive it.
class ReviewsPlace : public Place
{
    Q_OBJECT
public:
    explicit ReviewsPlace(const ReviewsServices &services, QWidget *parent = nullptr);
    ~ReviewsPlace() override;

    [[nodiscard]] QString key() const override { return QStringLiteral("reviews"); }
    [[nodiscard]] QString title() const override { return tr("Reviews"); }
    [[nodiscard]] QList<QAction *> commands() const override;
    [[nodiscard]] QList<QWidget *> panels() const override;
    [[nodiscard]] QWidget *detail() const override;
    [[nodiscard]] QVariantMap state() const override { return m_state.save(); }
    void restoreState(const QVariantMap &state) override { m_state.restore(state); }
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
    void importRequested(); ///< "Import" was pressed while there are no reviews.

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOut();
    void defineState();
    void connectSession();
    void connectFilterBar();
    void connectTable();
    void connectPanels();
    void showAsked();
    void showRail();
    void showCount();
    void showBehind();
    void tellStatus();

    models::ReviewSession *m_session;
    QUndoStack m_undo; ///< Of edits of the query.
    ReviewsActions *m_actions;
    FilterBar *m_filterBar;
    GoBar *m_goBar;
    ReviewListPane *m_list;
    ReviewTable *m_table;
    YearRail *m_rail;
    ScrollAnchor *m_anchor;
    DockContent<DetailPane> m_detailPane;
    std::vector<DockContent<StatisticsPanel>> m_panels;
    PlaceState m_state;
};

} // namespace lectern::ui
