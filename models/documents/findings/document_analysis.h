// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/findings/verdict_drafts.h"
#include "models/documents/findings/whole_text.h"
#include "models/query/newest_answer.h"
#include "storage/api/documents/document_sink.h"
#include "storage/api/documents/document_source.h"

#include <QObject>

namespace lectern::models {

/// The latest analysis of one document, proved against the document's own text before it is shown.
///
/// Thread: GUI; the proof runs on another. Borrows source and sink.
class DocumentAnalysis : public QObject
{
    Q_OBJECT
public:
    DocumentAnalysis(DocumentSource &source, DocumentSink &sink, QObject *parent = nullptr);

    /// Absent: nothing is current. A document whose version rose is asked for again.
    void setDocument(const std::optional<Document> &document);
    /// Asks again; changed() follows only when something differs.
    void refresh();
    /// Stores what the analyst says, and keeps it as a draft until it is. Shown at once; when it cannot be stored only the draft says so.
    void judge(int finding, Judgement judgement, QString note);
    /// Queues another analysis.
    void analyse(const QString &engine);

    [[nodiscard]] const std::optional<Document> &document() const { return m_document; }
    /// Null: none yet, or it is not proved yet.
    [[nodiscard]] std::shared_ptr<const Analysis> find() const { return m_analysis; }
    [[nodiscard]] const Provenance &provenance() const { return m_provenance; }
    [[nodiscard]] const std::optional<StorageError> &error() const { return m_error; }
    /// How analysts judged this analysis' engine; null: not known yet.
    [[nodiscard]] const EnginePrecision *precision() const;
    /// Of all documents.
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
    int m_generation = 0; ///< Of proofs: an older one's answer is dropped.
    bool m_isProving = false;
    int m_openVerdicts = 0; ///< On their way to PostgreSQL; until then answers may be older than what is shown.
};

} // namespace lectern::models
