// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/documents_commands.h"

#include "models/documents/list/document_query_state.h"
#include "models/documents/session/document_session.h"
#include "ui/documents/dialogs/analysis_choice.h"
#include "ui/documents/dialogs/document_changes.h"
#include "ui/documents/dialogs/original_saver.h"
#include "ui/documents/document_findings.h"
#include "ui/documents/document_row_commands.h"
#include "ui/documents/documents_notices.h"
#include "ui/documents/documents_panes.h"
#include "ui/documents/documents_undo.h"
#include "ui/documents/list/document_list_pane.h"
#include "ui/documents/list/document_list_view.h"
#include "ui/documents/list/documents_actions.h"
#include "ui/documents/pages/reading_pane.h"
#include "ui/documents/report/findings_exporter.h"

namespace lectern::ui {

using namespace models;

DocumentsCommands::DocumentsCommands(const DocumentsServices &services, const Parts &parts, QWidget *place)
    : QObject(place)
    , m_parts(parts)
    , m_undo(new DocumentsUndo(parts.query, parts.actions, this))
    , m_changes(new DocumentChanges(*services.documentSink, parts.model, m_undo->stack(), this))
    , m_choice(new AnalysisChoice(services, place))
    , m_exporter(new FindingsExporter(*services.documents, place))
    , m_notices(new DocumentsNotices(parts.panes.list().notice(), this))
{
    auto *saver = new OriginalSaver(*services.documents, place);
    m_rows = new DocumentRowCommands({*services.documents, parts.intake, parts.model, parts.panes.list().view(), parts.query, *m_changes,
                                      parts.actions, *m_choice, *saver},
                                     place);
    m_notices->listenTo(*m_changes);
    m_notices->listenTo(*m_exporter);
    m_notices->listenTo(*saver);
    m_notices->listenTo(*m_choice);
    connectList();
    connectReader();
}

void DocumentsCommands::connectList()
{
    DocumentListPane &list = m_parts.panes.list();
    connect(m_parts.actions.filter, &QAction::triggered, &list, &DocumentListPane::editFilter);
    connect(m_parts.actions.showNew, &QAction::triggered, &list.view(), &DocumentListView::goToTop);
    connect(m_parts.actions.again, &QAction::triggered, &m_parts.model, &DocumentListModel::refresh);
}

void DocumentsCommands::connectReader()
{
    ReadingPane &reader = m_parts.panes.reader();
    connect(&reader, &ReadingPane::restoreRequested, this, [this](DocumentId id) { m_changes->restore({id}); });
    connect(&reader, &ReadingPane::retryRequested, this, [this](DocumentId id) { m_changes->retry({id}); });
    connect(m_rows, &DocumentRowCommands::readingWanted, &reader, [&reader] { reader.setFocus(Qt::OtherFocusReason); });
}

void DocumentsCommands::connectTo(DocumentSession &session, DocumentFindings &findings)
{
    connect(&session, &DocumentSession::failed, m_notices, &DocumentsNotices::tellFailure);
    connect(&session, &DocumentSession::followed, m_rows, &DocumentRowCommands::showActions);
    connect(m_rows, &DocumentRowCommands::documentWanted, &session, [&session](DocumentId id) { session.open(id); });
    findings.connectTo({session, m_parts.panes.reader(), m_parts.query, *m_changes, *m_undo, *m_choice, *m_exporter, *m_notices});
}

} // namespace lectern::ui
