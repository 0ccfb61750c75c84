// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/list/document_list_reader.h"

#include <algorithm>
#include <utility>

namespace lectern::models {

namespace {

constexpr size_t farthestReach = 2'000;
/// Rows of a search's first page: snippets are cut from the text of pages, so no more than a screen shows.
constexpr int firstSearchRows = 50;

int firstRowCount(const DocumentQuery &query) { return query.filter.text.isEmpty() ? pageRowCount : firstSearchRows; }

} // namespace

DocumentListReader::DocumentListReader(DocumentSource &source, QObject *parent) : QObject(parent), m_source(source)
{
    connect(&m_schedule, &RefreshSchedule::due, this, &DocumentListReader::refresh);
}

bool DocumentListReader::setQuery(const DocumentQuery &query)
{
    if (m_query == query && (m_hasAnswer || isBusy()))
        return false;
    m_query = query;
    m_isNewQuestion = true;
    m_wantsMore = false;
    if (m_hasAnswer) // the very first query keeps what reach() asked for
        m_wantedCount = size_t(firstRowCount(query));
    startOver();
    return true;
}

void DocumentListReader::refresh()
{
    if (!isBusy() || m_isNewQuestion)
        startOver();
}

void DocumentListReader::refreshSoon()
{
    m_schedule.setOutdated(isBusy());
    if (!isBusy() && m_hasAnswer)
        m_schedule.startSoon();
}

void DocumentListReader::reach(int row)
{
    m_wantedCount = std::max(m_wantedCount, std::clamp(size_t(std::max(row + 1, 0)), size_t(0), farthestReach));
}

void DocumentListReader::setRefreshInterval(std::optional<std::chrono::milliseconds> interval)
{
    m_schedule.setInterval(interval);
    if (!isBusy() && m_hasAnswer)
        m_schedule.startNow();
}

void DocumentListReader::clear(const StorageError &error)
{
    m_answer.stop();
    m_schedule.stop();
    m_documents.clear();
    m_building.clear();
    m_next = m_buildingNext = {};
    m_totalCount = 0;
    m_hasAnswer = m_wantsMore = false;
    m_isNewQuestion = true; // the next answer replaces everything
    m_error = error;
}

/// Reads the wanted pages again from the first one.
void DocumentListReader::startOver()
{
    ++m_cycle;
    m_schedule.begin();
    m_building.clear();
    m_buildingNext = {};
    askPage();
}

void DocumentListReader::readMore()
{
    if (!canReadMore())
        return;
    m_wantsMore = true;
    m_wantedCount = m_documents.size() + pageRowCount;
    if (isBusy())
        return; // the reading in progress will include the page
    m_building = m_documents;
    m_buildingNext = m_next;
    m_schedule.begin();
    askPage();
}

void DocumentListReader::askPage()
{
    DocumentPageRequest request{m_query, m_buildingNext, m_buildingNext.isStart() ? firstRowCount(m_query) : pageRowCount};
    m_answer.ask(
        this, [this, request](std::stop_token stop) { return m_source.fetchList(request, stop); },
        [this](const Result<Answer<DocumentList>> &result) { takePage(result); });
}

void DocumentListReader::takePage(const Result<Answer<DocumentList>> &result)
{
    if (!result)
        return fail(result.error());
    const DocumentList &list = *result->value;
    append(list.rows);
    m_totalCount = list.totalCount;
    m_buildingNext = list.next;
    if (!m_buildingNext.isStart() && (m_building.size() < m_wantedCount || (m_building.size() < farthestReach && lacksKept())))
        return askPage();
    adopt();
}

void DocumentListReader::fail(const StorageError &error)
{
    m_error = error;
    m_wantsMore = false;
    m_schedule.end();
    Q_EMIT answered();
}

void DocumentListReader::append(const std::vector<DocumentRow> &rows)
{
    QSet<QUuid> known;
    for (const DocumentRow &row : m_building)
        known.insert(row.document.id.value);
    for (const DocumentRow &row : rows) {
        if (!known.contains(row.document.id.value)) // it may have moved between two pages
            m_building.push_back(row);
    }
}

/// Whether new documents above have moved a row of m_kept beyond what has been read.
bool DocumentListReader::lacksKept() const
{
    if (m_isNewQuestion)
        return false;
    QSet<QUuid> lacking;
    for (const DocumentRow &row : m_documents) {
        if (m_kept.contains(row.document.id.value))
            lacking.insert(row.document.id.value);
    }
    for (const DocumentRow &row : m_building)
        lacking.remove(row.document.id.value);
    return !lacking.isEmpty();
}

void DocumentListReader::adopt()
{
    m_documents = std::move(m_building);
    m_building.clear();
    m_next = m_buildingNext;
    m_hasAnswer = true;
    const bool isNewQuestion = std::exchange(m_isNewQuestion, false);
    m_wantsMore = false;
    m_error.reset();
    Q_EMIT replaced(isNewQuestion);
    m_schedule.end();
    Q_EMIT answered();
}

} // namespace lectern::models
