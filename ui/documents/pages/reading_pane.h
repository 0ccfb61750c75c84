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

/// The centre of the documents place: the chosen document as it looks, page below page, with a bar above for page, zoom and find,
/// and thumbnails or the hits of a search beside. A document that has no text yet says how far it is, or why it failed.
///
/// F3 goes through the hits of a search or, when nothing is searched for, through the findings.
/// Thread: GUI. Borrows: what `services` points to, which outlives it.
class ReadingPane : public QWidget
{
    Q_OBJECT
public:
    explicit ReadingPane(const DocumentsServices &services, QWidget *parent = nullptr);
    ~ReadingPane() override;

    /// Another document opens where it was left. The same one again (its state or version has changed) stays where it is.
    void showDocument(const Document &document);
    /// Nothing is chosen.
    void clear();
    /// A file that is no document, or not yet: what is the matter with it.
    void showFile(const QString &name, const QString &words, bool hasFailed);
    /// Of the list that a document would be chosen from, or none: where it is refused, nothing says that one could be.
    void setListError(const std::optional<StorageError> &error);
    [[nodiscard]] std::optional<DocumentId> document() const;

    [[nodiscard]] int currentPage() const; ///< From 1; 0: no page is shown.
    void goToPage(int page);               ///< Kept within the document.
    /// Of the document that is shown, in any order; replaces those before.
    void setHighlights(const std::vector<models::DocumentHighlight> &highlights);
    [[nodiscard]] int currentFinding() const; ///< -1: none is current.
    /// Scrolls to the words and outlines them, whether or not a finding marks them.
    void showRange(TextRange range);
    /// Puts the words into the find field and searches for them. Empty: ends the search, where the pages stand now. Esc in the
    /// field or the hits returns to where reading was before, and so do words that have no hit.
    void find(const QString &words);

    /// Zoom, thumbnails and the like: for the menu, owned by the pane.
    [[nodiscard]] QList<QAction *> commands() const;
    /// Everything that should survive a restart: where each document was left, thumbnails, dimmed pages.
    [[nodiscard]] QVariantMap state() const;
    void restoreState(const QVariantMap &state);
    /// What stands on the screen is complete.
    [[nodiscard]] bool isSettled() const;

    [[nodiscard]] PageView &view() { return *m_view; }

Q_SIGNALS:
    void findingActivated(int finding);      ///< Its words were clicked, or F3 came to it.
    void statusChanged(const QString &text); ///< "Page 12 of 38"; empty: no page is shown.
    void stateChanged();
    void retryRequested(lectern::DocumentId id);   ///< The button of a document that failed.
    void restoreRequested(lectern::DocumentId id); ///< The button of a document that was deleted.

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
