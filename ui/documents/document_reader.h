// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/newest_answer.h"
#include "storage/api/document_source.h"
#include "ui/services.h"

#include <QAction>
#include <QVariantMap>
#include <QWidget>

class QPlainTextEdit;
class QStackedWidget;

namespace lectern {

class EmptyState;

/// Words of the text that a finding stands on.
struct DocumentHighlight {
    TextRange range; ///< Code points of the document's text.
    Severity severity = Severity::None;
    int finding = 0; ///< Its number in the analysis.
    friend bool operator==(const DocumentHighlight &, const DocumentHighlight &) = default;
};

/// The centre of the documents place: the chosen document, page by page.
///
/// Thread: GUI. Borrows: what `services` points to, which outlives it.
class DocumentReader : public QWidget
{
    Q_OBJECT
public:
    explicit DocumentReader(const Services &services, QWidget *parent = nullptr);

    /// Another document begins at its first page, without highlights. The same one again (its state or version has
    /// changed) stays where it is.
    void showDocument(const Document &document);
    /// Nothing is chosen.
    void clear();
    [[nodiscard]] std::optional<DocumentId> document() const;

    [[nodiscard]] int currentPage() const; ///< From 1; 0: no page is shown.
    void goToPage(int page);
    void setHighlights(const std::vector<DocumentHighlight> &highlights);
    /// Scrolls to the words and marks them as the present ones.
    void showRange(const TextRange &range);

    /// Zoom, thumbnails and the like: for the menu, owned by the reader.
    [[nodiscard]] QList<QAction *> commands() const;
    /// Everything that should survive a restart, the page of the shown document included.
    [[nodiscard]] QVariantMap state() const;
    void restoreState(const QVariantMap &state);
    /// What stands on the screen is complete.
    [[nodiscard]] bool isSettled() const;

Q_SIGNALS:
    void findingActivated(int finding); ///< A highlight was clicked.
    void pageChanged(int page);
    void stateChanged();

private:
    void showText();

    DocumentSource &m_source;
    std::optional<Document> m_document;
    NewestAnswer<DocumentText> m_answer;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QPlainTextEdit *m_text;
};

} // namespace lectern
