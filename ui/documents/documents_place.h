// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/dropped_files.h"
#include "models/documents/session/document_session.h"
#include "models/documents/session/documents_watch.h"
#include "ui/documents/kit/documents_services.h"
#include "ui/documents/list/document_list_anchor.h"
#include "ui/kit/place/place.h"
#include "ui/kit/place/place_state.h"

namespace lectern::models {
class DocumentQueryState;
} // namespace lectern::models

namespace lectern::ui {

class DocumentFindings;
class DocumentListPane;
class DocumentsActions;
class DocumentsCommands;
class DocumentsPanes;
class DocumentsQuestion;
class ReadingPane;

/// The place for reading contracts: the list of documents, the open one's pages, its findings. Connects its parts; the session decides
/// what is open, DocumentsQuestion what is listed, DocumentsCommands what commands do.
///
/// Thread: GUI. Borrows: what `services` points to, which must outlive it.
/// Requires: services.documents and services.documentSink.
class DocumentsPlace : public Place
{
    Q_OBJECT
public:
    explicit DocumentsPlace(const DocumentsServices &services, QWidget *parent = nullptr);

    /// Adds a row for each file at once; they are read and stored a few at a time.
    void addFiles(const QStringList &paths, const FolderOfFile &folders = {});
    /// Shows in the list's notice which dropped or chosen files were left out, and why.
    void tellLeftOut(const models::DroppedFiles &dropped);
    /// Opens a document, in the list or not; Back returns to the previous one.
    void openDocument(DocumentId id) { m_session.open(id); }

    [[nodiscard]] QString key() const override { return QStringLiteral("documents"); }
    [[nodiscard]] QString title() const override { return tr("Documents"); }
    [[nodiscard]] QList<QAction *> commands() const override;
    [[nodiscard]] QList<CommandGroup> commandGroups() const override;
    [[nodiscard]] QWidget *detail() const override;
    [[nodiscard]] QVariantMap state() const override { return m_state.save(); }
    void restoreState(const QVariantMap &state) override { m_state.restore(state); }
    [[nodiscard]] bool canSearch() const override { return true; }
    [[nodiscard]] QString searchText() const override;
    void setSearchText(const QString &text) override;
    [[nodiscard]] QVariantMap location() const override;
    void showLocation(const QVariantMap &location) override;
    void refresh() override;
    [[nodiscard]] bool isSettled() const override;

Q_SIGNALS:
    void addRequested(); ///< "Add documents" was pressed in the empty list.

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void layOut();
    void defineState();
    void connectList();
    void connectSession();
    void connectReader();
    void start();
    void takeAnswer();
    void showDocument(const Document &document);
    void showFile(const models::DocumentListRow &row);
    void closeDocument();
    void compare();
    void tellStatus();

    DocumentsServices m_services;
    models::IntakeQueue m_intake;
    models::DocumentListModel *m_model;
    models::DocumentQueryState *m_query;
    DocumentsPanes *m_panes;
    DocumentListPane &m_list;
    DocumentListView &m_view;
    ReadingPane &m_reader;
    DocumentsActions *m_actions;
    DocumentsCommands *m_commands;
    DocumentsQuestion *m_question;
    DocumentFindings *m_findings;
    DocumentListAnchor m_anchor;
    PlaceState m_state;
    models::DocumentSession m_session;
    models::DocumentTotal m_total;
    models::DocumentsWatch m_watch;
    QString m_pageStatus; ///< From the reading pane.
};

} // namespace lectern::ui
