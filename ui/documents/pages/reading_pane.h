// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/pages/page_marks.h"
#include "models/documents/viewport/place_keeper.h"
#include "ui/documents/kit/documents_services.h"

#include <QVariantMap>
#include <QWidget>

#include <memory>
#include <optional>

class QAction;

namespace lectern::models {
class OpenDocument;
class PageFinder;
class PagePictures;
struct ReadingObstacle;
} // namespace lectern::models

namespace lectern::ui {

class FindInPages;
class PageView;
class ReadingActions;
class ReadingBar;
class ReadingCommands;
class ReadingLayout;

/// The centre of the documents place: the open document's pages in a column, below a bar for page, zoom and find,
/// with thumbnails or a search's hits at the side. A document without text shows its progress or why reading failed.
///
/// F3 goes through a search's hits or, without a search, through the findings.
/// Thread: GUI. Borrows: what `services` points to, which must outlive it.
class ReadingPane : public QWidget
{
    Q_OBJECT
public:
    explicit ReadingPane(const DocumentsServices &services, QWidget *parent = nullptr);
    ~ReadingPane() override;

    /// Another document opens at its last position. The same one in a new state or version keeps its position.
    void showDocument(const Document &document);
    /// No document is open.
    void clear();
    /// For a file that is not a document, or not yet: shows `words`, the problem.
    void showFile(const QString &name, const QString &words, bool hasFailed);
    /// Error of the list of documents, or none: if it is Denied, the message does not invite to choose a document.
    void setListError(const std::optional<StorageError> &error);
    [[nodiscard]] std::optional<DocumentId> document() const;

    [[nodiscard]] int currentPage() const; ///< From 1; 0: no page is shown.
    void goToPage(int page);               ///< Clamped to the document.
    /// Sets the shown document's highlights, in any order.
    void setHighlights(const std::vector<models::DocumentHighlight> &highlights);
    [[nodiscard]] int currentFinding() const; ///< -1: none.
    /// Scrolls to the words and outlines them, whether or not a finding marks them.
    void showRange(TextRange range);
    /// Puts the words into the find field and searches. Empty: ends the search at the present position. Esc in the
    /// field or in the hits returns to the position before the search, as does a search without hits.
    void find(const QString &words);

    /// Zoom, thumbnails etc. for menus; owned by the pane.
    [[nodiscard]] QList<QAction *> commands() const;
    /// State to save: the position in each document, thumbnails, dimmed pages.
    [[nodiscard]] QVariantMap state() const;
    void restoreState(const QVariantMap &state);
    /// Whether everything visible is loaded.
    [[nodiscard]] bool isSettled() const;

    [[nodiscard]] PageView &view() { return *m_view; }

Q_SIGNALS:
    void findingActivated(int finding);      ///< Its words were clicked, or F3 reached it.
    void statusChanged(const QString &text); ///< "Page 12 of 38"; empty: no page is shown.
    void stateChanged();
    void retryRequested(lectern::DocumentId id);   ///< By the button of a document that failed.
    void restoreRequested(lectern::DocumentId id); ///< By the button of a document that was deleted.

private:
    void connectDocument();
    void connectView();
    void connectFind();
    void connectActions();
    void openPages(const Document &document);
    void closePages();
    void showObstacle(const models::ReadingObstacle &obstacle);
    void showPage(int page);
    void showSide();

    std::unique_ptr<models::PagePictureSource> m_noPictures;
    std::optional<Document> m_shown;
    std::optional<StorageError> m_listError;
    bool m_isFileShown = false;
    models::OpenDocument *m_open;
    models::PagePictures *m_pictures;
    models::PageFinder *m_finder;
    ReadingActions *m_actions;
    ReadingLayout *m_parts;
    ReadingBar *m_bar;
    PageView *m_view;
    FindInPages *m_find;
    ReadingCommands *m_commands;
    models::PlaceKeeper m_places;
};

} // namespace lectern::ui
