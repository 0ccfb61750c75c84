// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/list/document_list_pane.h"

#include "models/errors/error_text.h"
#include "ui/documents/list/document_filter_menu.h"
#include "ui/documents/list/document_list_view.h"
#include "ui/documents/list/documents_actions.h"
#include "ui/kit/filter/filter_chips.h"
#include "ui/kit/look/icon.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/widgets/empty_state.h"
#include "ui/kit/widgets/list_notice.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>

namespace lectern::ui {

using namespace errors;
using namespace models;

namespace {

using namespace std::chrono_literals;

constexpr auto busyAfter = 500ms;
constexpr int leastWidth = 220;

} // namespace

DocumentListPane::DocumentListPane(DocumentListModel &model, DocumentQueryState &query, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_query(query)
    , m_menu(new DocumentFilterMenu(query, this))
    , m_chips(new FilterChips(*m_menu, this))
    , m_sort(new QPushButton(icon(QLatin1String("view-sort")), {}, this))
    , m_newAbove(new QPushButton(this))
    , m_count(new QLabel(this))
    , m_rankedPart(new QLabel(this))
    , m_notice(new ListNotice(this))
    , m_busy(new QProgressBar(this))
    , m_pages(new QStackedWidget(this))
    , m_view(new DocumentListView(model, m_pages))
    , m_empty(new EmptyState(m_pages))
{
    m_busyTimer.setSingleShot(true);
    m_busyTimer.setInterval(busyAfter);
    layOut();
    setFocusProxy(m_view);
    connect(&m_busyTimer, &QTimer::timeout, this, &DocumentListPane::showPage);
    connect(&m_model, &DocumentListModel::questionAsked, this, [this] {
        m_busyTimer.start();
        showPage();
    });
    connect(&m_model, &DocumentListModel::answered, this, &DocumentListPane::showPage);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &DocumentListPane::showPage);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &DocumentListPane::showPage);
    connect(&m_query, &DocumentQueryState::changed, this, &DocumentListPane::showSort);
    connect(m_view, &DocumentListView::newAboveChanged, this, &DocumentListPane::showNewAbove);
}

void DocumentListPane::layOut()
{
    setMinimumWidth(leastWidth);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedHeight(3);
    m_busy->setAccessibleName(tr("Loading"));
    m_busy->hide();
    m_newAbove->hide();
    FilterChips::makeQuiet(m_newAbove);
    m_rankedPart->setTextFormat(Qt::PlainText);
    m_rankedPart->setWordWrap(true);
    m_rankedPart->setContentsMargins(10, 0, 10, 7);
    theme::makeMuted(m_rankedPart);
    m_rankedPart->hide();
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(m_rankedPart);
    layout->addWidget(m_notice);
    layout->addWidget(m_newAbove);
    layout->addWidget(m_busy);
    layout->addWidget(m_pages, 1);
}

QWidget *DocumentListPane::makeHead()
{
    auto *head = new QWidget(this);
    FilterChips::makeQuiet(m_sort);
    m_sort->setAccessibleName(tr("Sort"));
    m_count->setFont(theme::figuresFont(0.95));
    m_count->setTextFormat(Qt::PlainText);
    m_count->setFixedHeight(m_chips->lineHeight());
    theme::makeMuted(m_count);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(10, 7, 10, 7);
    row->setSpacing(6);
    row->addWidget(m_chips, 1);
    row->addWidget(m_count, 0, Qt::AlignTop);
    row->addWidget(m_sort, 0, Qt::AlignTop);
    return head;
}

void DocumentListPane::setActions(DocumentsActions &actions)
{
    m_actions = &actions;
    auto *menu = new QMenu(m_sort);
    menu->addActions({actions.sortByDate, actions.sortByName, actions.sortByRisk, actions.sortByRelevance});
    m_sort->setMenu(menu);
    connect(m_newAbove, &QPushButton::clicked, actions.showNew, &QAction::trigger);
    connect(m_notice, &ListNotice::retryRequested, actions.again, &QAction::trigger);
    showSort();
    showPage();
}

void DocumentListPane::editFilter() { m_chips->edit(m_menu->firstField()); }

