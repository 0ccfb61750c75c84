// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/documents_place.h"

#include "models/documents/list/document_labels.h"
#include "models/documents/list/document_query_state.h"
#include "models/errors/error_text.h"
#include "ui/documents/dialogs/document_changes.h"
#include "ui/documents/findings/findings_panel.h"
#include "ui/documents/list/document_list_pane.h"
#include "ui/documents/list/document_list_view.h"
#include "ui/documents/list/documents_actions.h"
#include "ui/documents/pages/reading_pane.h"
#include "ui/documents/report/findings_exporter.h"
#include "ui/kit/filter/query_step.h"
#include "ui/kit/place/file_opener.h"
#include "ui/kit/widgets/list_notice.h"

#include <QBoxLayout>
#include <QSplitter>

namespace lectern::ui {

using namespace models;

namespace {

using namespace std::chrono_literals;

constexpr auto refreshInterval = 1000ms;
constexpr auto currentDelay = 60ms;
constexpr int listWidth = 290;

} // namespace

DocumentsPlace::DocumentsPlace(const Services &services, QWidget *parent)
    : Place(parent)
    , m_services(services)
    , m_source(*services.documents)
    , m_intake(*services.documentSink)
    , m_model(new DocumentListModel(m_source, m_intake, this))
    , m_query(new DocumentQueryState(m_source, this))
    , m_changes(new DocumentChanges(*services.documentSink, *m_model, m_undo, this))
    , m_splitter(new QSplitter(this))
    , m_list(new DocumentListPane(*m_model, *m_query, m_splitter))
    , m_view(&m_list->view())
    , m_reader(new ReadingPane(services, m_splitter))
    , m_actions(new DocumentsActions(this, m_view))
    , m_exporter(new FindingsExporter(m_source, this))
    , m_opener(new FileOpener(this))
    , m_findings(new FindingsPanel(m_source, *services.documentSink))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_findings->setObjectName(QStringLiteral("findings"));
    m_findings->hide();
    m_currentTimer.setSingleShot(true);
    m_currentTimer.setInterval(currentDelay);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({listWidth, 3 * listWidth});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    setFocusProxy(m_list);
    m_list->setActions(*m_actions);
    connectActions();
    connectList();
    connectFindings();
    showActions();
    listen();
    // The state of the last time may be restored first.
    QTimer::singleShot(0, this, &DocumentsPlace::start);
}

DocumentsPlace::~DocumentsPlace()
{
    m_undo.disconnect(this); // its end empties it, and tells
    // The window owns what it took, and may have deleted it; without a window nobody did.
    if (m_findings && !m_findings->parent())
        delete m_findings;
}

void DocumentsPlace::connectList()
{
    connect(m_query, &DocumentQueryState::changed, this, &DocumentsPlace::ask);
    rememberEdits(*m_query, m_undo);
    connect(m_model, &DocumentListModel::answered, this, &DocumentsPlace::takeAnswer);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(m_model, signal, this, [this] {
            tellTotal();
            tellStatus();
        });
    }
    connect(m_model, &DocumentListModel::keyChanged, &m_currentTimer, qOverload<>(&QTimer::start));
    connect(m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        const int current = m_view->currentIndex().row();
        if (current >= first.row() && current <= last.row())
            m_currentTimer.start();
    });
    connect(&m_intake, &IntakeQueue::changed, this, &DocumentsPlace::showActions);
    connect(m_view, &DocumentListView::currentKeyChanged, &m_currentTimer, qOverload<>(&QTimer::start));
    connect(m_view, &DocumentListView::scrolled, this, &Place::stateChanged);
    connect(m_view, &DocumentListView::actionRequested, this, &DocumentsPlace::runRowAction);
    connect(m_view, &QAbstractItemView::activated, m_actions->open, &QAction::trigger);
    connect(m_view, &QWidget::customContextMenuRequested, this, &DocumentsPlace::openMenu);
    connect(&m_currentTimer, &QTimer::timeout, this, &DocumentsPlace::followCurrent);
    connect(m_changes, &DocumentChanges::failed, &m_list->notice(), &ListNotice::showError);
    connect(m_changes, &DocumentChanges::refused, this, [this](const QString &why) { m_list->notice().showNote(why); });
    connect(m_changes, &DocumentChanges::removed, this, &DocumentsPlace::offerUndo);
    connect(&m_undo, &QUndoStack::indexChanged, this, &DocumentsPlace::showUndo);
    connect(m_splitter, &QSplitter::splitterMoved, this, &Place::stateChanged);
}

