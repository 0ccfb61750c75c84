// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/findings/findings_report.h"
#include "models/documents/findings/whole_text.h"

#include <QObject>
#include <QSet>

#include <deque>

namespace lectern::models {

/// Collects the reports of documents for an export: read from PostgreSQL, never from the cache, and checked against
/// each document's text. A document without a finished analysis is skipped and counted.
///
/// Thread: GUI; the checks run on another. Borrows the source.
class FindingsCollector : public QObject
{
    Q_OBJECT
public:
    explicit FindingsCollector(DocumentSource &source, QObject *parent = nullptr);

    /// Requires: no collection is running.
    void collect(const std::vector<DocumentId> &ids);
    /// All documents of the query.
    void collect(const DocumentQuery &query);
    void stop();
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] int passedOverCount() const { return m_passedOver; }

Q_SIGNALS:
    void progressed(int done, int total);
    void collected(const std::vector<lectern::models::FindingsReport> &reports);
    void failed(const lectern::StorageError &error);

private:
    void begin();
    void listNext();
    void takeList(const DocumentList &list);
    void takeNext();
    void takeDocument(const Document &document);
    void takeAnalysis(const Document &document, const Analysis &analysis);
    void prove(const Document &document, const Analysis &analysis, WholeText::Pages pages);
    void passOver();
    void fail(const StorageError &error);

    DocumentSource &m_source;
    WholeText m_text;
    NewestAnswer<DocumentList> m_list;
    NewestAnswer<Document> m_document;
    NewestAnswer<Analysis> m_analysis;
    DocumentPageRequest m_request;
    QSet<DocumentId> m_listed;
    int m_listingCount = 0;
    std::deque<DocumentId> m_waiting;
    std::vector<FindingsReport> m_reports;
    int m_total = 0;
    int m_passedOver = 0;
    int m_generation = 0; ///< Number of the collection; checks of stopped ones are dropped.
    bool m_isBusy = false;
};

} // namespace lectern::models
