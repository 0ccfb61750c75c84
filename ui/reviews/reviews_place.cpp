// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/reviews_place.h"

#include "models/reviews/review_labels.h"
#include "ui/kit/filter/query_step.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/widgets/list_notice.h"
#include "ui/reviews/charts/statistics_panel.h"
#include "ui/reviews/charts/year_rail.h"
#include "ui/reviews/detail/detail_pane.h"
#include "ui/reviews/filter/filter_bar.h"
#include "ui/reviews/review_list_pane.h"
#include "ui/reviews/reviews_actions.h"
#include "ui/reviews/reviews_commands.h"
#include "ui/reviews/table/go_bar.h"
#include "ui/reviews/table/review_table.h"
#include "ui/reviews/table/scroll_anchor.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLocale>

namespace lectern::ui {

using namespace models;

ReviewsPlace::ReviewsPlace(const ReviewsServices &services, QWidget *parent)
    : Place(parent)
    , m_session(new ReviewSession(*services.reviews, services.changes, services.metrics, this))
    , m_actions(new ReviewsActions(this))
    , m_filterBar(new FilterBar(m_session->query(), this))
    , m_goBar(new GoBar(this))
    , m_list(new ReviewListPane(*m_session, *m_actions, services.metrics, this))
    , m_table(&m_list->table())
    , m_rail(new YearRail(this))
    , m_anchor(new ScrollAnchor(m_session->rows(), *m_table, this))
    , m_detailPane(new DetailPane(m_session->detail()))
{
    for (StatisticsPanel *panel : makeStatisticsPanels(m_session->statistics()))
        m_panels.emplace_back(panel);
    layOut();
    defineState();
    m_undo.setUndoLimit(200);
    rememberEdits(m_session->query(), m_undo);
    new ReviewsCommands(*m_session, m_undo, *m_actions, *m_filterBar, *m_goBar, *m_list, this);
    connectSession();
    connectFilterBar();
    connectTable();
    connectPanels();
    // Deferred, so that the saved state can be restored first.
    QTimer::singleShot(0, m_session, &ReviewSession::start);
}

ReviewsPlace::~ReviewsPlace() = default;

void ReviewsPlace::layOut()
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_table->setRail(m_rail, YearRail::widthFor(QFontMetrics(theme::figuresFont(0.85))));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_filterBar);
    layout->addWidget(m_goBar);
    layout->addWidget(m_list, 1);
    setFocusProxy(m_list);
}

void ReviewsPlace::defineState()
{
    m_state.add(
        QStringLiteral("views"), [this] { return QVariant(m_session->views().toVariant()); },
        [this](const QVariant &saved) { m_session->restoreViews(saved.toList()); });
    m_state.add(
        QStringLiteral("query"), [this] { return QVariant(m_session->query().toVariant()); },
        [this](const QVariant &saved) { m_session->query().restore(saved.toMap()); });
    m_state.add(QStringLiteral("columns"), &m_table->header());
    m_state.add(
        QStringLiteral("anchor"), [this] { return QVariant(m_anchor->toVariant()); },
        [this](const QVariant &saved) { m_anchor->restore(saved.toMap()); });
    m_state.add(QStringLiteral("statisticsAsTables"), m_actions->statisticsAsTables);
}

void ReviewsPlace::connectSession()
{
    const ReviewModel *rows = &m_session->rows();
    connect(m_session, &ReviewSession::asked, this, &ReviewsPlace::showAsked);
    connect(m_session, &ReviewSession::currentOpened, this, [this] {
        tellStatus();
        Q_EMIT stateChanged();
    });
    connect(m_session, &ReviewSession::refused, this, [this] {
        m_filterBar->forgetCounts();
        Q_EMIT summaryChanged({});
    });
    connect(&m_session->counts(), &ReviewCounts::totalChanged, this,
            [this](const RowCount &total) { Q_EMIT summaryChanged(shortCountText(total.value, total.isExact)); });
    connect(rows, &ReviewModel::countChanged, this, &ReviewsPlace::showCount);
    connect(rows, &ReviewModel::newAboveChanged, this, &ReviewsPlace::showBehind);
    connect(&m_session->statistics(), &ReviewStatistics::changed, this, &ReviewsPlace::showRail);
    connect(&m_session->views(), &SavedViews::changed, this, &Place::viewsChanged);
    connect(&m_session->views(), &SavedViews::changed, this, &Place::stateChanged);
}

void ReviewsPlace::connectFilterBar()
{
    connect(m_session, &ReviewSession::unsearchableChanged, m_filterBar, &FilterBar::showUnsearchable);
    connect(m_filterBar, &FilterBar::newRowsRequested, &m_session->rows(), &ReviewModel::showNew);
    connect(m_filterBar, &FilterBar::leaveRequested, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_actions->import, &QAction::triggered, this, &ReviewsPlace::importRequested);
}

