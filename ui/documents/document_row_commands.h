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

/// The commands on selected rows, which are documents or files being uploaded: from menus, keys, links in a row and its context menu.
/// Disables the commands that are not possible.
///
/// Thread: GUI. Borrows its parts; dialogs and menus are children of `window`.
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

    /// Updates the commands: another row is current, or something else is possible for it.
    void showActions();

Q_SIGNALS:
    void readingWanted();                              ///< The document is open already.
    void documentWanted(lectern::DocumentId document); ///< The document with the same content as a file.

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
