// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings/findings_collector.h"

#include "models/analysis/text/proof.h"
#include "storage/api/when_done.h"

#include <QtConcurrent>

namespace lectern::models {

using namespace analysis;

namespace {
constexpr int mostListings = 3;
}

FindingsCollector::FindingsCollector(DocumentSource &source, QObject *parent) : QObject(parent), m_source(source), m_text(source) {}

void FindingsCollector::begin()
{
    Q_ASSERT(!m_isBusy);
    ++m_generation;
    m_isBusy = true;
    m_reports.clear();
    m_waiting.clear();
    m_listed.clear();
    m_listingCount = 0;
    m_passedOver = 0;
    m_total = 0;
}

void FindingsCollector::collect(const std::vector<DocumentId> &ids)
{
    begin();
    m_waiting.assign(ids.begin(), ids.end());
    m_total = int(ids.size());
    takeNext();
}

void FindingsCollector::collect(const DocumentQuery &query)
{
    begin();
    m_request = {query, {}, pageRowCount};
    listNext();
}

void FindingsCollector::stop()
{
    ++m_generation;
    m_isBusy = false;
    m_list.stop();
    m_document.stop();
    m_analysis.stop();
    m_text.stop();
    m_waiting.clear();
    m_reports.clear();
}

void FindingsCollector::listNext()
{
    m_list.ask(
        this, [this](std::stop_token stop) { return m_source.fetchList(m_request, stop, strictBound); },
        [this](const Result<Answer<DocumentList>> &result) { result ? takeList(*result->value) : fail(result.error()); });
}

/// While pages are read, a document may move between them: duplicates are dropped, and if one is missing the list is read again.
void FindingsCollector::takeList(const DocumentList &list)
{
    for (const DocumentRow &row : list.rows) {
        if (m_listed.contains(row.document.id))
            continue;
        m_listed.insert(row.document.id);
        m_waiting.push_back(row.document.id);
    }
    m_request.after = list.next;
    if (!m_request.after.isStart())
        return listNext();
    if (m_listed.size() < list.totalCount && ++m_listingCount < mostListings)
        return listNext();
    m_total = int(m_waiting.size());
    takeNext();
}

void FindingsCollector::takeNext()
{
    Q_EMIT progressed(m_total - int(m_waiting.size()), m_total);
    if (!m_isBusy)
        return; // a receiver of the progress called stop()
    if (m_waiting.empty()) {
        m_isBusy = false;
        Q_EMIT collected(std::exchange(m_reports, {}));
        return;
    }
    const DocumentId id = m_waiting.front();
    m_waiting.pop_front();
    m_document.ask(
        this, [&](std::stop_token stop) { return m_source.fetchDocument(id, stop, strictBound); },
        [this](const Result<Answer<Document>> &result) { result ? takeDocument(*result->value) : fail(result.error()); });
}

void FindingsCollector::takeDocument(const Document &document)
{
    m_analysis.ask(
        this, [&](std::stop_token stop) { return m_source.fetchLatestAnalysis(document.id, stop, strictBound); },
        [this, document](const Result<Answer<Analysis>> &result) {
            if (!result)
                return result.error().code == ErrorCode::NotFound ? passOver() : fail(result.error());
            takeAnalysis(document, *result->value);
        });
}

void FindingsCollector::takeAnalysis(const Document &document, const Analysis &analysis)
{
    if (analysis.status != WorkStatus::Completed)
        return passOver();
    m_text.fetch(document.id, document.pageCount, [this, document, analysis](Result<WholeText::Pages> pages) {
        pages ? prove(document, analysis, std::move(*pages)) : fail(pages.error());
    });
}

void FindingsCollector::prove(const Document &document, const Analysis &analysis, WholeText::Pages pages)
{
    auto proof = QtConcurrent::run([document, analysis, pages = std::move(pages)] {
        return FindingsReport{document, proven(analysis, pages), QDateTime::currentDateTimeUtc()};
    });
    whenDone(proof, this, [this, generation = m_generation](const FindingsReport &report) {
        if (generation != m_generation)
            return;
        m_reports.push_back(report);
        takeNext();
    });
}

void FindingsCollector::passOver()
{
    ++m_passedOver;
    takeNext();
}

void FindingsCollector::fail(const StorageError &error)
{
    stop();
    Q_EMIT failed(error);
}

} // namespace lectern::models
