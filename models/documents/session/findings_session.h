// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/findings/document_analysis.h"
#include "models/documents/findings/findings_model.h"
#include "models/documents/session/given_verdict.h"

#include <QVariantMap>

namespace lectern::models {

/// The findings of the open document as cards, and the analyst's verdicts on them: on all passages of a card, or on the shown
/// one; with undo and redo.
///
/// Thread: GUI. Borrows source and sink. detail() reports failures.
class FindingsSession : public QObject
{
    Q_OBJECT
public:
    enum class Scope : quint8 { Card, Passage }; ///< All passages of a card, or the shown one.

    FindingsSession(DocumentSource &source, DocumentSink &sink, QObject *parent = nullptr);

    [[nodiscard]] DocumentAnalysis &detail() { return m_detail; }
    [[nodiscard]] const DocumentAnalysis &detail() const { return m_detail; }
    [[nodiscard]] FindingsModel &cards() { return m_cards; }
    /// Null: none is shown.
    [[nodiscard]] std::shared_ptr<const Analysis> analysis() const { return m_detail.find(); }
    /// The finding of a draft, with the verdict in PostgreSQL; absent: the analysis does not contain it.
    [[nodiscard]] std::optional<Finding> findingOf(const VerdictDraft &draft) const;

    void judge(int row, Judgement judgement, Scope scope);
    /// Judges; the same judgement again takes it back. Returns the row to go to next; absent: stay.
    std::optional<int> judgeAndGoOn(int row, Judgement judgement, Scope scope);
    /// Sets verdicts; changes without a difference are skipped.
    void give(std::vector<GivenVerdict::Change> changes);
    /// Undo and redo: applies each change's `after` if all present verdicts equal their `before`, and requests to show the card. False: the
    /// analysis is not shown, or a verdict differs.
    bool replace(GivenVerdict wanted);
    /// The same once its document is open; requests to open it if needed.
    void replaceWhenOpen(GivenVerdict wanted);

    /// The verdicts that are not stored yet.
    [[nodiscard]] QVariantMap state() const;
    void restoreState(const QVariantMap &state);

Q_SIGNALS:
    void analysisLeft();                               ///< Another analysis, or none, will be shown next.
    void changed();                                    ///< The analysis, its verdicts, or its document changed.
    void analysisChanged();                            ///< After changed(): another analysis, or none, is shown.
    void stateChanged();                               ///< Something in state() changed.
    void judged(lectern::models::GivenVerdict step);   ///< The analyst gave a verdict or a note, which is being stored.
    void cardWanted(int finding);                      ///< Its verdict was changed by undo or redo.
    void documentWanted(lectern::DocumentId document); ///< To undo a verdict in it.
    void replacementRefused();                         ///< Somebody else has changed the verdict since.

private:
    void show();
    void replaceWanted();
    bool discardUnsaved(const GivenVerdict::Change &change);

    DocumentAnalysis m_detail;
    FindingsModel m_cards;
    std::optional<AnalysisId> m_shown;
    std::optional<GivenVerdict> m_wanted; ///< Applied once its analysis is shown.
};

} // namespace lectern::models
