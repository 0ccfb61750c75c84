// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/review_list_pane.h"

#include "models/errors/error_text.h"
#include "ui/kit/widgets/empty_state.h"
#include "ui/kit/widgets/list_notice.h"
#include "ui/reviews/reviews_actions.h"
#include "ui/reviews/table/review_table.h"

#include <QBoxLayout>
#include <QProgressBar>
#include <QStackedWidget>

namespace lectern::ui {

using namespace errors;
using namespace models;

namespace {

using namespace std::chrono_literals;

constexpr auto busyAfter = 500ms;

} // namespace

ReviewListPane::ReviewListPane(ReviewSession &session, const ReviewsActions &actions, MetricsSource *metrics, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_actions(actions)
    , m_notice(new ListNotice(this))
    , m_busy(new QProgressBar(this))
    , m_pages(new QStackedWidget(this))
    , m_table(new ReviewTable(session.rows(), metrics, this))
    , m_empty(new EmptyState(this))
{
    m_busyTimer.setSingleShot(true);
    m_busyTimer.setInterval(busyAfter);
    layOut();
    ReviewModel *rows = &session.rows();
    connect(rows, &ReviewModel::loadingChanged, this, [this] {
        m_session.rows().isLoading() ? m_busyTimer.start() : m_busyTimer.stop();
        showPage();
    });
    connect(rows, &QAbstractItemModel::modelReset, this, &ReviewListPane::showPage);
    connect(rows, &ReviewModel::errorChanged, this, &ReviewListPane::showError);
    connect(&m_busyTimer, &QTimer::timeout, this, &ReviewListPane::showPage);
    connect(m_notice, &ListNotice::retryRequested, actions.retry, &QAction::trigger);
}

void ReviewListPane::layOut()
{
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
    layout->addWidget(m_notice);
    layout->addWidget(m_busy);
    layout->addWidget(m_pages, 1);
    setFocusProxy(m_table);
}

void ReviewListPane::showPage()
{
    const ReviewModel &rows = m_session.rows();
    const bool hasTable = rows.hasRows() && rows.rowCount() > 0;
    const bool isWaitingQuietly = !rows.hasRows() && !rows.error() && m_busyTimer.isActive();
    m_busy->setVisible(hasTable && rows.isLoading() && !rows.error() && !m_busyTimer.isActive());
    if (hasTable || isWaitingQuietly || !m_session.hasStarted())
        return m_pages->setCurrentWidget(m_table);
    showEmptyState();
    m_pages->setCurrentWidget(m_empty);
}

void ReviewListPane::showEmptyState()
{
    using Kind = EmptyState::Kind;
    const ReviewModel &rows = m_session.rows();
    if (!rows.hasRows() && rows.error()) {
        const ErrorText words = errorText(*rows.error());
        const bool isDenied = rows.error()->code == ErrorCode::Denied;
        return m_empty->show(isDenied ? Kind::NotPermitted : Kind::Failed, words.title, words.whatToDo, {m_actions.retry});
    }
    if (!rows.hasRows())
        return m_empty->show(Kind::Loading, tr("Loading reviews"), tr("Esc goes back to what was asked before."));
    if (m_session.query().filter().hasOn()) {
        return m_empty->show(Kind::NothingMatches, tr("No review matches the filter"),
                             tr("Switch filters off to widen it; they stay as chips and can be switched on again."),
                             {m_actions.switchOffFilter, m_actions.clearFilter});
    }
    m_empty->show(Kind::NeverHadContent, tr("There are no reviews yet"), tr("Import a CSV, TSV or JSON file, or drop it anywhere in the window."),
                  {m_actions.import});
}

void ReviewListPane::showError()
{
    const ReviewModel &rows = m_session.rows();
    if (rows.error() && rows.hasRows())
        m_notice->showError(*rows.error());
    else
        m_notice->hide();
    showPage();
}

} // namespace lectern::ui
