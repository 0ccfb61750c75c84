// SPDX-License-Identifier: GPL-3.0-or-later
// What the main window asks of the reviews place: its name, its state, its views, its steps.
#include "ui/reviews/charts/statistics_panel.h"
#include "ui/reviews/detail/detail_pane.h"
#include "ui/reviews/reviews_actions.h"
#include "ui/reviews/reviews_place.h"
#include "ui/reviews/table/review_table.h"
#include "ui/reviews/table/scroll_anchor.h"

#include "models/reviews/review_labels.h"

namespace lectern::ui {

using namespace models;

namespace {

const QString queryKey = QStringLiteral("query");
const QString columnsKey = QStringLiteral("columns");
const QString anchorKey = QStringLiteral("anchor");
const QString viewsKey = QStringLiteral("views");
const QString tablesKey = QStringLiteral("statisticsAsTables");

} // namespace

QString ReviewsPlace::key() const { return QStringLiteral("reviews"); }
QString ReviewsPlace::title() const { return tr("Reviews"); }
QList<QAction *> ReviewsPlace::commands() const { return m_actions->all(); }
QWidget *ReviewsPlace::detail() const { return m_detailPane; }

QList<QWidget *> ReviewsPlace::panels() const
{
    QList<QWidget *> panels;
    for (const auto &panel : m_panels)
        panels.append(panel);
    return panels;
}

QVariantMap ReviewsPlace::state() const
{
    return {{queryKey, m_query->toVariant()},
            {columnsKey, m_table->header().state()},
            {anchorKey, m_anchor->toVariant()},
            {viewsKey, m_views->toVariant()},
            {tablesKey, m_actions->statisticsAsTables->isChecked()}};
}

void ReviewsPlace::restoreState(const QVariantMap &state)
{
    if (state.contains(viewsKey)) {
        m_hasRestoredViews = true;
        m_views->restore(state.value(viewsKey).toList());
    }
    if (state.contains(queryKey))
        m_query->restore(state.value(queryKey).toMap());
    m_table->header().restoreState(state.value(columnsKey).toMap());
    if (state.contains(anchorKey))
        m_anchor->restore(state.value(anchorKey).toMap());
    m_actions->statisticsAsTables->setChecked(state.value(tablesKey).toBool());
}

QString ReviewsPlace::searchText() const { return m_query->filter().values().text; }
void ReviewsPlace::setSearchText(const QString &text) { m_query->setText(text); }

QList<PlaceView> ReviewsPlace::views() const
{
    QList<PlaceView> views;
    for (const SavedView &view : m_views->views())
        views.append({view.key, view.name, view.count ? shortCountText(view.count->value, view.count->isExact) : QString()});
    return views;
}

void ReviewsPlace::showView(const QString &viewKey)
{
    if (const SavedView *view = m_views->find(viewKey))
        m_query->set(view->filter, view->sort);
}

QString ReviewsPlace::currentViewKey() const
{
    const SavedView *view = m_views->find(m_query->filter(), m_query->sort());
    return view ? view->key : QString();
}

QVariantMap ReviewsPlace::location() const { return m_query->toVariant(); }
void ReviewsPlace::showLocation(const QVariantMap &location) { m_query->restore(location); }

bool ReviewsPlace::isSettled() const
{
    const bool isDetailDue = m_currentTimer.isActive() || m_detail->isBusy();
    return m_hasStarted && m_model->isSettled() && !m_statistics->isBusy() && !isDetailDue && !m_total.isBusy() && !m_views->isBusy();
}

} // namespace lectern::ui
