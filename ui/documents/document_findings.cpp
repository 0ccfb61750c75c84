// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/document_findings.h"

#include "models/documents/list/document_query_state.h"
#include "models/documents/findings/clause_library.h"
#include "models/documents/session/document_session.h"
#include "ui/documents/dialogs/analysis_choice.h"
#include "ui/documents/dialogs/document_changes.h"
#include "ui/documents/documents_notices.h"
#include "ui/documents/documents_undo.h"
#include "ui/documents/findings/finding_highlights.h"
#include "ui/documents/findings/findings_actions.h"
#include "ui/documents/findings/findings_panel.h"
#include "ui/documents/pages/reading_pane.h"
#include "ui/documents/report/findings_exporter.h"

namespace lectern::ui {

using namespace models;

DocumentFindings::DocumentFindings(const DocumentsServices &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_panel(new FindingsPanel(*services.documents, *services.documentSink))
{
    m_panel->setObjectName(QStringLiteral("findings"));
    m_panel->hide();
}

DocumentFindings::~DocumentFindings()
{
    if (m_panel && !m_panel->parent())
        delete m_panel;
}

void DocumentFindings::connectTo(const Parts &parts)
{
    connectPanel(parts);
    connectVerdicts(parts);
    connect(&parts.reader, &ReadingPane::findingActivated, m_panel, &FindingsPanel::selectFinding);
    connect(&parts.choice, &AnalysisChoice::enginesChanged, m_panel, [this, &choice = parts.choice] { showEngines(choice); });
    showEngines(parts.choice);
}

void DocumentFindings::connectPanel(const Parts &parts)
{
    connect(m_panel, &FindingsPanel::findingChosen, &parts.reader,
            [&reader = parts.reader](const Finding &finding) { reader.showRange(finding.evidence.range); });
    connect(m_panel, &FindingsPanel::wordsWanted, &parts.reader, &ReadingPane::showRange);
    connect(m_panel, &FindingsPanel::clauseChosen, &parts.session, &DocumentSession::open);
    connect(m_panel, &FindingsPanel::documentWanted, &parts.session, [&session = parts.session](DocumentId id) { session.open(id); });
    // For the shown document, because the list's current row may be another one by now, or none.
    connect(m_panel, &FindingsPanel::retryWanted, &parts.changes,
            [&changes = parts.changes](const Document &document) { changes.retry({document.id}); });
    connect(m_panel, &FindingsPanel::exportWanted, &parts.exporter, &FindingsExporter::exportDocument);
    const FindingsActions &actions = m_panel->actions();
    connect(&actions, &FindingsActions::exportAllWanted, &parts.exporter,
            [&exporter = parts.exporter, &query = parts.query](const QString &format) { exporter.exportAll(query.query(), format); });
    connect(actions.rules, &QAction::triggered, &parts.choice, &AnalysisChoice::editRules);
    connect(actions.engines, &QAction::triggered, &parts.choice, &AnalysisChoice::editEngines);
}

void DocumentFindings::connectVerdicts(const Parts &parts)
{
    FindingsSession &findings = m_panel->session();
    connect(&findings, &FindingsSession::analysisChanged, this, [this, parts] { showHighlights(parts.session, parts.reader); });
    connect(&parts.session, &DocumentSession::opened, this, [this, parts] { showHighlights(parts.session, parts.reader); });
    connect(&findings, &FindingsSession::judged, &parts.undo, &DocumentsUndo::rememberVerdict);
    connect(&findings, &FindingsSession::documentWanted, &parts.session, [&session = parts.session](DocumentId id) { session.open(id); });
    connect(&findings, &FindingsSession::replacementRefused, &parts.notices, [&notices = parts.notices] {
        notices.tell(tr("This finding was judged anew since, or found anew by another analysis. It stays as it is now."));
    });
    connect(&parts.undo, &DocumentsUndo::verdictWanted, &findings, &FindingsSession::replaceWhenOpen);
}

void DocumentFindings::showEngines(const AnalysisChoice &choice) { m_panel->actions().setEngines(choice.engines()); }

void DocumentFindings::showHighlights(const DocumentSession &session, ReadingPane &reader)
{
    const auto analysis = m_panel ? m_panel->session().analysis() : nullptr;
    const bool isOpen = analysis && session.shown() == analysis->documentId;
    reader.setHighlights(isOpen ? highlightsOf(*analysis) : std::vector<DocumentHighlight>());
}

FindingsPanel *DocumentFindings::panel() const { return m_panel; }

QList<QAction *> DocumentFindings::commands() const { return m_panel ? m_panel->actions().withEngines() : QList<QAction *>(); }

bool DocumentFindings::isSettled() const { return !m_panel || !m_panel->session().detail().isBusy(); }

void DocumentFindings::follow(const std::optional<Document> &document)
{
    if (m_panel)
        m_panel->setDocument(document);
}

void DocumentFindings::refresh()
{
    if (m_panel)
        m_panel->refresh();
}

void DocumentFindings::compare()
{
    if (m_panel && !m_panel->isComparing() && m_services.clauseLibrary)
        m_panel->compareWith(m_services.clauseLibrary());
}

void DocumentFindings::forget()
{
    if (m_panel && m_panel->isComparing())
        m_services.clauseLibrary().forget();
}

} // namespace lectern::ui
