// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/findings/document_analysis.h"
#include "models/documents/findings/findings_model.h"
#include "models/documents/session/given_verdict.h"

#include <QVariantMap>

namespace lectern::models {

/// What was found in the document that is open, as cards, and what the analyst says of it: of all passages of a card, or of the one that
/// is shown; taken back and said again.
///
/// Thread: GUI. Borrows source and sink. Failures are told by detail().
class FindingsSession : public QObject
{
    Q_OBJECT
public:
    enum class Scope : quint8 { Card, Passage }; ///< All passages of a card, or the one that is shown.

    FindingsSession(DocumentSource &source, DocumentSink &sink, QObject *parent = nullptr);

    [[nodiscard]] DocumentAnalysis &detail() { return m_detail; }
    [[nodiscard]] const DocumentAnalysis &detail() const { return m_detail; }
    [[nodiscard]] FindingsModel &cards() { return m_cards; }
    /// Null: none is shown.
    [[nodiscard]] std::shared_ptr<const Analysis> analysis() const { return m_detail.find(); }
    /// What a draft is said of, as PostgreSQL has it; absent: the analysis does not find it.
    [[nodiscard]] std::optional<Finding> findingOf(const VerdictDraft &draft) const;

    void judge(int row, Judgement judgement, Scope scope);
    /// What is said already is taken back. Returns the row of what follows, whose words are looked at next; absent: it stays in sight.
    std::optional<int> judgeAndGoOn(int row, Judgement judgement, Scope scope);
    /// What says so already is left alone.
    void give(std::vector<GivenVerdict::Change> changes);
    /// Says what is `after` in each change if what is `before` is said now, and wants the card seen. False: the analysis is not shown, or
    /// says something else of one of them.
    bool replace(GivenVerdict wanted);
    /// The same as soon as its document is open, which may have to be opened first.
    void replaceWhenOpen(GivenVerdict wanted);

    /// What is said of findings but not stored yet.
    [[nodiscard]] QVariantMap state() const;
    void restoreState(const QVariantMap &state);

Q_SIGNALS:
    void analysisLeft();                               ///< Another analysis, or none, is about to be shown.
    void changed();                                    ///< The analysis, its verdicts, what is known of the document.
    void analysisChanged();                            ///< After changed(): another analysis, or none, is shown.
    void stateChanged();                               ///< Something in state() changed.
    void judged(lectern::models::GivenVerdict step);   ///< The analyst gave a verdict or a note; it is on its way.
    void cardWanted(int finding);                      ///< What was said of it is another.
    void documentWanted(lectern::DocumentId document); ///< To take back what was said of it.
    void replacementRefused();                         ///< Somebody has said something else since.

private:
    void show();
    void replaceWanted();
    bool discardUnsaved(const GivenVerdict::Change &change);

    DocumentAnalysis m_detail;
    FindingsModel m_cards;
    std::optional<AnalysisId> m_shown;
    std::optional<GivenVerdict> m_wanted; ///< As soon as its analysis is shown.
};

} // namespace lectern::models