void DocumentsPlace::connectFindings()
{
    connect(m_reader, &ReadingPane::stateChanged, this, &Place::stateChanged);
    connect(m_reader, &ReadingPane::statusChanged, this, [this](const QString &text) {
        m_pageStatus = text;
        tellStatus();
    });
    connect(m_reader, &ReadingPane::findingActivated, this, &Place::detailWanted);
    connect(m_reader, &ReadingPane::findingActivated, m_findings, &FindingsPanel::selectFinding);
    connect(m_reader, &ReadingPane::restoreRequested, this, [this](DocumentId id) { m_changes->restore({id}); });
    connect(m_reader, &ReadingPane::retryRequested, this, [this](DocumentId id) { m_changes->retry({id}); });
    // The panel stands in a dock of the window, where the place's own keys are not heard.
    m_findings->addActions({m_actions->undo, m_actions->redo, m_actions->refresh});
    connect(m_findings, &FindingsPanel::stateChanged, this, &Place::stateChanged);
    connect(m_findings, &FindingsPanel::judged, this, &DocumentsPlace::rememberVerdict);
    connect(m_findings, &FindingsPanel::analysisChanged, this, [this] {
        showHighlights();
        giveWantedVerdict();
    });
    connect(m_findings, &FindingsPanel::findingChosen, this, [this](const Finding &finding) { m_reader->showRange(finding.evidence.range); });
    connect(m_findings, &FindingsPanel::wordsWanted, m_reader, &ReadingPane::showRange);
    connect(m_findings, &FindingsPanel::exportAllWanted, this, [this](const QString &format) { m_exporter->exportAll(m_query->query(), format); });
    connect(m_findings, &FindingsPanel::rulesWanted, this, &DocumentsPlace::editRules);
    connect(m_findings, &FindingsPanel::enginesWanted, this, &DocumentsPlace::editEngines);
    showEngines();
    connect(m_findings, &FindingsPanel::clauseChosen, this, &DocumentsPlace::showClause);
    connect(m_findings, &FindingsPanel::documentWanted, this, &DocumentsPlace::openDocument);
    // Of the document that is shown: the list's current row may be another by now, or none.
    connect(m_findings, &FindingsPanel::retryWanted, this, [this](const Document &document) { m_changes->retry({document.id}); });
    connect(m_findings, &FindingsPanel::exportWanted, m_exporter, &FindingsExporter::exportDocument);
    connect(m_exporter, &FindingsExporter::finished, this,
            [this](const QString &path, const QString &words) { m_list->notice().showDone(words, m_opener->buttonsFor(path)); });
    connect(m_opener, &FileOpener::failed, this, [this](const QString &words) { m_list->notice().showNote(words); });
    connect(m_exporter, &FindingsExporter::failed, &m_list->notice(), &ListNotice::showError);
}

void DocumentsPlace::showClause(DocumentId document, TextRange range)
{
    if (m_shown == document)
        return m_reader->showRange(range);
    m_wantedRange = range;
    openDocument(document);
}

void DocumentsPlace::start()
{
    if (std::exchange(m_hasStarted, true))
        return;
    ask();
    countAll();
}

void DocumentsPlace::ask()
{
    if (!m_hasStarted)
        return;
    if (!(m_model->query() == m_query->query())) {
        m_asksAnew = m_asksAnew || !m_view->staysAtTop();
        m_view->stayAtTop(); // the best of what is found stands there, not what stood there before
    }
    m_model->setQuery(m_query->query());
    m_jumpedTo.reset();
    m_actions->clearFilter->setEnabled(!m_query->filter().isEmpty());
    m_actions->switchOffFilter->setEnabled(m_query->filter().hasOn());
    Q_EMIT searchTextChanged(searchText());
    Q_EMIT locationChanged();
    Q_EMIT stateChanged();
}

void DocumentsPlace::showUndo()
{
    m_actions->undo->setEnabled(m_undo.canUndo());
    m_actions->redo->setEnabled(m_undo.canRedo());
    m_actions->undo->setText(m_undo.canUndo() ? tr("Undo %1").arg(m_undo.undoText()) : tr("Undo"));
    m_actions->redo->setText(m_undo.canRedo() ? tr("Redo %1").arg(m_undo.redoText()) : tr("Redo"));
}

void DocumentsPlace::takeAnswer()
{
    m_reader->setListError(m_model->error());
    if (m_model->error() && m_model->rowCount() > 0)
        m_list->notice().showError(*m_model->error());
    if (!m_model->hasAnswer())
        return;
    tellTotal();
    if (!m_model->error() && std::exchange(m_asksAnew, false))
        m_view->leaveTop();
    if (!m_restored.isEmpty()) {
        const QVariantMap restored = std::exchange(m_restored, {});
        m_view->setCurrentKey(restored.value(QStringLiteral("current")).toUuid());
        m_view->scrollToAnchor(restored.value(QStringLiteral("anchor")).toUuid(), restored.value(QStringLiteral("anchorTop")).toInt());
    }
    if (!m_view->currentIndex().isValid() && !m_shown && m_model->rowCount() > 0)
        m_view->setCurrentKey(m_model->findRow(0)->key);
    followUnlisted();
    tellStatus();
}

