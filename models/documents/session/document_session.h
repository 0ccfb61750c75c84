// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/list/document_list_model.h"

#include <QItemSelectionModel>

namespace lectern::models {

/// Which document is open: that of the list's current row, as soon as the arrow key rests, or one that was gone to from elsewhere and that
/// the list may not have. What is open and stands in no row is asked again as often as the list is.
///
/// Thread: GUI. Borrows source, list and the selection of its rows.
class DocumentSession : public QObject
{
    Q_OBJECT
public:
    DocumentSession(DocumentSource &source, DocumentListModel &list, QItemSelectionModel &selection, QObject *parent = nullptr);

    /// What is read; absent: nothing, or a file that is no document yet.
    [[nodiscard]] const std::optional<DocumentId> &shown() const { return m_shown; }
    /// Null: none. Valid until the list changes.
    [[nodiscard]] const DocumentListRow *currentRow() const { return m_list.findRow(m_selection.currentIndex().row()); }
    /// No document is about to be another.
    [[nodiscard]] bool isSettled() const { return !m_rest.isActive() && !m_opened.isBusy(); }

    /// Goes to a document, whether the list has it or not, and to words of it; what was open before is a step to come back to.
    void open(DocumentId id, const std::optional<TextRange> &words = {});
    /// Comes back to where such a step began or ended; absent: what is open stays.
    void returnTo(const std::optional<DocumentId> &id);
    /// Where a step has led to or is about to leave from.
    [[nodiscard]] const std::optional<DocumentId> &steppedTo() const { return m_steppedTo; }
    /// The list is another one now: it decides what is open.
    void endStep() { m_steppedTo.reset(); }
    /// The list's first row becomes current where nothing is; what is open and unlisted is asked again. After each answer of the list.
    void followList();
    /// Nothing may be read any more.
    void refuse();

Q_SIGNALS:
    void opened(const lectern::Document &document);                ///< Or it has changed.
    void pageWanted(int page);                                     ///< Of what was opened: where a search found it.
    void wordsWanted(lectern::TextRange words);                    ///< Of what was opened.
    void fileReached(const lectern::models::DocumentListRow &row); ///< The current row's, which is no document yet.
    void closed();                                                 ///< Deleted here, or not to be read any more.
    void rowReached();                                             ///< The list's row of a document that was gone to is current.
    void stepBegins();                                             ///< steppedTo() says what to come back to.
    void stepped();                                                ///< steppedTo() says where to.
    void followed();                                               ///< The current row is another, or says something else.
    void failed(const lectern::StorageError &error);               ///< A document could not be gone to.

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
    QTimer m_rest; ///< Of the arrow key.
    std::optional<DocumentId> m_shown;
    qint64 m_shownVersion = 0;
    QString m_shownProgress;
    std::optional<DocumentId> m_steppedTo;
    std::optional<Words> m_wanted; ///< As soon as their document is open.
};

} // namespace lectern::models
