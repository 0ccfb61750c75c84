// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/document_list_model.h"

#include <QItemSelectionModel>

namespace lectern::models {

/// The open document: that of the list's current row, once the arrow key rests, or one opened from elsewhere (such as a similar
/// clause), which the list need not contain. An open document without a row is refreshed as often as the list.
///
/// Thread: GUI. Borrows source, list and the list's selection.
class DocumentSession : public QObject
{
    Q_OBJECT
public:
    DocumentSession(DocumentSource &source, DocumentListModel &list, QItemSelectionModel &selection, QObject *parent = nullptr);

    /// The open document; absent: none, or a file that is not a document yet.
    [[nodiscard]] const std::optional<DocumentId> &shown() const { return m_shown; }
    /// Null: none. Valid until the list changes.
    [[nodiscard]] const DocumentListRow *currentRow() const { return m_list.findRow(m_selection.currentIndex().row()); }
    /// Whether no change of the open document is pending.
    [[nodiscard]] bool isSettled() const { return !m_rest.isActive() && !m_opened.isBusy(); }

    /// Opens a document, in the list or not, and optionally a range of its text; the previous document is kept for going back.
    void open(DocumentId id, const std::optional<TextRange> &words = {});
    /// Goes back or forward to a document of such a step; absent: the open document stays.
    void returnTo(const std::optional<DocumentId> &id);
    /// The document that the present step came to, or will leave from.
    [[nodiscard]] const std::optional<DocumentId> &steppedTo() const { return m_steppedTo; }
    /// The list has changed to another query: the list decides again which document is open.
    void endStep() { m_steppedTo.reset(); }
    /// Call after each answer of the list: selects its first row if nothing is open, and refreshes an open document without a row.
    void followList();
    /// Nothing may be read any more: closes the document.
    void refuse();

Q_SIGNALS:
    void opened(const lectern::Document &document);                ///< Also when it has changed.
    void pageWanted(int page);                                     ///< In the opened document: the page of a search's match.
    void wordsWanted(lectern::TextRange words);                    ///< In the opened document.
    void fileReached(const lectern::models::DocumentListRow &row); ///< For a current row that is not a document yet.
    void closed();                                                 ///< Deleted here, or no longer readable.
    void rowReached();                                             ///< The row of a document that was opened from elsewhere is current.
    void stepBegins();                                             ///< steppedTo() is the document to come back to.
    void stepped();                                                ///< steppedTo() is the document gone to.
    void followed();                                               ///< The current row is another one or has changed.
    void failed(const lectern::StorageError &error);               ///< A document could not be opened.

private:
    struct Words {
        DocumentId document;
        TextRange range;
    };
    void connectList();
    void makeCurrent(const QUuid &key);
    void goTo(DocumentId id);
    void take(const Document &document);
    void followCurrent();
    void followUnlisted();
    void show(const Document &document);
    void close();

    DocumentSource &m_source;
    DocumentListModel &m_list;
    QItemSelectionModel &m_selection;
    NewestAnswer<Document> m_opened;
    NewestAnswer<Document> m_unlisted;
    QTimer m_rest; ///< Waits until the arrow key rests.
    std::optional<DocumentId> m_shown;
    qint64 m_shownVersion = 0;
    QString m_shownProgress;
    std::optional<DocumentId> m_steppedTo;
    std::optional<Words> m_wanted; ///< Shown once their document is open.
};

} // namespace lectern::models
