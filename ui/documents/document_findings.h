// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document.h"
#include "ui/documents/kit/documents_services.h"

#include <QAction>
#include <QPointer>

namespace lectern::models {
class DocumentQueryState;
class DocumentSession;
} // namespace lectern::models

namespace lectern::ui {

class AnalysisChoice;
class DocumentChanges;
class DocumentsNotices;
class DocumentsUndo;
class FindingsExporter;
class FindingsPanel;
class ReadingPane;

/// Connects the findings of the open document with the place: the panel follows the open document, findings are marked on the pages, and
/// the panel's requests are passed on.
///
/// Thread: GUI. Owns the panel until the window takes it; if the window deletes it first, nothing is followed any more. Borrows its parts.
class DocumentFindings : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        models::DocumentSession &session;
        ReadingPane &reader;
        models::DocumentQueryState &query;
        DocumentChanges &changes;
        DocumentsUndo &undo;
        AnalysisChoice &choice;
        FindingsExporter &exporter;
        DocumentsNotices &notices;
    };
    DocumentFindings(const DocumentsServices &services, QObject *parent);
    ~DocumentFindings() override;

    /// Call once.
    void connectTo(const Parts &parts);
    /// Null: the window has deleted it.
    [[nodiscard]] FindingsPanel *panel() const;
    [[nodiscard]] QList<QAction *> commands() const;
    [[nodiscard]] bool isSettled() const;
    /// Absent: no document is open.
    void follow(const std::optional<Document> &document);
    void refresh();
    /// Starts reading the clauses of all documents, to find similar ones.
    void compare();
    /// The login may no longer read documents: drops the clauses.
    void forget();

private:
    void connectReader(ReadingPane &reader);
    void connectPanel(const Parts &parts);
    void connectVerdicts(const Parts &parts);
    void showEngines(const AnalysisChoice &choice);
    void showHighlights(const models::DocumentSession &session, ReadingPane &reader);

    DocumentsServices m_services;
    QPointer<FindingsPanel> m_panel;
};

} // namespace lectern::ui
