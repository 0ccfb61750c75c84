// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/document_list_model.h"
#include "models/documents/list/dropped_files.h"
#include "ui/documents/findings/verdict_step.h"
#include "ui/documents/list/document_row_layout.h"
#include "ui/kit/place/place.h"
#include "ui/kit/place/services.h"

#include <QPointer>
#include <QUndoStack>

class QSplitter;

namespace lectern::models {
class DocumentQueryState;
} // namespace lectern::models

namespace lectern::ui {

class DocumentChanges;
class DocumentListPane;
class DocumentListView;
class ReadingPane;
class DocumentsActions;
class FileOpener;
class FindingsExporter;
class FindingsPanel;

/// Where contracts are read: the list of documents, the chosen one's pages, its findings.
///
/// Thread: GUI. Borrows: what `services` points to, which outlives it.
/// Requires: services.documents and services.documentSink.
class DocumentsPlace : public Place
{
    Q_OBJECT
public:
    explicit DocumentsPlace(const Services &services, QWidget *parent = nullptr);
    ~DocumentsPlace() override;

    /// A row at once for each; they are read and stored a few at a time.
    void addFiles(const QStringList &paths, const FolderOfFile &folders = {});
    /// What a drop or a choice of files brought besides documents, in the list's notice: what was left out, and why.
    void tellLeftOut(const models::DroppedFiles &dropped);
    /// Goes to a document, whether the list has it or not; Back returns to the one shown before.
    void openDocument(DocumentId id);

    [[nodiscard]] QString key() const override { return QStringLiteral("documents"); }
    [[nodiscard]] QString title() const override { return tr("Documents"); }
    [[nodiscard]] QList<QAction *> commands() const override;
    [[nodiscard]] QList<CommandGroup> commandGroups() const override;
    [[nodiscard]] QWidget *detail() const override;
    [[nodiscard]] QVariantMap state() const override;
    void restoreState(const QVariantMap &state) override;
    [[nodiscard]] bool canSearch() const override { return true; }
    [[nodiscard]] QString searchText() const override;
    void setSearchText(const QString &text) override;
    [[nodiscard]] QVariantMap location() const override;
    void showLocation(const QVariantMap &location) override;
    void refresh() override;
    [[nodiscard]] bool isSettled() const override;

Q_SIGNALS:
    void addRequested(); ///< "Add documents" was pressed where there are none.

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void connectActions();
    void connectList();
    void connectFindings();
    void start();
    void ask();
    void takeAnswer();
    void showUndo();
    void offerUndo(int count, int removal);
    void leaveDocument();
    void followCurrent();
    void followUnlisted();
    void showDocument(const Document &document);
    void showDocumentOf(DocumentId id);
    void compare();
    void listen();
    void hear(const ChangeNews &news);
    void refuse(const StorageError &error);
    void showHighlights();
    void showClause(DocumentId document, TextRange range);
    void rememberVerdict(GivenVerdict step);
    void giveWantedVerdict();
    void showEngines();
    void editRules();
    void editEngines();
    void showActions();
    void tellStatus();
    void tellTotal();
    void countAll();
    void runRowAction(QUuid key, RowAction action);
    void runOnSelection(RowAction action);
    void sortBy(DocumentSortKey key);
    void editCurrent();
    void removeSelected();
    void saveOriginal();
    void openMenu(const QPoint &position);
    [[nodiscard]] std::vector<DocumentId> selectedDocuments(bool (*isWanted)(const Document &) = nullptr) const;
    [[nodiscard]] const models::DocumentListRow *currentRow() const;

    Services m_services;
    DocumentSource &m_source;
    models::IntakeQueue m_intake;
    models::DocumentListModel *m_model;
    models::DocumentQueryState *m_query;
    QUndoStack m_undo;
    DocumentChanges *m_changes;
    models::NewestAnswer<DocumentList> m_total;
    models::NewestAnswer<Document> m_opened;
    models::NewestAnswer<Document> m_unlisted;
    qint64 m_shownVersion = 0;
    QString m_shownProgress;
    std::optional<DocumentId> m_shown;           ///< What the reader shows.
    std::optional<DocumentId> m_jumpedTo;        ///< From another one: a step of the history.
    std::optional<TextRange> m_wantedRange;      ///< Of the document that is being opened.
    std::optional<GivenVerdict> m_wantedVerdict; ///< By undo or redo, as soon as the analysis is shown.
    bool m_hasStarted = false;
    bool m_isRefused = false; ///< The login may not read documents now.
    bool m_asksAnew = false;  ///< The list stays at its top until the first answer to a changed question.
    QString m_pageStatus;     ///< Of the reader.
    QVariantMap m_restored;   ///< What to return to once the list is there; empty: nothing.

    QSplitter *m_splitter;
    DocumentListPane *m_list;
    DocumentListView *m_view;
    ReadingPane *m_reader;
    DocumentsActions *m_actions;
    FindingsExporter *m_exporter;
    FileOpener *m_opener;
    QPointer<FindingsPanel> m_findings; ///< The window may delete its docks before the place.
    QTimer m_currentTimer;              ///< The reader follows when the arrow key rests.
};

} // namespace lectern::ui
