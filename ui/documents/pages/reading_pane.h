// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/pages/page_marks.h"
#include "models/documents/pages/reading_positions.h"
#include "ui/kit/place/services.h"

#include <QVariantMap>
#include <QWidget>

#include <memory>
#include <optional>
#include <utility>

class QAction;
class QStackedWidget;

namespace lectern::models {
class OpenDocument;
class PageFinder;
class PagePictures;
} // namespace lectern::models

namespace lectern::ui {

class EmptyState;
class FindResults;
class ListNotice;
class PageThumbnails;
class PageView;
class ReadingActions;
class ReadingBar;

/// The centre of the documents place: the chosen document as it looks, page below page, with a bar above for page, zoom and find,
/// and thumbnails or the hits of a search beside. A document that has no text yet says how far it is, or why it failed.
///
/// F3 goes through the hits of a search or, when nothing is searched for, through the findings.
/// Thread: GUI. Borrows: what `services` points to, which outlives it.
class ReadingPane : public QWidget
{
    Q_OBJECT
public:
    explicit ReadingPane(const Services &services, QWidget *parent = nullptr);
    ~ReadingPane() override;

    /// Another document opens where it was left. The same one again (its state or version has changed) stays where it is.
    void showDocument(const Document &document);
    /// Nothing is chosen.
    void clear();
    /// A file that is no document, or not yet: what is the matter with it.
    void showFile(const QString &name, const QString &words, bool hasFailed);
    [[nodiscard]] std::optional<DocumentId> document() const;

    [[nodiscard]] int currentPage() const; ///< From 1; 0: no page is shown.
    void goToPage(int page);               ///< Kept within the document.
    /// Of the document that is shown, in any order; replaces those before.
    void setHighlights(const std::vector<models::DocumentHighlight> &highlights);
    /// Outlines it and scrolls to it. -1: none is current.
    void setCurrentFinding(int finding);
    [[nodiscard]] int currentFinding() const;
    /// Scrolls to the words and outlines them, whether or not a finding marks them.
    void showRange(TextRange range);

    /// Puts the words into the find field and searches for them. Empty: ends the search, where the pages stand now. Esc in the
    /// field or the hits returns to where reading was before, and so do words that have no hit.
    void find(const QString &words);
    void goOn(int direction); ///< F3 (+1) and Shift+F3 (-1).

    /// Zoom, thumbnails and the like: for the menu, owned by the pane.
    [[nodiscard]] QList<QAction *> commands() const;
    /// Everything that should survive a restart: where each document was left, thumbnails, dimmed pages.
    [[nodiscard]] QVariantMap state() const;
    void restoreState(const QVariantMap &state);
    /// What stands on the screen is complete.
    [[nodiscard]] bool isSettled() const;

    [[nodiscard]] PageView &view() { return *m_view; }

Q_SIGNALS:
    void findingActivated(int finding); ///< Its words were clicked, or F3 came to it.
    void pageChanged(int page);
    void statusChanged(const QString &text); ///< "Page 12 of 38"; empty: no page is shown.
    void stateChanged();
    void retryRequested(lectern::DocumentId id);   ///< The button of a document that failed.
    void restoreRequested(lectern::DocumentId id); ///< The button of a document that was deleted.

private:
    void makeParts(const Services &services);
    void connectActions();
    void connectParts();
    void showStateOf(const Document &document);
    /// Over the pages of a document that was deleted: who did, and when.
    void showRemoval();
    void openPages(const Document &document);
    void rememberPosition();
    void showPlaceInRow();
    void showZoom();
    void showSide();
    void showFailure();
    void takeWords(const QString &words);
    void takeHits();
    void endSearch();
    void leaveFind();
    void goToHit(int hit);
    void copySelection(bool withPage);
    void copyWhenHere();
    void openMenu(const QPoint &globalPosition);
    [[nodiscard]] static bool isReadable(const Document &document);

    std::unique_ptr<models::PagePictureSource> m_noPictures;
    std::optional<Document> m_shown;
    std::optional<std::pair<DocumentId, QDateTime>> m_toldRemoval;
    models::OpenDocument *m_open;
    models::PagePictures *m_pictures;
    models::PageFinder *m_finder;
    ReadingActions *m_actions;
    ReadingBar *m_bar = nullptr;
    ListNotice *m_notice = nullptr;
    ListNotice *m_removal = nullptr;
    PageView *m_view = nullptr;
    PageThumbnails *m_thumbnails = nullptr;
    FindResults *m_results = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    models::ReadingPositions m_positions;
    struct FindBegin {
        models::PagePosition place;
        std::optional<qint64> text; ///< Of the document's text, as soon as its positions are known.
    };
    std::optional<FindBegin> m_findBegan; ///< Where reading was; until the search ends.
    bool m_goesToFirstHit = false;        ///< The words are new: their first hit from there on becomes the current one.
    std::optional<TextRange> m_toCopy;    ///< Its text is on its way.
    bool m_copiesPage = false;
};

} // namespace lectern::ui