void ReviewsPlace::connectTable()
{
    const TableSelection *selection = &m_table->selection();
    connect(selection, &TableSelection::currentChanged, m_session, [this] { m_session->setCurrentRow(m_table->selection().current()); });
    connect(selection, &TableSelection::selectionChanged, this, &ReviewsPlace::tellStatus);
    connect(&m_table->header(), &TableHeader::sortRequested, &m_session->query(), &QueryState::setSort);
    connect(&m_table->header(), &TableHeader::layoutChangedByUser, this, &Place::stateChanged);
    connect(m_table, &ReviewTable::visibleRowsChanged, this, &Place::stateChanged);
    connect(m_table, &ReviewTable::rowActivated, this, [this] {
        Q_EMIT detailWanted();
        if (m_detailPane)
            m_detailPane->setFocus(Qt::OtherFocusReason);
    });
    connect(m_table, &ReviewTable::copied, this, [this](qint64 copied, qint64 leftOut) {
        const QString text = copied == 1 ? tr("Copied 1 row") : tr("Copied %L1 rows").arg(copied);
        Q_EMIT statusChanged(leftOut > 0 ? tr("%1; not loaded and left out: %L2").arg(text).arg(leftOut) : text);
    });
}

void ReviewsPlace::connectPanels()
{
    connect(m_rail, &YearRail::dateRequested, m_session, &ReviewSession::findRowOfDate);
    connect(m_detailPane.get(), &DetailPane::seenChanged, m_session, &ReviewSession::setDetailSeen);
    for (const auto &panel : m_panels)
        connect(panel.get(), &StatisticsPanel::opened, m_session, &ReviewSession::narrow);
    connect(m_actions->statisticsAsTables, &QAction::toggled, this, [this](bool asTables) {
        for (const auto &panel : m_panels)
            panel->setTable(asTables);
        Q_EMIT stateChanged();
    });
}

QList<QAction *> ReviewsPlace::commands() const { return m_actions->all(); }
QWidget *ReviewsPlace::detail() const { return m_detailPane.get(); }

QList<QWidget *> ReviewsPlace::panels() const
{
    QList<QWidget *> panels;
    for (const auto &panel : m_panels)
        panels.append(panel.get());
    return panels;
}

void ReviewsPlace::showAsked()
{
    showRail();
    m_table->header().showSort(m_session->query().sort());
    Q_EMIT searchTextChanged(searchText());
    Q_EMIT viewsChanged();
    Q_EMIT locationChanged();
    Q_EMIT stateChanged();
}

void ReviewsPlace::showRail()
{
    const ReviewSort &sort = m_session->query().sort();
    m_rail->show(sort.key == ReviewSortKey::Date ? m_session->statistics().find() : nullptr, sort.order);
}

void ReviewsPlace::showCount()
{
    const ReviewModel &rows = m_session->rows();
    m_filterBar->showCount(rows.count(), rows.hasRows());
    showBehind();
    tellStatus();
}

void ReviewsPlace::showBehind()
{
    const ReviewModel &rows = m_session->rows();
    m_filterBar->showBehind(rows.newAbove(), rows.listedCount(), rows.count());
    m_actions->showNew->setEnabled(m_session->counts().isListBehind());
}

void ReviewsPlace::tellStatus()
{
    const auto current = m_table->selection().current();
    const qint64 selected = m_table->selection().rows().count();
    QString text = current ? m_session->rows().positionText(int(*current)) : QString();
    if (selected > 1)
        text += tr(", %1 selected").arg(QLocale().toString(selected));
    Q_EMIT statusChanged(text);
}

QString ReviewsPlace::searchText() const { return m_session->query().filter().values().text; }
void ReviewsPlace::setSearchText(const QString &text) { m_session->query().setText(text); }

QList<PlaceView> ReviewsPlace::views() const
{
    QList<PlaceView> views;
    for (const SavedView &view : m_session->views().views())
        views.append({view.key, view.name, view.count ? shortCountText(view.count->value, view.count->isExact) : QString()});
    return views;
}

void ReviewsPlace::showView(const QString &viewKey) { m_session->showView(viewKey); }
QString ReviewsPlace::currentViewKey() const { return m_session->currentViewKey(); }
QVariantMap ReviewsPlace::location() const { return m_session->query().toVariant(); }
void ReviewsPlace::showLocation(const QVariantMap &location) { m_session->query().restore(location); }
void ReviewsPlace::refresh() { m_session->refresh(); }
bool ReviewsPlace::isSettled() const { return m_session->isSettled(); }
std::optional<std::chrono::milliseconds> ReviewsPlace::shownAge() const { return m_session->rows().visibleAge(); }

void ReviewsPlace::showEvent(QShowEvent *event)
{
    m_session->setSeen(true);
    Place::showEvent(event);
    tellStatus();
}

void ReviewsPlace::hideEvent(QHideEvent *event)
{
    m_session->setSeen(false);
    Place::hideEvent(event);
}

void ReviewsPlace::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return Place::keyPressEvent(event);
    if (m_session->rows().isLoading() && m_undo.canUndo())
        m_undo.undo(); // also stops the pending query
    else
        m_list->notice().hide();
    m_table->setFocus();
}

} // namespace lectern::ui
