// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/documents/kit/documents_services.h"

#include <QObject>

namespace lectern::models {
class DocumentQueryState;
class DocumentListModel;
class DocumentSession;
class IntakeQueue;
} // namespace lectern::models

namespace lectern::ui {

class AnalysisChoice;
class DocumentChanges;
class DocumentFindings;
class DocumentRowCommands;
class DocumentsActions;
class DocumentsNotices;
class DocumentsPanes;
class DocumentsUndo;
class FindingsExporter;

/// The commands of the documents place and the objects that carry them out: list, rows, undo, exports, rules and engines.
///
/// Thread: GUI. Owns these objects; borrows its parts. Dialogs are children of `place`.
class DocumentsCommands : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        models::IntakeQueue &intake;
        models::DocumentListModel &model;
        models::DocumentQueryState &query;
        DocumentsPanes &panes;
        DocumentsActions &actions;
    };
    DocumentsCommands(const DocumentsServices &services, const Parts &parts, QWidget *place);

    /// Call once: connects requests of the findings, and what the commands open.
    void connectTo(models::DocumentSession &session, DocumentFindings &findings);
    /// Shows the commands' outcomes.
    [[nodiscard]] DocumentsNotices &notices() const { return *m_notices; }
    [[nodiscard]] DocumentRowCommands &rows() const { return *m_rows; }

private:
    void connectList();
    void connectReader();

    Parts m_parts;
    DocumentsUndo *m_undo;
    DocumentChanges *m_changes;
    AnalysisChoice *m_choice;
    FindingsExporter *m_exporter;
    DocumentsNotices *m_notices;
    DocumentRowCommands *m_rows;
};

} // namespace lectern::ui
