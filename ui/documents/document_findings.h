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

/// The findings of the open document as a part of the place: their panel follows what is open, their words are marked on the pages, and what
/// the analyst wants of one reaches whoever does it.
///
/// Thread: GUI. Owns the panel until the window takes it, which may delete it first; then there is nothing to follow. Borrows its parts.
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

    /// Once.
    void connectTo(const Parts &parts);
    /// Null: the window has deleted it.
    [[nodiscard]] FindingsPanel *panel() const;
    [[nodiscard]] QList<QAction *> commands() const;
    [[nodiscard]] bool isSettled() const;
    /// Absent: nothing is open.
    void follow(const std::optional<Document> &document);
    void refresh();
    /// From now on with what stands in other documents, which are read for it.
    void compare();
    /// The login may not read documents any more: what was read to compare with goes.
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
