// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/reviews_place.h"

#include "models/errors/error_text.h"
#include "models/reviews/review_labels.h"
#include "ui/kit/filter/query_step.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/widgets/empty_state.h"
#include "ui/kit/widgets/list_notice.h"
#include "ui/reviews/charts/statistics_panel.h"
#include "ui/reviews/charts/year_rail.h"
#include "ui/reviews/detail/detail_pane.h"
#include "ui/reviews/filter/filter_bar.h"
#include "ui/reviews/reviews_actions.h"
#include "ui/reviews/table/go_bar.h"
#include "ui/reviews/table/review_table.h"
#include "ui/reviews/table/scroll_anchor.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QProgressBar>
#include <QStackedWidget>

namespace lectern::ui {

using namespace errors;
using namespace models;

namespace {

using namespace std::chrono_literals;

/// While PostgreSQL does not answer, rows are asked for again no more often.
constexpr auto patientInterval = 1000ms;
constexpr auto busyAfter = 500ms;
constexpr auto detailDelay = 60ms;

} // namespace

ReviewsPlace::ReviewsPlace(const Services &services, QWidget *parent)
    : Place(parent)
    , m_source(*services.reviews)
    , m_query(new QueryState(m_source, this))
    , m_model(new ReviewModel(m_source, this))
    , m_statistics(new ReviewStatistics(m_source, this))
    , m_detail(new ReviewDetail(m_source, this))
    , m_views(new SavedViews(m_source, this))
    , m_actions(new ReviewsActions(this))
    , m_filterBar(new FilterBar(*m_query, this))
    , m_busy(new QProgressBar(this))
    , m_notice(new ListNotice(this))
    , m_goBar(new GoBar(this))
    , m_pages(new QStackedWidget(this))
    , m_table(new ReviewTable(*m_model, services.metrics, this))
    , m_rail(new YearRail(this))
    , m_empty(new EmptyState(this))
    , m_anchor(new ScrollAnchor(*m_model, *m_table, this))
    , m_detailPane(new DetailPane(*m_detail))
{
    for (QTimer *timer : {&m_busyTimer, &m_currentTimer, &m_recountTimer})
        timer->setSingleShot(true);
    m_busyTimer.setInterval(busyAfter);
    m_currentTimer.setInterval(detailDelay);
    m_sinceRefresh.start();
    for (StatisticsPanel *panel : makeStatisticsPanels(*m_statistics))
        m_panels.emplace_back(panel);
    if (services.metrics)
        m_searchIndex = new SearchIndexWatch(*services.metrics, this);
    layOut();
    connectActions();
    connectQuery();
    connectModel();
    connectTable();
    if (services.changes)
        connect(services.changes, &ChangeFeed::looked, this, &ReviewsPlace::hear);
    // The state of the last time may be restored first.
    QTimer::singleShot(0, this, &ReviewsPlace::start);
}

ReviewsPlace::~ReviewsPlace()
{
    // The window owns what it took, and may have deleted it; without a window nobody did.
    if (m_detailPane && !m_detailPane->parent())
        delete m_detailPane;
    for (const auto &panel : m_panels) {
        if (panel && !panel->parent())
            delete panel;
    }
}

void ReviewsPlace::layOut()
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_table->setRail(m_rail, YearRail::widthFor(QFontMetrics(theme::figuresFont(0.85))));
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedHeight(3);
    m_busy->setAccessibleName(tr("Loading"));
    m_busy->hide();
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_filterBar);
    layout->addWidget(m_goBar);
    layout->addWidget(m_notice);
    layout->addWidget(m_busy);
    layout->addWidget(m_pages, 1);
    setFocusProxy(m_table);
}

