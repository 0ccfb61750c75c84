// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/findings/findings_panel.h"

#include "models/errors/error_text.h"
#include "models/monitor/figures.h"
#include "models/reviews/review_labels.h"
#include "storage/api/documents/contract_likeness.h"
#include "ui/documents/findings/duplicate_notice.h"
#include "ui/documents/findings/finding_delegate.h"
#include "ui/documents/findings/findings_list.h"
#include "ui/documents/findings/note_bar.h"
#include "ui/documents/findings/similar_panel.h"
#include "ui/kit/look/icon.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/look/wrapped_label.h"
#include "ui/kit/widgets/empty_state.h"
#include "ui/kit/widgets/notice_bar.h"

#include <QAction>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>

namespace lectern::ui {

using namespace errors;
using namespace models;

namespace {

using namespace std::chrono_literals;

constexpr auto pollInterval = 2s; ///< Another analyst's verdict shows within this.
enum PanelPage { analysisPage, statePage, similarPage };

QLabel *plainLabel(QWidget *parent) { return new WrappedLabel(parent); }

} // namespace

FindingsPanel::FindingsPanel(DocumentSource &source, DocumentSink &sink, QWidget *parent)
    : QWidget(parent)
    , m_detail(source, sink)
    , m_pages(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_poll(new QTimer(this))
{
    setObjectName(QStringLiteral("documentAnalysis"));
    setWindowTitle(tr("Analysis"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    makeCommands();
    m_pages->addWidget(makePage());
    m_pages->addWidget(m_empty);
    setFocusProxy(m_list);
    setMinimumWidth(fontMetrics().averageCharWidth() * 36);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    m_poll->setInterval(pollInterval);
    connect(m_poll, &QTimer::timeout, this, &FindingsPanel::refresh);
    connect(&m_detail, &DocumentAnalysis::changed, this, &FindingsPanel::showDetail);
    applyColours();
    showState();
}

QSize FindingsPanel::sizeHint() const { return {fontMetrics().averageCharWidth() * 50, 480}; }

void FindingsPanel::compareWith(ClauseLibrary &library)
{
    Q_ASSERT(!isComparing());
    m_duplicate = new DuplicateNotice(library, this);
    m_head->addWidget(m_duplicate);
    m_similarPanel = new SimilarPanel(library, this);
    m_pages->addWidget(m_similarPanel);
    connect(m_duplicate, &DuplicateNotice::documentWanted, this, &FindingsPanel::documentWanted);
    connect(m_similarPanel, &SimilarPanel::clauseChosen, this, &FindingsPanel::clauseChosen);
    connect(m_similarPanel, &SimilarPanel::backWanted, this, [this] {
        m_pages->setCurrentIndex(analysisPage);
        showDetail();
        m_list->setFocus();
    });
    if (analysis())
        m_duplicate->look(analysis()->documentId);
}

QWidget *FindingsPanel::makePage()
{
    auto *page = new QWidget(this);
    m_engine = plainLabel(page);
    m_summary = plainLabel(page);
    m_judged = plainLabel(page);
    m_notice = new NoticeBar(page);
    m_list = new FindingsList(page);
    m_delegate = new FindingDelegate(m_list);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setAccessibleName(tr("Findings"));
    m_list->setToolTip(tr(
        "The per cent say how sure the engine is. Up and Down show the words on the page. Left and Right go through a card's passages. R right and W wrong hold for all of them and go on to the next card; with Shift, for one passage. N note, F8 next finding."));
    m_list->installEventFilter(this);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        m_delegate->setOpen(current);
        m_list->scrollTo(current);
        m_similar->setEnabled(m_similarPanel && currentFinding());
    });
    connect(m_list, &QListView::clicked, this, &FindingsPanel::chooseCurrent);
    connect(m_list, &FindingsList::stepped, this, &FindingsPanel::chooseCurrent);
    connect(m_delegate, &FindingDelegate::judged, this, [this](int row, Judgement judgement) { judge(row, judgement, Scope::Card); });
    connect(m_delegate, &FindingDelegate::passageJudged, this, [this](int row, Judgement judgement) { judge(row, judgement, Scope::Passage); });
    connect(m_delegate, &FindingDelegate::passageStepped, this, &FindingsPanel::stepPassage);
    connect(m_delegate, &FindingDelegate::noteWanted, this, &FindingsPanel::editNote);

    m_note = new NoteBar(page);
    connect(m_note, &NoteBar::stored, this, &FindingsPanel::storeNote);
    connect(m_note, &NoteBar::closed, m_list, qOverload<>(&QWidget::setFocus));

    auto *top = new QVBoxLayout;
    top->setContentsMargins(16, 10, 16, 4);
    top->setSpacing(6);
    top->addWidget(m_summary);
    top->addWidget(m_engine);
    top->addWidget(m_judged);
    m_head = top;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_notice);
    layout->addWidget(makeDraftNotice(page));
    auto *cards = new QHBoxLayout;
    cards->setContentsMargins(12, 0, 8, 0);
    cards->addWidget(m_list);
    layout->addLayout(cards, 1);
    layout->addWidget(m_note);
    layout->addWidget(makeButtons());
    return page;
}

QWidget *FindingsPanel::makeButtons()
{
    auto *bar = new QWidget(this);
    auto *report = new QPushButton(tr("Report"), bar);
    auto *menu = new QMenu(report);
    menu->addActions(m_exports);
    report->setMenu(menu);
    report->setDefault(true);
    m_similar = new QPushButton(tr("Similar"), bar);
    m_similar->setEnabled(false);
    m_similar->setToolTip(
        tr("Where else do we have this? Choose a finding, then press %1.").arg(m_similarAction->shortcut().toString(QKeySequence::NativeText)));
    connect(m_similar, &QPushButton::clicked, m_similarAction, &QAction::trigger);
    auto *again = new QPushButton(tr("Analyse"), bar);
    again->setMenu(m_engineMenu);
    again->setToolTip(tr("Analyse again; rules and engines"));
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(16, 8, 16, 10);
    for (QPushButton *button : {report, m_similar, again})
        layout->addWidget(button);
    layout->addStretch();
    return bar;
}

void FindingsPanel::setDocument(const std::optional<Document> &document)
{
    m_detail.setDocument(document);
    document ? m_poll->start() : m_poll->stop();
    if (!document)
        showDetail();
}

void FindingsPanel::refresh()
{
    if (isVisible())
        m_detail.refresh();
}

void FindingsPanel::showDetail()
{
    const std::shared_ptr<const Analysis> analysis = m_detail.find();
    const bool isAnother = m_shown != (analysis ? std::optional(analysis->id) : std::nullopt);
    m_shown = analysis ? std::optional(analysis->id) : std::nullopt;
    if (isAnother)
        m_list->leave();
    m_model.setDrafts(m_detail.drafts().all());
    m_model.setAnalysis(analysis);
    showDrafts();
    // Similar clauses stay while the analyst walks from one to the next, through other documents.
    if (m_pages->currentIndex() != similarPage)
        m_pages->setCurrentIndex(analysis && analysis->status == WorkStatus::Completed ? analysisPage : statePage);
    if (analysis)
        showAnalysis(*analysis);
    if (m_pages->currentIndex() == statePage)
        showState();
    if (isAnother) {
        m_list->open(analysis ? analysis->id.value : QUuid());
        leaveNote();
        if (m_duplicate)
            m_duplicate->look(analysis ? std::optional(analysis->documentId) : std::nullopt);
        Q_EMIT analysisChanged();
    }
}

void FindingsPanel::showAnalysis(const Analysis &analysis)
{
    showHead(analysis);
    if (m_detail.error())
        m_notice->show(Health::Warning, tr("This may be out of date."), errorText(*m_detail.error()).oneLine());
    else if (analysis.refusedQuotes > 0)
        m_notice->show(Health::Warning, tr("%n answers were refused.", nullptr, analysis.refusedQuotes),
                       tr("What they quoted does not stand in the document."));
    else if (looksLikeNoContract(analysis))
        m_notice->show(Health::Warning, tr("This does not look like a contract."),
                       tr("So nothing is called missing in it, and that no risk is listed is no good news."));
    else
        m_notice->show(Health::Good, {}, {});
}

void FindingsPanel::showHead(const Analysis &analysis)
{
    const QLocale locale;
    m_engine->setText(
        tr("Engine %1 %2, %3").arg(analysis.engine, analysis.engineVersion, figures::duration(std::chrono::milliseconds(analysis.processingTimeMs))));
    m_engine->setToolTip(
        tr("Model %1, analysed %2").arg(analysis.modelUsed, locale.toString(analysis.createdAt.toLocalTime(), QLocale::ShortFormat)));
    m_summary->setText(withVisibleControls(analysis.summary));
    m_summary->setVisible(!analysis.summary.isEmpty());
    const EnginePrecision *precision = m_detail.precision();
    const qint64 judged = precision ? precision->right + precision->wrong : 0;
    m_judged->setVisible(judged > 0);
    if (judged > 0) {
        m_judged->setText(tr("Analysts found this engine right in %1 of %2 findings (%3 %).")
                              .arg(locale.toString(precision->right), locale.toString(judged),
                                   locale.toString(100.0 * double(precision->right) / double(judged), 'f', 0)));
    }
}

void FindingsPanel::showState()
{
    const std::optional<Document> &document = m_detail.document();
    using Kind = EmptyState::Kind;
    if (!document)
        return m_empty->show(Kind::NeverHadContent, tr("No document is selected"), tr("Select one to see what was found in it."));
    if (document->status == WorkStatus::Failed)
        return m_empty->show(Kind::Failed, tr("The document could not be read"), document->reason, {m_retry});
    if (document->status == WorkStatus::Pending)
        return m_empty->show(Kind::Loading, tr("The document waits to be read"), document->progress);
    if (document->status != WorkStatus::Completed)
        return m_empty->show(Kind::Loading, tr("The document is being read"), document->progress);
    if (const auto &error = m_detail.error()) {
        const ErrorText words = errorText(*error);
        return m_empty->show(error->code == ErrorCode::Denied ? Kind::NotPermitted : Kind::Failed, words.title, words.whatToDo);
    }
    if (const auto analysis = m_detail.find(); analysis && analysis->status == WorkStatus::Failed)
        return m_empty->show(Kind::Failed, tr("The analysis failed"), analysis->error, m_engineMenu->actions().mid(0, 1));
    if (document->analysisStatus == WorkStatus::Failed)
        return m_empty->show(Kind::Failed, tr("The analysis failed"), document->reason, m_engineMenu->actions().mid(0, 1));
    m_empty->show(Kind::Loading, tr("The document is being analysed"), document->progress);
}

const Finding *FindingsPanel::currentFinding() const { return m_model.findingAt(m_list->currentIndex().row()); }

void FindingsPanel::selectFinding(int finding)
{
    const int row = m_model.showFinding(finding);
    if (row >= 0)
        m_list->setCurrentIndex(m_model.index(row));
}

void FindingsPanel::step(int direction)
{
    const int row = m_model.nextFindingRow(m_list->currentIndex().row(), direction);
    if (row < 0)
        return;
    m_list->setCurrentIndex(m_model.index(row));
    chooseCurrent();
}

void FindingsPanel::chooseCurrent()
{
    if (const Finding *finding = currentFinding())
        Q_EMIT findingChosen(*finding);
    else if (const auto range = m_model.rangeAt(m_list->currentIndex().row()))
        Q_EMIT wordsWanted(*range);
}

void FindingsPanel::showSimilar()
{
    const Finding *finding = currentFinding();
    if (!finding || !m_similarPanel || !m_detail.document())
        return;
    m_similarPanel->showSimilarTo(*finding, m_detail.document()->id);
    m_pages->setCurrentIndex(similarPage);
    m_similarPanel->setFocus();
}

void FindingsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_engine)
        applyColours();
    QWidget::changeEvent(event);
}

void FindingsPanel::applyColours()
{
    for (QLabel *label : {m_engine, m_summary, m_judged}) {
        if (label->palette().color(QPalette::WindowText) != theme::mutedText())
            theme::makeMuted(label);
    }
}

} // namespace lectern::ui
