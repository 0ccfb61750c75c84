// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"
#include "storage/api/documents/document_sink.h"

#include <QObject>
#include <QVariantList>

namespace lectern::models {

/// A verdict on a finding that PostgreSQL does not have yet.
struct VerdictDraft {
    DocumentId document;
    AnalysisId analysis;
    int finding = 0;
    QString category, quote; ///< Identify the finding in another analysis,
    qint64 start = 0;        ///< together with its position, if the text contains the quote more than once.
    Verdict before;          ///< The verdict that the analyst saw when judging.
    Verdict after;
    enum class State : quint8 {
        OnItsWay,
        Waiting,  ///< It could not be stored; it is retried.
        Refused,  ///< It could not be stored, and a retry alone would not help.
        Disputed, ///< Somebody else has written another note meanwhile: the analyst must decide.
    } state = State::OnItsWay;
    StorageError error; ///< For Waiting and Refused.

    /// A new draft without a change: `before` and `after` are the present verdict.
    [[nodiscard]] static VerdictDraft begun(const Analysis &analysis, const Finding &finding);
    /// The draft's finding in this analysis; null: not found.
    [[nodiscard]] const Finding *findIn(const Analysis &other) const;
};

/// The unsaved verdicts of all documents. Each is kept, also when the window is closed, until PostgreSQL has it or the analyst
/// discards it.
///
/// Thread: GUI. Borrows the sink.
class VerdictDrafts : public QObject
{
    Q_OBJECT
public:
    explicit VerdictDrafts(DocumentSink &sink, QObject *parent = nullptr);

    /// Adds a draft, replacing that of the same finding.
    void keep(VerdictDraft draft);
    /// Outcome of storing `sent`. A later verdict on the finding is not affected.
    void noteStored(AnalysisId analysis, int finding, Verdict sent);
    void noteFailure(AnalysisId analysis, int finding, Verdict sent, StorageError error);
    /// Retries the waiting drafts; `isAsked`: the refused ones, too.
    void retry(bool isAsked);
    void discard(AnalysisId analysis, int finding);
    /// Moves drafts to the document's latest analysis, if it contains their findings.
    void moveTo(const Analysis &analysis);

    [[nodiscard]] std::vector<VerdictDraft> all() const { return m_drafts; }
    /// The draft for this finding.
    [[nodiscard]] std::optional<VerdictDraft> findOf(const Analysis &analysis, int finding) const;
    /// The first draft of this document that is not being stored.
    [[nodiscard]] std::optional<VerdictDraft> findUnsaved(DocumentId document) const;
    [[nodiscard]] int unsavedCount() const; ///< Drafts that are not being stored, of all documents.
    [[nodiscard]] QVariantList toVariant() const;
    /// Adds the drafts of an earlier window; all of them wait.
    void restore(const QVariantList &list);

Q_SIGNALS:
    void changed();
    void stored(lectern::DocumentId document); ///< By retry().

private:
    [[nodiscard]] VerdictDraft *find(AnalysisId analysis, int finding);
    void send(VerdictDraft draft);

    DocumentSink &m_sink;
    std::vector<VerdictDraft> m_drafts; ///< In the order in which they were made.
};

} // namespace lectern::models