void ReviewsPlace::connectQuery()
{
    connect(m_query, &QueryState::changed, this, &ReviewsPlace::ask);
    m_undo.setUndoLimit(200);
    rememberEdits(*m_query, m_undo);
    connect(&m_undo, &QUndoStack::canUndoChanged, m_actions->undo, &QAction::setEnabled);
    connect(&m_undo, &QUndoStack::canRedoChanged, m_actions->redo, &QAction::setEnabled);
    connect(&m_table->header(), &TableHeader::sortRequested, m_query, &QueryState::setSort);
    connect(&m_table->header(), &TableHeader::layoutChangedByUser, this, &Place::stateChanged);
    connect(m_filterBar, &FilterBar::newRowsRequested, m_model, &ReviewModel::showNew);
    if (m_searchIndex) {
        connect(m_searchIndex, &SearchIndexWatch::pendingChanged, m_filterBar, &FilterBar::showUnsearchable);
        connect(m_searchIndex, &SearchIndexWatch::completed, this, &ReviewsPlace::refresh);
    }
    connect(m_filterBar, &FilterBar::leaveRequested, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_views, &SavedViews::changed, this, &Place::viewsChanged);
    connect(m_views, &SavedViews::changed, this, &Place::stateChanged);
    for (const auto &panel : m_panels)
        connect(panel, &StatisticsPanel::opened, this, &ReviewsPlace::narrow);
    connect(m_statistics, &ReviewStatistics::changed, this, [this] {
        takeCountOfStatistics();
        const bool isByDate = m_query->sort().key == ReviewSortKey::Date;
        m_rail->show(isByDate ? m_statistics->find() : nullptr, m_query->sort().order);
    });
}

void ReviewsPlace::connectModel()
{
    connect(m_model, &ReviewModel::loadingChanged, this, [this] {
        m_model->isLoading() ? m_busyTimer.start() : m_busyTimer.stop();
        showPage();
    });
    connect(m_model, &ReviewModel::countChanged, this, &ReviewsPlace::showCount);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ReviewsPlace::showPage);
    connect(m_model, &ReviewModel::errorChanged, this, &ReviewsPlace::showError);
    connect(m_model, &ReviewModel::newAboveChanged, this, &ReviewsPlace::showBehind);
    connect(m_model, &ReviewModel::changesSeen, this, [this] {
        recountSoon();
        watchSearchIndex();
    });
    connect(&m_recountTimer, &QTimer::timeout, this, &ReviewsPlace::recountAll);
    connect(&m_busyTimer, &QTimer::timeout, this, &ReviewsPlace::showPage);
}

void ReviewsPlace::connectTable()
{
    TableSelection *selection = &m_table->selection();
    connect(selection, &TableSelection::currentChanged, &m_currentTimer, qOverload<>(&QTimer::start));
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this] {
        if (m_table->selection().currentId() != m_detail->current() && !m_currentTimer.isActive())
            m_currentTimer.start();
    });
    connect(&m_currentTimer, &QTimer::timeout, this, &ReviewsPlace::followCurrent);
    connect(selection, &TableSelection::selectionChanged, this, &ReviewsPlace::tellStatus);
    connect(m_table, &ReviewTable::visibleRowsChanged, this, &Place::stateChanged);
    connect(m_table, &ReviewTable::rowMenuRequested, this, &ReviewsPlace::openRowMenu);
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

void ReviewsPlace::start()
{
    if (std::exchange(m_hasStarted, true))
        return;
    if (!m_hasRestoredViews)
        m_views->addExamples();
    ask();
    countAll();
}

void ReviewsPlace::ask()
{
    if (!m_hasStarted)
        return;
    m_model->setQuery(m_query->query());
    m_statistics->setFilter(m_query->query().filter);
    const bool isByDate = m_query->sort().key == ReviewSortKey::Date;
    m_rail->show(isByDate ? m_statistics->find() : nullptr, m_query->sort().order);
    m_table->header().showSort(m_query->sort());
    watchSearchIndex();
    m_actions->clearFilter->setEnabled(!m_query->filter().isEmpty());
    m_actions->switchOffFilter->setEnabled(m_query->filter().hasOn());
    m_actions->removeView->setEnabled(!currentViewKey().isEmpty());
    Q_EMIT searchTextChanged(searchText());
    Q_EMIT viewsChanged();
    Q_EMIT locationChanged();
    Q_EMIT stateChanged();
}

void ReviewsPlace::showPage()
{
    const bool hasTable = m_model->hasRows() && m_model->rowCount() > 0;
    const bool isWaitingQuietly = !m_model->hasRows() && !m_model->error() && m_busyTimer.isActive();
    m_busy->setVisible(hasTable && m_model->isLoading() && !m_model->error() && !m_busyTimer.isActive());
    if (hasTable || isWaitingQuietly || !m_hasStarted)
        return m_pages->setCurrentWidget(m_table);
    showEmptyState();
    m_pages->setCurrentWidget(m_empty);
}