const DocumentListRow *DocumentsPlace::currentRow() const { return m_model->findRow(m_view->currentIndex().row()); }

void DocumentsPlace::followCurrent()
{
    const DocumentListRow *found = currentRow();
    const std::optional<DocumentListRow> row = found ? std::optional(*found) : std::nullopt; // what follows may change the list
    if (row && row->stored) {
        const bool isNew = m_shown != row->document();
        showDocument(row->stored->document);
        if (isNew && row->stored->snippet.page > 0)
            m_reader->goToPage(row->stored->snippet.page);
    } else if (row) {
        m_shown.reset();
        const QString trouble = troubleOf(*row);
        m_reader->showFile(shownName(*row), trouble.isEmpty() ? progressText(*row->intake) : trouble, !trouble.isEmpty());
        if (m_findings)
            m_findings->setDocument({});
    } else if (m_shown && m_changes->isGone(*m_shown) && !m_opened.isBusy()) {
        leaveDocument(); // deleted here; what somebody else deletes stays for who reads it
    }
    showActions();
    tellStatus();
    Q_EMIT stateChanged();
}

/// What is shown and stands in no row that was read, goes on as often as the list does.
void DocumentsPlace::followUnlisted()
{
    if (m_shown && m_model->rowOf(m_shown->value) >= 0 && !m_view->currentIndex().isValid())
        m_view->setCurrentKey(m_shown->value); // it is back
    if (!m_shown || m_view->currentIndex().isValid() || m_model->rowOf(m_shown->value) >= 0 || m_opened.isBusy())
        return;
    m_unlisted.ask(
        this, [this](std::stop_token stop) { return m_source.fetchDocument(*m_shown, stop); },
        [this](const Result<Answer<Document>> &result) {
            if (!result || m_shown != result->value->id || m_view->currentIndex().isValid())
                return;
            const Document &now = *result->value;
            if (now.version != m_shownVersion || now.progress != m_shownProgress)
                showDocument(now);
        });
}

void DocumentsPlace::showDocument(const Document &document)
{
    m_shown = document.id;
    m_shownVersion = document.version;
    m_shownProgress = document.progress;
    m_reader->showDocument(document);
    if (m_findings) {
        compare();
        m_findings->setDocument(document);
    }
    showHighlights();
    if (m_wantedRange)
        m_reader->showRange(*std::exchange(m_wantedRange, std::nullopt));
}

void DocumentsPlace::showHighlights()
{
    const auto analysis = m_findings ? m_findings->analysis() : nullptr;
    if (!analysis || !m_shown || analysis->documentId != *m_shown)
        return m_reader->setHighlights({});
    std::vector<DocumentHighlight> highlights;
    for (const Finding &finding : analysis->findings) {
        Severity severity = Severity::None;
        for (const Risk &risk : analysis->risks) {
            if (std::find(risk.findings.begin(), risk.findings.end(), finding.number) != risk.findings.end())
                severity = std::max(severity, risk.severity);
        }
        highlights.push_back({finding.evidence.range, severity, finding.number, finding.category});
    }
    m_reader->setHighlights(highlights);
}

void DocumentsPlace::openDocument(DocumentId id)
{
    if (m_shown && *m_shown != id) {
        m_jumpedTo = m_shown;
        Q_EMIT locationLeft();
        m_jumpedTo = id;
        Q_EMIT locationChanged();
    }
    showDocumentOf(id);
}

void DocumentsPlace::showDocumentOf(DocumentId id)
{
    if (m_model->rowOf(id.value) >= 0) {
        m_view->setCurrentKey(id.value);
        m_view->setFocus();
        return;
    }
    m_opened.ask(
        this, [this, id](std::stop_token stop) { return m_source.fetchDocument(id, stop); },
        [this](const Result<Answer<Document>> &result) {
            if (!result) {
                m_wantedRange.reset(); // it is of no other document
                return m_list->notice().showError(result.error());
            }
            m_view->selectionModel()->clear(); // it is none of the rows
            m_currentTimer.stop();
            showDocument(*result->value);
        });
}

void DocumentsPlace::refresh()
{
    if (!m_hasStarted)
        return;
    m_model->refresh();
    if (m_findings)
        m_findings->refresh();
}

void DocumentsPlace::showEvent(QShowEvent *event)
{
    m_model->setRefreshInterval(refreshInterval);
    Place::showEvent(event);
    compare();
    tellStatus();
}

/// The clauses of all documents are read for whoever looks at one, not for whoever reads reviews.
void DocumentsPlace::compare()
{
    if (isVisible() && m_shown && m_findings && !m_findings->isComparing() && m_services.clauseLibrary)
        m_findings->compareWith(m_services.clauseLibrary());
}

void DocumentsPlace::hideEvent(QHideEvent *event)
{
    m_model->setRefreshInterval(std::nullopt);
    Place::hideEvent(event);
}

} // namespace lectern::ui
