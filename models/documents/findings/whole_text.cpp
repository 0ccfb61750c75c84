// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/findings/whole_text.h"

namespace lectern::models {

namespace {
constexpr int pagesPerAnswer = 100;
}

WholeText::WholeText(DocumentSource &source, QObject *parent) : QObject(parent), m_source(source) {}

void WholeText::fetch(DocumentId id, int pageCount, std::function<void(Result<Pages>)> handle)
{
    m_id = id;
    m_pageCount = pageCount;
    m_pages.clear();
    m_handle = std::move(handle);
    fetchNext();
}

void WholeText::stop()
{
    m_answer.stop();
    m_handle = nullptr;
    m_pages.clear();
}

void WholeText::fetchNext()
{
    const int first = int(m_pages.size()) + 1;
    m_answer.ask(
        this, [&](std::stop_token stop) { return m_source.fetchText(m_id, first, pagesPerAnswer, stop); },
        [this](const Result<Answer<DocumentText>> &result) {
            if (!result)
                return std::exchange(m_handle, nullptr)(failureOf(result));
            const std::vector<DocumentPage> &pages = result->value->pages;
            m_pages.insert(m_pages.end(), pages.begin(), pages.end());
            if (int(m_pages.size()) < m_pageCount && !pages.empty())
                return fetchNext();
            std::exchange(m_handle, nullptr)(std::move(m_pages));
        });
}

} // namespace lectern::models
