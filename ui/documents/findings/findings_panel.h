// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/findings/clause_library.h"
#include "models/documents/findings/document_analysis.h"
#include "models/documents/findings/findings_model.h"
#include "storage/api/documents/document_sink.h"
#include "storage/api/documents/document_source.h"
#include "ui/documents/findings/verdict_step.h"

#include <QWidget>

class QAction;
class QBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace lectern::ui {

class DraftNotice;
class DuplicateNotice;
class EmptyState;
class FindingDelegate;
class FindingsList;
class NoteBar;
class NoticeBar;
class SimilarPanel;

/// What was found in the current document: summary, risks, clauses, what was looked for and not found, each tied to its words on
/// the page. The arrow keys and a click show them; R and W judge the current
/// card and go on to the next, N leaves a note; Left and Right go through its passages, Shift+R and Shift+W judge one of them.
///
/// Thread: GUI. Borrows source, sink and, once it compares, the library.
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
    /// Says what is `after` in each change if what is `before` is said now, and shows the card. False: the analysis is not shown, or says
    /// something else of one of them.
    bool replaceVerdicts(GivenVerdict wanted);
    [[nodiscard]] std::shared_ptr<const Analysis> analysis() const { return m_detail.find(); }
    /// Null: the current card has no finding.
    [[nodiscard]] const Finding *currentFinding() const;
    /// For the menus and the command palette; owned by the panel.
    [[nodiscard]] QList<QAction *> commands() const;
    /// The engines offered by "Analyse again": name and title.
    void setEngines(const QList<std::pair<QString, QString>> &engines);
    /// What is said of findings but not stored yet.
    [[nodiscard]] QVariantMap state() const;
    void restoreState(const QVariantMap &state);
    [[nodiscard]] bool isSettled() const { return !m_detail.isBusy(); }
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void judged(lectern::ui::GivenVerdict step);                               ///< The analyst gave a verdict or a note; it is on its way.
    void analysisChanged();                                                    ///< Another analysis, or none: highlight its findings.
    void findingChosen(lectern::Finding finding);                              ///< Show its words.
    void wordsWanted(lectern::TextRange range);                                ///< Of a finding that is gone.
    void clauseChosen(lectern::DocumentId document, lectern::TextRange range); ///< A similar one: show its words.
    void documentWanted(lectern::DocumentId document);                         ///< One that has nearly the same text.
    void exportWanted(lectern::Document document, QString format);             ///< "pdf", "json", "csv", "xlsx".
    void rulesWanted();                                                        ///< Open the risk rules.
    void enginesWanted();                                                      ///< Open the settings of the engines.
    void exportAllWanted(const QString &format);                               ///< "csv", "xlsx": of every document that the list shows.
    void retryWanted(lectern::Document document);                              ///< Its text failed: try again.
    void stateChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *makePage();
    QWidget *makeButtons();
    void makeCommands();
    void showDetail();
    void showAnalysis(const Analysis &analysis);
    void showState();
    void showHead(const Analysis &analysis);
    void step(int direction);
    void chooseCurrent();
    enum class Scope : quint8 { Card, Passage }; ///< All passages of a card, or the one that is shown.
    void judge(int row, Judgement judgement, Scope scope);
    void judgeAndGoOn(Judgement judgement, Scope scope);
    void stepPassage(int row, int step);
    void give(std::vector<GivenVerdict::Change> changes);
    void editNote(int row);
    void storeNote(const QString &note);
    void leaveNote();
    QWidget *makeDraftNotice(QWidget *parent);
    void showDrafts();
    void insistOnDraft();
    void discardDraft();
    bool discardUnsaved(const GivenVerdict::Change &change);
    [[nodiscard]] std::optional<models::VerdictDraft> unsavedDraft() const;
    [[nodiscard]] std::optional<Finding> findingOf(const models::VerdictDraft &draft) const;
    void showSimilar();
    void applyColours();

    models::DocumentAnalysis m_detail;
    models::FindingsModel m_model;
    std::optional<AnalysisId> m_shown;
    std::optional<models::VerdictDraft> m_noted; ///< What a note is being written on.
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QBoxLayout *m_head = nullptr;
    QLabel *m_engine = nullptr;
    QLabel *m_summary = nullptr;
    QLabel *m_judged = nullptr;
    NoticeBar *m_notice = nullptr;
    FindingsList *m_list = nullptr;
    FindingDelegate *m_delegate = nullptr;
    NoteBar *m_note = nullptr;
    DraftNotice *m_unsaved = nullptr;
    DuplicateNotice *m_duplicate = nullptr;
    SimilarPanel *m_similarPanel = nullptr;
    QPushButton *m_similar = nullptr;
    QMenu *m_engineMenu = nullptr;
    QTimer *m_poll;
    QAction *m_next = nullptr, *m_previous = nullptr, *m_right = nullptr, *m_wrong = nullptr, *m_noteAction = nullptr;
    QList<QAction *> m_ofPassage; ///< Next, previous, right, wrong.
    QAction *m_similarAction = nullptr, *m_rules = nullptr, *m_engines = nullptr, *m_retry = nullptr;
    QList<QAction *> m_exports;
};

} // namespace lectern::ui
