// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"
#include "storage/api/documents/document_sink.h"

#include <QObject>
#include <QVariantList>

namespace lectern::models {

/// What an analyst said of a finding and PostgreSQL does not have yet.
struct VerdictDraft {
    DocumentId document;
    AnalysisId analysis;
    int finding = 0;
    QString category, quote; ///< By which it is found again in another analysis,
    qint64 start = 0;        ///< and, where the text says the same twice, by its place.
    Verdict before;          ///< What was said of it when the analyst said this.
    Verdict after;
    enum class State : quint8 {
        OnItsWay,
        Waiting,  ///< It could not be stored and can be tried again.
        Refused,  ///< It could not be stored, and trying again changes nothing by itself.
        Disputed, ///< Somebody else has written another note meanwhile: the analyst decides.
    } state = State::OnItsWay;
    StorageError error; ///< Of Waiting and Refused.

    /// Nothing is said of the finding yet: before and after are what is said of it now.
    [[nodiscard]] static VerdictDraft begun(const Analysis &analysis, const Finding &finding);
    /// What it is said of in this analysis; null: nothing.
    [[nodiscard]] const Finding *findIn(const Analysis &other) const;
};

/// The words that are not stored yet, of all documents, so that none is lost: they are kept until PostgreSQL has them or the analyst
/// takes them back, and outlive the window.
///
/// Thread: GUI. Borrows the sink.
class VerdictDrafts : public QObject
{
    Q_OBJECT
public:
    explicit VerdictDrafts(DocumentSink &sink, QObject *parent = nullptr);

    /// Replaces what is kept of the same finding.
    void keep(VerdictDraft draft);
    /// What became of `sent`. What was said of the finding since is not concerned.
    void noteStored(AnalysisId analysis, int finding, Verdict sent);
    void noteFailure(AnalysisId analysis, int finding, Verdict sent, StorageError error);
    /// Tries again whatever can be; `isAsked`: what was refused, too.
    void retry(bool isAsked);
    void discard(AnalysisId analysis, int finding);
    /// The analysis is the latest of its document: drafts of findings that it has, too, are of it from now on.
    void moveTo(const Analysis &analysis);

    [[nodiscard]] std::vector<VerdictDraft> all() const { return m_drafts; }
    /// The one that is said of this finding.
    [[nodiscard]] std::optional<VerdictDraft> findOf(const Analysis &analysis, int finding) const;
    /// The first of this document that is not on its way.
    [[nodiscard]] std::optional<VerdictDraft> findUnsaved(DocumentId document) const;
    [[nodiscard]] int unsavedCount() const; ///< Not on their way, of all documents.
    [[nodiscard]] QVariantList toVariant() const;
    /// Adds what a window before left; all of it waits.
    void restore(const QVariantList &list);

Q_SIGNALS:
    void changed();
    void stored(lectern::DocumentId document); ///< By retry().

private:
    [[nodiscard]] VerdictDraft *find(AnalysisId analysis, int finding);
    void send(VerdictDraft draft);

    DocumentSink &m_sink;
    std::vector<VerdictDraft> m_drafts; ///< In the order they were said.
};

} // namespace lectern::models
