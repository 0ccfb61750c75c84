// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/pages/page_marks.h"

#include <algorithm>
#include <set>

namespace lectern::models {

namespace {

/// The highest severity of marks on a range in which no mark begins or ends. Nothing: no mark.
std::optional<Severity> gravestOn(const TextRange &range, const std::vector<DocumentHighlight> &highlights)
{
    std::optional<Severity> gravest;
    for (const DocumentHighlight &mark : highlights) {
        if (mark.range.overlaps(range))
            gravest = std::max(gravest.value_or(Severity::None), mark.severity);
    }
    return gravest;
}

std::vector<Tint> tintsOf(const std::vector<DocumentHighlight> &highlights)
{
    std::set<qint64> borders;
    for (const DocumentHighlight &mark : highlights)
        borders.insert({mark.range.start, mark.range.end});
    std::vector<Tint> tints;
    for (auto border = borders.begin(); border != borders.end() && std::next(border) != borders.end(); ++border) {
        const TextRange range{*border, *std::next(border)};
        const auto severity = gravestOn(range, highlights);
        if (!severity)
            continue;
        if (!tints.empty() && tints.back().range.end == range.start && tints.back().severity == *severity)
            tints.back().range.end = range.end;
        else
            tints.push_back({range, *severity});
    }
    return tints;
}

} // namespace

void PageMarks::setHighlights(std::vector<DocumentHighlight> highlights)
{
    m_highlights = std::move(highlights);
    std::stable_sort(m_highlights.begin(), m_highlights.end(),
                     [](const DocumentHighlight &a, const DocumentHighlight &b) { return a.range.start < b.range.start; });
    m_tints = tintsOf(m_highlights);
    if (!markOf(m_current))
        m_current = -1;
    Q_EMIT changed();
}

void PageMarks::setCurrentFinding(int finding)
{
    m_current = finding;
    Q_EMIT changed();
}

void PageMarks::pointAt(const TextRange &range)
{
    const auto own = std::find_if(m_highlights.begin(), m_highlights.end(), [&](const DocumentHighlight &mark) { return mark.range == range; });
    const bool isOwn = !range.isEmpty() && own != m_highlights.end();
    m_pointedAt = isOwn ? TextRange() : range;
    if (isOwn)
        m_current = own->finding;
    Q_EMIT changed();
}

const DocumentHighlight *PageMarks::markOf(int finding) const
{
    const auto found = std::find_if(m_highlights.begin(), m_highlights.end(),
                                    [finding](const DocumentHighlight &mark) { return mark.finding == finding; });
    return found == m_highlights.end() ? nullptr : &*found;
}

int PageMarks::currentIndex() const
{
    const DocumentHighlight *current = markOf(m_current);
    return current ? int(current - m_highlights.data()) : -1;
}

const DocumentHighlight *PageMarks::neighbour(int direction, qint64 position) const
{
    const int count = int(m_highlights.size());
    if (count == 0)
        return nullptr;
    if (const int current = currentIndex(); current >= 0)
        return &m_highlights[size_t((current + direction + count) % count)];
    const auto after = std::lower_bound(m_highlights.begin(), m_highlights.end(), position,
                                        [](const DocumentHighlight &mark, qint64 from) { return mark.range.start < from; });
    const int next = int(after - m_highlights.begin());
    return &m_highlights[size_t((direction > 0 ? next : next - 1 + count) % count)];
}

} // namespace lectern::models