void ReviewsPlace::showEmptyState()
{
    using Kind = EmptyState::Kind;
    if (!m_model->hasRows() && m_model->error()) {
        const ErrorText words = errorText(*m_model->error());
        const bool isDenied = m_model->error()->code == ErrorCode::Denied;
        return m_empty->show(isDenied ? Kind::NotPermitted : Kind::Failed, words.title, words.whatToDo, {m_actions->retry});
    }
    if (!m_model->hasRows())
        return m_empty->show(Kind::Loading, tr("Loading reviews"), tr("Esc goes back to what was asked before."));
    if (m_query->filter().hasOn()) {
        return m_empty->show(Kind::NothingMatches, tr("No review matches the filter"),
                             tr("Switch filters off to widen it; they stay as chips and can be switched on again."),
                             {m_actions->switchOffFilter, m_actions->clearFilter});
    }
    m_empty->show(Kind::NeverHadContent, tr("There are no reviews yet"), tr("Import a CSV, TSV or JSON file, or drop it anywhere in the window."),
                  {m_actions->import});
}

void ReviewsPlace::showError()
{
    const bool isInline = m_model->error() && m_model->hasRows();
    if (isInline)
        m_notice->showError(*m_model->error());
    else
        m_notice->hide();
    showPage();
}

/// Rows that a text filter cannot find yet are missing in the list: say so while they are.
void ReviewsPlace::watchSearchIndex()
{
    if (!m_searchIndex)
        return;
    m_query->query().filter.text.isEmpty() ? m_searchIndex->stop() : m_searchIndex->start();
}

void ReviewsPlace::followCurrent()
{
    const auto id = m_table->selection().currentId();
    if (id || !m_table->selection().current()) // a row on its way leaves the review before in place
        m_detail->setCurrent(id);
    tellStatus();
    Q_EMIT stateChanged();
}

/// What is seen is proved again as soon as the change log was looked at, and asked for again where that fails: not by a clock of its
/// own, which would add its wait to the poll's.
void ReviewsPlace::hear(const ChangeNews &news)
{
    if (!news.readable.reviews)
        return refuse(
            news.error.value_or(StorageError{ErrorCode::Denied, FaultyPart::PostgreSql, QStringLiteral("this login may not read reviews")}));
    if (news.error && !news.hasChanges && !m_sinceRefresh.hasExpired(patientInterval.count()))
        return;
    if (m_isRefused && !news.error) {
        m_isRefused = false;
        return refresh();
    }
    m_sinceRefresh.start();
    if (news.hasChanges)
        recountSoon();
    if (!m_model->hasRows() && m_model->error() && news.hasChanges && !news.error)
        m_model->retry();
    if (isVisible())
        m_model->refreshVisible();
    if (m_detailPane && m_detailPane->isVisible())
        m_detail->renew();
}

/// Proved fresh is not proved permitted: nothing stays that the login may not read now.
void ReviewsPlace::refuse(const StorageError &error)
{
    if (std::exchange(m_isRefused, true))
        return;
    m_total.stop();
    m_recountTimer.stop();
    m_model->refuse(error);
    m_statistics->refuse(error);
    m_detail->refuse(error);
    m_views->forgetCounts();
    m_filterBar->forgetCounts();
    Q_EMIT summaryChanged({});
}

void ReviewsPlace::refresh()
{
    if (!m_hasStarted)
        return;
    // An empty list has nothing to keep in place.
    m_model->rowCount() == 0 ? m_model->showNew() : m_model->refresh();
    m_statistics->refresh();
    m_detail->refresh();
    m_views->refreshCounts();
    countAll();
    watchSearchIndex();
}

std::optional<std::chrono::milliseconds> ReviewsPlace::shownAge() const { return m_model->visibleAge(); }

void ReviewsPlace::showEvent(QShowEvent *event)
{
    m_model->setSeen(true);
    recountSoon(); // while it was hidden only the total was counted
    Place::showEvent(event);
    tellStatus();
}

void ReviewsPlace::hideEvent(QHideEvent *event)
{
    m_model->setSeen(false);
    Place::hideEvent(event);
}

void ReviewsPlace::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return Place::keyPressEvent(event);
    if (m_model->isLoading() && m_undo.canUndo())
        m_undo.undo(); // stops what is on its way
    else
        m_notice->hide();
    m_table->setFocus();
}

} // namespace lectern::ui