void DocumentListPane::showNewAbove(int count)
{
    m_newAbove->setText(tr("%L1 new above").arg(count));
    m_newAbove->setVisible(count > 0);
    m_actions->showNew->setEnabled(count > 0);
}

void DocumentListPane::showSort()
{
    const DocumentSort sort = m_query.sort();
    const bool isDescending = sort.order == Qt::DescendingOrder || sort.key == DocumentSortKey::Relevance;
    const QString words = tr("Sorted by %1, %2").arg(displayNameOf(sort.key).toLower(), isDescending ? tr("descending") : tr("ascending"));
    m_sort->setToolTip(words);
    m_sort->setAccessibleDescription(words);
    m_actions->sortByDate->setChecked(sort.key == DocumentSortKey::Date);
    m_actions->sortByName->setChecked(sort.key == DocumentSortKey::Name);
    m_actions->sortByRisk->setChecked(sort.key == DocumentSortKey::Risk);
    m_actions->sortByRelevance->setChecked(sort.key == DocumentSortKey::Relevance);
    m_actions->sortByRelevance->setEnabled(m_query.filter().isSet(DocumentFilterField::Text));
}

void DocumentListPane::showPage()
{
    if (!m_actions)
        return;
    if (!m_model.isLoading())
        m_busyTimer.stop();
    showCount();
    showRankedPart();
    const bool hasRows = m_model.rowCount() > 0;
    m_busy->setVisible(hasRows && m_model.isLoading() && !m_busyTimer.isActive());
    const bool isWaitingQuietly = !m_model.hasAnswer() && !m_model.error() && m_busyTimer.isActive();
    if (hasRows || isWaitingQuietly)
        return m_pages->setCurrentWidget(m_view);
    showEmptyState();
    m_pages->setCurrentWidget(m_empty);
}

void DocumentListPane::showCount()
{
    const int waiting = m_model.waitingCount();
    const QString count = QLocale().toString(m_model.totalCount());
    const QString words = waiting == 0 ? m_menu->countText(m_model.totalCount())
        : waiting == 1                 ? tr("%1, and 1 file on its way").arg(m_menu->countText(m_model.totalCount()))
                                       : tr("%1, and %L2 files on their way").arg(m_menu->countText(m_model.totalCount())).arg(waiting);
    m_count->setText(!m_model.hasAnswer() ? QString() : waiting == 0 ? count : QStringLiteral("%1 + %2").arg(count, QLocale().toString(waiting)));
    m_count->setToolTip(words);
    m_count->setAccessibleName(words);
}

/// Shows that the matches of a very common word are ranked only in part.
void DocumentListPane::showRankedPart()
{
    const DocumentQuery &query = m_model.query();
    const bool isInPart = query.sortKey == DocumentSortKey::Relevance && !query.filter.text.isEmpty() && m_model.totalCount() > rankedDocumentCount;
    m_rankedPart->setText(tr("The newest %L1 matches by relevance, the others behind them by date.").arg(rankedDocumentCount));
    m_rankedPart->setVisible(isInPart && m_model.hasAnswer());
}

void DocumentListPane::showEmptyState()
{
    using Kind = EmptyState::Kind;
    if (m_model.error()) {
        const ErrorText words = errorText(*m_model.error());
        const bool isDenied = m_model.error()->code == ErrorCode::Denied;
        return m_empty->show(isDenied ? Kind::NotPermitted : Kind::Failed, words.title, words.whatToDo, {m_actions->again});
    }
    if (!m_model.hasAnswer() || m_model.isLoading())
        return m_empty->show(Kind::Loading, tr("Loading documents"));
    if (m_query.filter().hasOn()) {
        return m_empty->show(Kind::NothingMatches, tr("No document matches the filter"), tr("Filters that are switched off stay as chips."),
                             {m_actions->switchOffFilter, m_actions->clearFilter});
    }
    m_empty->show(Kind::NeverHadContent, tr("There are no documents yet"),
                  tr("Drop contracts or folders anywhere in the window: PDF, DOCX, ODT, RTF, TXT or scans."), {m_actions->add});
}

void DocumentListPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QWidget::keyPressEvent(event);
    m_notice->hide();
    m_view->setFocus();
}

} // namespace lectern::ui
