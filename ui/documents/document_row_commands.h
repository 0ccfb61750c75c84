// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/documents/list/document_row_layout.h"

#include <QObject>

namespace lectern::models {
class DocumentQueryState;
class DocumentListModel;
class IntakeQueue;
} // namespace lectern::models

namespace lectern {
class DocumentSource;
} // namespace lectern

namespace lectern::ui {

class AnalysisChoice;
class DocumentChanges;
class DocumentListView;
class DocumentsActions;
class OriginalSaver;

/// What the commands do to the rows that are selected, documents and files on their way to become one: from the menus, by key, by a link in
/// a row and by its context menu. Those that nothing can be done with now are disabled.
///
/// Thread: GUI. Borrows its parts; `window` is what its dialogs and menus belong to.
class DocumentRowCommands : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        DocumentSource &source;
        models::IntakeQueue &intake;
        models::DocumentListModel &model;
        DocumentListView &view;
        models::DocumentQueryState &query;
        DocumentChanges &changes;
        DocumentsActions &actions;
        const AnalysisChoice &choice;
        OriginalSaver &saver;
    };
    DocumentRowCommands(const Parts &parts, QWidget *window);

    /// Another row is current, or what can be done with it has changed.
    void showActions();

Q_SIGNALS:
    void readingWanted();                              ///< Of the document that is open already.
    void documentWanted(lectern::DocumentId document); ///< One that has the content of a file.

private:
    void connectActions();
    void read();
    void run(QUuid key, RowAction action);
    void runOnSelection(RowAction action);
    void edit();
    void removeSelected();
    void saveOriginal();
    void copyNames();
    void openMenu(const QPoint &position);
    [[nodiscard]] const models::DocumentListRow *currentRow() const;
    [[nodiscard]] std::vector<DocumentId> selectedDocuments(bool (*isWanted)(const Document &) = nullptr) const;

    Parts m_parts;
    QWidget *m_window;
};

} // namespace lectern::ui
