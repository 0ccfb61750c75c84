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

/// Shows the findings of the open document: summary, risks, clauses, categories not found. Selecting a card shows its words on
/// the page. Verdicts go to the session; then the next card becomes current.
///
/// Thread: GUI. Owns the session. Borrows source and sink, and the library after compareWith().
class FindingsPanel : public QWidget
{
    Q_OBJECT
public:
    FindingsPanel(DocumentSource &source, DocumentSink &sink, QWidget *parent = nullptr);

    /// Enables the search for similar clauses and near duplicates. Call at most once.
    void compareWith(models::ClauseLibrary &library);
    [[nodiscard]] bool isComparing() const { return m_similarPanel; }

    /// Absent: no document is open.
    void setDocument(const std::optional<Document> &document);
    /// Checks for a newer analysis.
    void refresh();
    /// Makes a finding's card current, after a click on its words on the page.
    void selectFinding(int finding);
    [[nodiscard]] models::FindingsSession &session() { return m_session; }
    [[nodiscard]] const models::FindingsSession &session() const { return m_session; }
    /// For menus and the command palette.
    [[nodiscard]] FindingsActions &actions() const { return *m_actions; }
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void findingChosen(lectern::Finding finding);                              ///< Its words are to be shown.
    void wordsWanted(lectern::TextRange range);                                ///< Of a finding that is gone.
    void clauseChosen(lectern::DocumentId document, lectern::TextRange range); ///< A similar clause, whose words are to be shown.
    void documentWanted(lectern::DocumentId document);                         ///< A document with nearly the same text.
    void exportWanted(lectern::Document document, QString format);             ///< "pdf", "json", "csv", "xlsx".
    void retryWanted(lectern::Document document);                              ///< Extraction of its text failed and is to be retried.

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
