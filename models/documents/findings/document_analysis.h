// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/findings/verdict_drafts.h"
#include "models/documents/findings/whole_text.h"
#include "models/query/newest_answer.h"
#include "storage/api/documents/document_sink.h"
#include "storage/api/documents/document_source.h"

#include <QObject>

namespace lectern::models {

/// The latest analysis of one document. Checked against the document's text (proof.h) before it is shown.
///
/// Thread: GUI; the check runs on another. Borrows source and sink.
class DocumentAnalysis : public QObject
{
    Q_OBJECT
public:
    DocumentAnalysis(DocumentSource &source, DocumentSink &sink, QObject *parent = nullptr);

    /// Absent: no document is current. If the document's version has risen, its analysis is read again.
    void setDocument(const std::optional<Document> &document);
    /// Reads again; emits changed() only if something differs.
    void refresh();
    /// Stores a verdict and keeps it as a draft until stored. Shown at once; if storing fails, only the draft keeps it.
    void judge(int finding, Judgement judgement, QString note);
    /// Queues a new analysis.
    void analyse(const QString &engine);

    [[nodiscard]] const std::optional<Document> &document() const { return m_document; }
    /// Null: there is none yet, or it is not checked yet.
    [[nodiscard]] std::shared_ptr<const Analysis> find() const { return m_analysis; }
    [[nodiscard]] const Provenance &provenance() const { return m_provenance; }
    [[nodiscard]] const std::optional<StorageError> &error() const { return m_error; }
    /// Analysts' verdicts on this analysis' engine; null: not known yet.
    [[nodiscard]] const EnginePrecision *precision() const;
    /// The drafts of all documents.
    [[nodiscard]] VerdictDrafts &drafts() { return m_drafts; }
    [[nodiscard]] const VerdictDrafts &drafts() const { return m_drafts; }
    [[nodiscard]] bool isBusy() const { return m_answer.isBusy() || m_text.isBusy() || m_isProving; }

Q_SIGNALS:
    void changed();

private:
    void take(const Result<Answer<Analysis>> &result);
    void prove(std::shared_ptr<const Analysis> analysis);
    void show(std::shared_ptr<const Analysis> analysis);
    void showError(const StorageError &error);
    void setVerdict(int finding, Verdict verdict);
    void refreshPrecision();

    DocumentSource &m_source;
    DocumentSink &m_sink;
    std::optional<Document> m_document;
    std::shared_ptr<const Analysis> m_analysis;
    Provenance m_provenance;
    std::optional<StorageError> m_error;
    std::vector<EnginePrecision> m_precision;
    NewestAnswer<Analysis> m_answer;
    NewestAnswer<std::vector<EnginePrecision>> m_precisionAnswer;
    VerdictDrafts m_drafts;
    WholeText m_text;
    int m_generation = 0; ///< Number of the newest check; results of older ones are dropped.
    bool m_isProving = false;
    int m_openVerdicts = 0; ///< Verdicts being stored; meanwhile answers may be older than what is shown.
};

} // namespace lectern::models
