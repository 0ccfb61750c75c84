// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/session/findings_session.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QPushButton;
class QStackedWidget;

namespace lectern::models {
class ClauseLibrary;
} // namespace lectern::models

namespace lectern::ui {

class DuplicateNotice;
class EmptyState;
class FindingDelegate;
class FindingsActions;
class FindingsHead;
class FindingsList;
class NoteBar;
class SimilarPanel;

/// Shows what was found in the open document: summary, risks, clauses, what was looked for and not found, each tied to its words on
/// the page, which the arrow keys and a click show. What is said of a finding goes to the session, the next card then becomes current.
///
/// Thread: GUI. Owns the session. Borrows source, sink and, once it compares, the library.
class FindingsPanel : public QWidget
{
    Q_OBJECT
public:
    FindingsPanel(DocumentSource &source, DocumentSink &sink, QWidget *parent = nullptr);

    /// From now on similar clauses and near duplicates are looked for here. Once at most.
    void compareWith(models::ClauseLibrary &library);
    [[nodiscard]] bool isComparing() const { return m_similarPanel; }

    /// Absent: no document is current.
    void setDocument(const std::optional<Document> &document);
    /// Asks whether there is a newer analysis.
    void refresh();
    /// Makes a finding the current card, as after a click on its words on the page.
    void selectFinding(int finding);
    [[nodiscard]] models::FindingsSession &session() { return m_session; }
    [[nodiscard]] const models::FindingsSession &session() const { return m_session; }
    /// For the menus and the command palette.
    [[nodiscard]] FindingsActions &actions() const { return *m_actions; }
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void findingChosen(lectern::Finding finding);                              ///< Show its words.
    void wordsWanted(lectern::TextRange range);                                ///< Of a finding that is gone.
    void clauseChosen(lectern::DocumentId document, lectern::TextRange range); ///< A similar one: show its words.
    void documentWanted(lectern::DocumentId document);                         ///< One that has nearly the same text.
    void exportWanted(lectern::Document document, QString format);             ///< "pdf", "json", "csv", "xlsx".
    void retryWanted(lectern::Document document);                              ///< Its text failed: try again.

private:
    QWidget *makePage();
    QWidget *makeCards(QWidget *page);
    QWidget *makeButtons();
    void connectSession();
    void connectActions();
    void connectCards();
    void showDetail();
    void showPage();
    void step(int direction);
    void goTo(int row);
    void chooseCurrent();
    void stepPassage(int row, int step);
    void judge(Judgement judgement, models::FindingsSession::Scope scope);
    void showSimilar();
    [[nodiscard]] int currentRow() const;

    models::FindingsSession m_session;
    FindingsActions *m_actions;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    FindingsHead *m_head = nullptr;
    FindingsList *m_list = nullptr;
    FindingDelegate *m_delegate = nullptr;
    NoteBar *m_note = nullptr;
    DuplicateNotice *m_duplicate = nullptr;
    SimilarPanel *m_similarPanel = nullptr;
    QPushButton *m_similar = nullptr;
    QTimer m_poll;
};

} // namespace lectern::ui
