// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/findings/findings_panel.h"

#include "models/documents/findings/clause_library.h"
#include "ui/documents/findings/draft_notice.h"
#include "ui/documents/findings/duplicate_notice.h"
#include "ui/documents/findings/finding_delegate.h"
#include "ui/documents/findings/findings_actions.h"
#include "ui/documents/findings/findings_head.h"
#include "ui/documents/findings/findings_list.h"
#include "ui/documents/findings/missing_findings.h"
#include "ui/documents/findings/note_bar.h"
#include "ui/documents/findings/similar_panel.h"
#include "ui/kit/widgets/empty_state.h"

#include <QBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>

namespace lectern::ui {

using namespace models;

namespace {

using namespace std::chrono_literals;
using Scope = FindingsSession::Scope;

constexpr auto pollInterval = 2s; ///< Maximum delay until another analyst's verdict is shown.
enum PanelPage { analysisPage, statePage, similarPage };

} // namespace

FindingsPanel::FindingsPanel(DocumentSource &source, DocumentSink &sink, QWidget *parent)
    : QWidget(parent)
    , m_session(source, sink)
    , m_actions(new FindingsActions(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
{
    setObjectName(QStringLiteral("documentAnalysis"));
    setWindowTitle(tr("Analysis"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_pages->addWidget(makePage());
    m_pages->addWidget(m_empty);
    setFocusProxy(m_list);
    setMinimumWidth(fontMetrics().averageCharWidth() * 36);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    m_poll.setInterval(pollInterval);
    connect(&m_poll, &QTimer::timeout, this, &FindingsPanel::refresh);
    connectSession();
    connectActions();
    connectCards();
    showWhyNothing(*m_empty, m_session.detail(), *m_actions);
}

QSize FindingsPanel::sizeHint() const { return {fontMetrics().averageCharWidth() * 50, 480}; }

QWidget *FindingsPanel::makePage()
{
    auto *page = new QWidget(this);
    m_head = new FindingsHead(page);
    m_note = new NoteBar(m_session, page);
    auto *cards = new QHBoxLayout;
    cards->setContentsMargins(12, 0, 8, 0);
    cards->addWidget(makeCards(page));
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_head);
    layout->addWidget(new DraftNotice(m_session, page));
    layout->addLayout(cards, 1);
    layout->addWidget(m_note);
    layout->addWidget(makeButtons());
    return page;
}

QWidget *FindingsPanel::makeCards(QWidget *page)
{
    m_list = new FindingsList(page);
    m_delegate = new FindingDelegate(m_list);
    m_list->setModel(&m_session.cards());
    m_list->setItemDelegate(m_delegate);
    m_list->setAccessibleName(tr("Findings"));
    m_list->setToolTip(tr(
        "The per cent say how sure the engine is. Up and Down show the words on the page. Left and Right go through a card's passages. R right and W wrong hold for all of them and go on to the next card; with Shift, for one passage. N note, F8 next finding."));
    return m_list;
}

QWidget *FindingsPanel::makeButtons()
{
    auto *bar = new QWidget(this);
    auto *report = new QPushButton(tr("Report"), bar);
    auto *menu = new QMenu(report);
    menu->addActions(m_actions->exports());
    report->setMenu(menu);
    report->setDefault(true);
    m_similar = new QPushButton(tr("Similar"), bar);
    m_similar->setEnabled(false);
    m_similar->setToolTip(
        tr("Where else do we have this? Choose a finding, then press %1.").arg(m_actions->similar->shortcut().toString(QKeySequence::NativeText)));
    connect(m_similar, &QPushButton::clicked, m_actions->similar, &QAction::trigger);
    auto *again = new QPushButton(tr("Analyse"), bar);
    again->setMenu(m_actions->engineMenu());
    again->setToolTip(tr("Analyse again; rules and engines"));
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(16, 8, 16, 10);
    for (QPushButton *button : {report, m_similar, again})
        layout->addWidget(button);
    layout->addStretch();
    return bar;
}

void FindingsPanel::connectSession()
{
    connect(&m_session, &FindingsSession::analysisLeft, m_list, &FindingsList::leave);
    connect(&m_session, &FindingsSession::changed, this, &FindingsPanel::showDetail);
    connect(&m_session, &FindingsSession::analysisChanged, this, [this] {
        const auto analysis = m_session.analysis();
        m_list->open(analysis ? analysis->id.value : QUuid());
        if (m_duplicate)
            m_duplicate->look(analysis ? std::optional(analysis->documentId) : std::nullopt);
    });
    connect(&m_session, &FindingsSession::cardWanted, this, &FindingsPanel::selectFinding);
    connect(m_note, &NoteBar::closed, m_list, qOverload<>(&QWidget::setFocus));
}

void FindingsPanel::connectActions()
{
    const auto run = [this](QAction *action, auto &&handle) { connect(action, &QAction::triggered, this, handle); };
    run(m_actions->next, [this] { step(1); });
    run(m_actions->previous, [this] { step(-1); });
    run(m_actions->right, [this] { judge(Judgement::Right, Scope::Card); });
    run(m_actions->wrong, [this] { judge(Judgement::Wrong, Scope::Card); });
    run(m_actions->note, [this] { m_note->edit(currentRow()); });
    run(m_actions->nextPassage, [this] { stepPassage(currentRow(), 1); });
    run(m_actions->previousPassage, [this] { stepPassage(currentRow(), -1); });
    run(m_actions->passageRight, [this] { judge(Judgement::Right, Scope::Passage); });
    run(m_actions->passageWrong, [this] { judge(Judgement::Wrong, Scope::Passage); });
    run(m_actions->similar, [this] { showSimilar(); });
    run(m_actions->retry, [this] {
        if (m_session.detail().document())
            Q_EMIT retryWanted(*m_session.detail().document());
    });
    connect(m_actions, &FindingsActions::exportWanted, this, [this](const QString &format) {
        if (m_session.detail().document())
            Q_EMIT exportWanted(*m_session.detail().document(), format);
    });
    connect(m_actions, &FindingsActions::analysisWanted, &m_session.detail(), &DocumentAnalysis::analyse);
}

void FindingsPanel::connectCards()
{
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        m_delegate->setOpen(current);
        m_list->scrollTo(current);
        m_similar->setEnabled(m_similarPanel && m_session.cards().findingAt(current.row()));
    });
    connect(m_list, &QListView::clicked, this, &FindingsPanel::chooseCurrent);
    connect(m_list, &FindingsList::chosen, this, &FindingsPanel::chooseCurrent);
    connect(m_list, &FindingsList::judged, this, &FindingsPanel::judge);
    connect(m_list, &FindingsList::passageStepped, this, [this](int step) { stepPassage(currentRow(), step); });
    connect(m_list, &FindingsList::noteWanted, this, [this] { m_note->edit(currentRow()); });
    connect(m_delegate, &FindingDelegate::judged, this, [this](int row, Judgement judgement) { m_session.judge(row, judgement, Scope::Card); });
    connect(m_delegate, &FindingDelegate::passageJudged, this,
            [this](int row, Judgement judgement) { m_session.judge(row, judgement, Scope::Passage); });
    connect(m_delegate, &FindingDelegate::passageStepped, this, &FindingsPanel::stepPassage);
    connect(m_delegate, &FindingDelegate::noteWanted, m_note, &NoteBar::edit);
}

void FindingsPanel::compareWith(ClauseLibrary &library)
{
    Q_ASSERT(!isComparing());
    m_duplicate = new DuplicateNotice(library, this);
    m_head->add(m_duplicate);
    m_similarPanel = new SimilarPanel(library, this);
    m_pages->addWidget(m_similarPanel);
    connect(m_duplicate, &DuplicateNotice::documentWanted, this, &FindingsPanel::documentWanted);
    connect(m_similarPanel, &SimilarPanel::clauseChosen, this, &FindingsPanel::clauseChosen);
    connect(m_similarPanel, &SimilarPanel::backWanted, this, [this] {
        m_pages->setCurrentIndex(analysisPage);
        showDetail();
        m_list->setFocus();
    });
    if (const auto analysis = m_session.analysis())
        m_duplicate->look(analysis->documentId);
}

void FindingsPanel::setDocument(const std::optional<Document> &document)
{
    m_session.detail().setDocument(document);
    document ? m_poll.start() : m_poll.stop();
}

void FindingsPanel::refresh()
{
    if (isVisible())
        m_session.detail().refresh();
}

void FindingsPanel::showDetail()
{
    showPage();
    if (m_session.analysis())
        m_head->showDetail(m_session.detail());
    if (m_pages->currentIndex() == statePage)
        showWhyNothing(*m_empty, m_session.detail(), *m_actions);
}

/// Similar clauses stay while the analyst goes through them in other documents.
void FindingsPanel::showPage()
{
    if (m_pages->currentIndex() == similarPage)
        return;
    const auto analysis = m_session.analysis();
    m_pages->setCurrentIndex(analysis && analysis->status == WorkStatus::Completed ? analysisPage : statePage);
}

int FindingsPanel::currentRow() const { return m_list->currentIndex().row(); }

void FindingsPanel::selectFinding(int finding)
{
    const int row = m_session.cards().showFinding(finding);
    if (row >= 0)
        m_list->setCurrentIndex(m_session.cards().index(row));
}

void FindingsPanel::step(int direction)
{
    const int row = m_session.cards().nextFindingRow(currentRow(), direction);
    if (row >= 0)
        goTo(row);
}

void FindingsPanel::goTo(int row)
{
    m_list->setCurrentIndex(m_session.cards().index(row));
    chooseCurrent();
}

void FindingsPanel::chooseCurrent()
{
    FindingsModel &cards = m_session.cards();
    if (const Finding *finding = cards.findingAt(currentRow()))
        Q_EMIT findingChosen(*finding);
    else if (const auto range = cards.rangeAt(currentRow()))
        Q_EMIT wordsWanted(*range);
}

void FindingsPanel::stepPassage(int row, int step)
{
    if (m_session.cards().stepPassage(row, step))
        goTo(row);
}

void FindingsPanel::judge(Judgement judgement, Scope scope)
{
    if (const std::optional<int> next = m_session.judgeAndGoOn(currentRow(), judgement, scope))
        goTo(*next);
}

void FindingsPanel::showSimilar()
{
    const Finding *finding = m_session.cards().findingAt(currentRow());
    const std::optional<Document> &document = m_session.detail().document();
    if (!finding || !m_similarPanel || !document)
        return;
    m_similarPanel->showSimilarTo(*finding, document->id);
    m_pages->setCurrentIndex(similarPage);
    m_similarPanel->setFocus();
}

} // namespace lectern::ui
