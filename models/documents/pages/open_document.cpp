// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/pages/open_document.h"

#include "storage/api/when_done.h"

#include <algorithm>

namespace lectern::models {

OpenDocument::OpenDocument(DocumentSource &source, QObject *parent) : QObject(parent), m_source(source) {}

OpenDocument::~OpenDocument() { stopAll(); }

void OpenDocument::stopAll()
{
    for (Asked &asked : m_asked)
        asked.stop.request_stop();
    m_asked.clear();
}

void OpenDocument::open(const Document &document)
{
    stopAll();
    ++m_generation;
    m_document = document;
    m_pages.clear();
    m_pages.resize(size_t(std::max(0, document.pageCount)));
    m_starts.clear();
    m_used.clear();
    m_error.reset();
    m_firstWanted = 1;
    m_lastWanted = 0;
    m_wantsAll = false;
    Q_EMIT opened();
}

void OpenDocument::close() { open({}); }

void OpenDocument::want(int first, int last)
{
    m_firstWanted = std::max(1, first);
    m_lastWanted = std::min(pageCount(), last);
    stopWhatIsUnwanted();
    const int firstBlock = (m_firstWanted - 1) / blockSize;
    const int lastBlock = (m_lastWanted - 1) / blockSize;
    for (int block = firstBlock; block <= lastBlock && m_lastWanted >= m_firstWanted; ++block) {
        const int from = block * blockSize + 1;
        const int to = std::min(pageCount(), from + blockSize - 1);
        const auto isMissing = [this](int page) {
            const Stage stage = m_pages[size_t(page - 1)].stage;
            return stage == Stage::Absent || stage == Stage::TextOnly;
        };
        for (int page = std::max(from, m_firstWanted); page <= std::min(to, m_lastWanted); ++page) {
            if (isMissing(page)) {
                ask(from, to - from + 1);
                break;
            }
        }
    }
    for (int page = m_firstWanted; page <= m_lastWanted; ++page)
        touch(page);
}

void OpenDocument::stopWhatIsUnwanted()
{
    for (auto asked = m_asked.begin(); asked != m_asked.end();) {
        const bool isWanted = m_wantsAll || (asked->first <= m_lastWanted && asked->first + asked->count > m_firstWanted);
        if (isWanted) {
            ++asked;
            continue;
        }
        for (int page = asked->first; page < asked->first + asked->count && page <= pageCount(); ++page) { // the document may have become shorter
            Page &left = m_pages[size_t(page - 1)];
            if (left.stage == Stage::Asked)
                left.stage = left.text.isNull() ? Stage::Absent : Stage::TextOnly;
        }
        asked->stop.request_stop();
        asked = m_asked.erase(asked);
    }
}

void OpenDocument::wantAllText()
{
    m_wantsAll = true;
    askForRest();
}

void OpenDocument::askForRest()
{
    if (!m_wantsAll || !m_asked.empty())
        return;
    for (int page = 1; page <= pageCount(); ++page) {
        if (m_pages[size_t(page - 1)].stage != Stage::Absent)
            continue;
        int count = 0;
        while (count < wholeBlockSize && page + count <= pageCount() && m_pages[size_t(page + count - 1)].stage == Stage::Absent)
            ++count;
        return ask(page, count);
    }
}

void OpenDocument::retry()
{
    m_error.reset();
    for (Page &page : m_pages) {
        if (page.stage == Stage::Failed)
            page.stage = Stage::Absent;
    }
    want(m_firstWanted, m_lastWanted);
    askForRest();
}

void OpenDocument::ask(int first, int count)
{
    for (int page = first; page < first + count; ++page) {
        Stage &stage = m_pages[size_t(page - 1)].stage;
        stage = stage == Stage::Here ? stage : Stage::Asked;
    }
    m_asked.push_back({first, count, {}});
    const std::stop_token stop = m_asked.back().stop.get_token();
    whenDone(m_source.fetchText(m_document.id, first, count, stop), this,
             [this, first, count, stop, generation = m_generation](const Result<Answer<DocumentText>> &result) {
                 if (generation == m_generation && !stop.stop_requested())
                     take(first, count, result);
             });
}

void OpenDocument::take(int first, int count, const Result<Answer<DocumentText>> &result)
{
    m_asked.remove_if([&](const Asked &asked) { return asked.first == first && asked.count == count; });
    if (result)
        takePages(*result->value);
    else
        m_error = result.error();
    // Pages that did not arrive are marked as failed and not requested again until retry().
    for (int page = first; page < first + count && page <= pageCount(); ++page) {
        if (m_pages[size_t(page - 1)].stage == Stage::Asked)
            m_pages[size_t(page - 1)].stage = Stage::Failed;
    }
    if (!result)
        Q_EMIT failed(result.error());
    askForRest();
}

void OpenDocument::takePages(const DocumentText &text)
{
    m_error.reset();
    takeStarts(text.pageStarts);
    std::vector<QSizeF> sizes;
    for (const DocumentPage &page : text.pages) {
        if (page.number < 1 || page.number > pageCount())
            continue;
        sizes.push_back(page.size);
        Page &place = m_pages[size_t(page.number - 1)];
        place.source = page.source;
        place.confidence = page.confidence;
        place.text = page.text.isNull() ? QLatin1String("") : page.text;
        place.stage = Stage::Here;
        if (!place.words) {
            m_used.push_front(page.number);
            place.used = m_used.begin();
        }
        place.words = std::make_shared<const PageWords>(page);
    }
    if (sizes.empty())
        return;
    for (int page = m_firstWanted; page <= std::min(m_lastWanted, pageCount()); ++page)
        touch(page);
    while (m_used.size() > wordsCapacity) {
        Page &oldest = m_pages[size_t(m_used.back() - 1)];
        oldest.words.reset();
        oldest.stage = Stage::TextOnly;
        m_used.pop_back();
    }
    const int first = text.pages.front().number;
    Q_EMIT sizesArrived(first, sizes);
    Q_EMIT pagesArrived(first, first + int(sizes.size()) - 1);
}

void OpenDocument::takeStarts(const std::vector<qint64> &starts)
{
    if (starts.size() < 2 || !std::is_sorted(starts.begin(), starts.end()))
        return;
    m_starts = starts;
    if (int(starts.size()) - 1 == pageCount())
        return;
    const int before = pageCount();
    const int now = int(starts.size()) - 1;
    for (int page = now + 1; page <= before; ++page) {
        if (m_pages[size_t(page - 1)].words)
            m_used.erase(m_pages[size_t(page - 1)].used);
    }
    m_pages.resize(size_t(now));
    m_lastWanted = std::min(m_lastWanted, now);
    Q_EMIT pageCountChanged();
}

void OpenDocument::touch(int page)
{
    Page &touched = m_pages[size_t(page - 1)];
    if (touched.words)
        m_used.splice(m_used.begin(), m_used, touched.used);
}

bool OpenDocument::hasText(int page) const { return page >= 1 && page <= pageCount() && !m_pages[size_t(page - 1)].text.isNull(); }

QString OpenDocument::text(int page) const { return hasText(page) ? m_pages[size_t(page - 1)].text : QString(); }

std::shared_ptr<const PageWords> OpenDocument::words(int page) const
{
    return page >= 1 && page <= pageCount() ? m_pages[size_t(page - 1)].words : nullptr;
}

TextSource OpenDocument::textSource(int page) const { return m_pages[size_t(page - 1)].source; }
std::optional<double> OpenDocument::confidence(int page) const { return m_pages[size_t(page - 1)].confidence; }

TextRange OpenDocument::rangeOf(int page) const { return {m_starts[size_t(page - 1)], m_starts[size_t(page)]}; }

int OpenDocument::pageOf(qint64 position) const
{
    const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), position);
    return std::clamp(int(after - m_starts.begin()), 1, pageCount());
}

std::optional<QString> OpenDocument::textOf(const TextRange &range) const
{
    QString result;
    if (range.isEmpty() || !hasPositions())
        return range.isEmpty() ? std::optional(result) : std::nullopt;
    const int last = pageOf(range.end - 1);
    for (int page = pageOf(range.start); page <= last; ++page) {
        if (!hasText(page))
            return std::nullopt;
        const TextRange whole = rangeOf(page);
        const QString &text = m_pages[size_t(page - 1)].text;
        const CodePointIndex index(text);
        const TextRange part{std::max(range.start, whole.start) - whole.start, std::min(range.end, whole.end) - whole.start};
        const TextRange units = index.toUnits(part);
        result += QStringView(text).mid(units.start, units.length());
    }
    return result;
}

} // namespace lectern::models
