// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/pages/page_words.h"

#include <QTextBoundaryFinder>

#include <algorithm>
#include <cmath>
#include <limits>

namespace lectern::models {

namespace {

/// Words are in one line if they share more than half of the lower one's height and the second is further right.
bool isSameLine(const QRectF &line, const QRectF &last, const QRectF &next)
{
    const double shared = std::min(line.bottom(), next.bottom()) - std::max(line.top(), next.top());
    const double lower = std::min(last.height(), next.height());
    return shared > lower / 2 && next.left() >= last.left() - lower;
}

double distance(double value, double from, double to) { return value < from ? from - value : value > to ? value - to : 0; }

} // namespace

PageWords::PageWords(const DocumentPage &page) : m_text(page.text), m_index(page.text), m_words(page.words) { findLines(); }

void PageWords::findLines()
{
    for (size_t i = 0; i < m_words.size(); ++i) {
        const QRectF &box = m_words[i].box;
        if (m_lines.empty() || !isSameLine(m_lines.back().box, m_words[i - 1].box, box)) {
            m_lines.push_back({i, i + 1, box});
            continue;
        }
        m_lines.back().end = i + 1;
        m_lines.back().box |= box;
    }
}

qint64 PageWords::positionAt(const QPointF &point) const
{
    const Line *nearest = nullptr;
    double least = std::numeric_limits<double>::max();
    for (const Line &line : m_lines) {
        // Vertical distance counts more than horizontal, so that a point at a column's edge does not match the next column.
        const double away = 4 * distance(point.y(), line.box.top(), line.box.bottom()) + distance(point.x(), line.box.left(), line.box.right());
        if (away < least) {
            least = away;
            nearest = &line;
        }
    }
    return nearest ? positionInLine(*nearest, point.x()) : 0;
}

qint64 PageWords::positionInLine(const Line &line, double x) const
{
    const WordBox *nearest = &m_words[line.first];
    for (size_t i = line.first; i < line.end; ++i) {
        const QRectF &box = m_words[i].box;
        if (distance(x, box.left(), box.right()) < distance(x, nearest->box.left(), nearest->box.right()))
            nearest = &m_words[i];
    }
    if (nearest->box.width() <= 0)
        return nearest->range.start;
    const double share = std::clamp((x - nearest->box.left()) / nearest->box.width(), 0.0, 1.0);
    return nearest->range.start + std::llround(share * double(nearest->range.length()));
}

bool PageWords::isOnWord(const QPointF &point) const
{
    return std::any_of(m_words.begin(), m_words.end(), [&](const WordBox &word) { return word.box.contains(point); });
}

QRectF PageWords::partOf(const WordBox &word, const TextRange &range)
{
    const double perCharacter = word.range.isEmpty() ? 0 : word.box.width() / double(word.range.length());
    const qint64 from = std::max(range.start, word.range.start) - word.range.start;
    const qint64 to = std::min(range.end, word.range.end) - word.range.start;
    return {word.box.left() + perCharacter * double(from), word.box.top(), perCharacter * double(to - from), word.box.height()};
}

std::vector<QRectF> PageWords::rectsOf(const TextRange &range) const
{
    std::vector<QRectF> rects;
    auto word = std::lower_bound(m_words.begin(), m_words.end(), range.start,
                                 [](const WordBox &candidate, qint64 start) { return candidate.range.end <= start; });
    size_t line = m_lines.size();
    for (; word != m_words.end() && word->range.start < range.end; ++word) {
        const auto number = size_t(word - m_words.begin());
        const QRectF part = partOf(*word, range);
        if (line < m_lines.size() && number < m_lines[line].end) {
            rects.back() |= part;
            continue;
        }
        line = lineOf(word->range.start);
        rects.push_back(part);
    }
    return rects;
}

size_t PageWords::lineOf(qint64 position) const
{
    // The last line that begins at or before the position.
    const auto after = std::upper_bound(m_lines.begin(), m_lines.end(), position,
                                        [this](qint64 wanted, const Line &line) { return wanted < m_words[line.first].range.start; });
    return after == m_lines.begin() ? 0 : size_t(after - m_lines.begin()) - 1;
}

TextRange PageWords::lineAt(qint64 position) const
{
    if (m_lines.empty())
        return {0, length()};
    const Line &line = m_lines[lineOf(position)];
    return {m_words[line.first].range.start, m_words[line.end - 1].range.end};
}

qint64 PageWords::positionInNextLine(qint64 position, double x, int direction) const
{
    if (m_lines.empty())
        return -1;
    const size_t line = lineOf(position);
    if (direction < 0 ? line == 0 : line + 1 == m_lines.size())
        return -1;
    return positionInLine(m_lines[direction < 0 ? line - 1 : line + 1], x);
}

double PageWords::xOf(qint64 position) const
{
    if (m_lines.empty())
        return 0;
    const Line &line = m_lines[lineOf(position)];
    double x = line.box.left();
    for (size_t i = line.first; i < line.end && m_words[i].range.start <= position; ++i)
        x = partOf(m_words[i], {m_words[i].range.start, std::min(position, m_words[i].range.end)}).right();
    return x;
}

TextRange wordAround(const QString &text, const CodePointIndex &index, qint64 position)
{
    if (text.isEmpty())
        return {};
    const qint64 unit = std::clamp<qint64>(index.unitOf(std::clamp<qint64>(position, 0, index.codePointCount())), 0, text.size() - 1);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    finder.setPosition(unit + 1);
    const qint64 start = finder.toPreviousBoundary();
    finder.setPosition(unit);
    const qint64 end = finder.toNextBoundary();
    return index.toCodePoints(std::max<qint64>(0, start), end < 0 ? text.size() : end);
}

} // namespace lectern::models
