// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/find/text_selection.h"

#include "models/documents/pages/open_document.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace lectern::models {

namespace {

struct PageOfText {
    TextRange range; ///< In the document's text.
    std::shared_ptr<const PageWords> words;
    int number = 1;
};

std::optional<PageOfText> pageAround(const OpenDocument &document, qint64 position)
{
    if (!document.hasPositions())
        return std::nullopt;
    const int page = document.pageOf(position);
    const auto words = document.words(page);
    return words ? std::optional(PageOfText{document.rangeOf(page), words, page}) : std::nullopt;
}

/// The next (or previous) boundary between characters or words, as Unicode defines them; page ends are boundaries, too.
std::optional<qint64> boundary(const OpenDocument &document, qint64 position, QTextBoundaryFinder::BoundaryType type, bool isForward)
{
    if (isForward ? position >= document.length() : position <= 0)
        return std::nullopt;
    const auto page = pageAround(document, isForward ? position : position - 1);
    if (!page)
        return std::nullopt;
    const PageWords &words = *page->words;
    QTextBoundaryFinder finder(type, words.text());
    qsizetype unit = words.index().unitOf(position - page->range.start);
    finder.setPosition(unit);
    // A step by words also skips the white space that follows or precedes the word.
    do {
        unit = isForward ? finder.toNextBoundary() : finder.toPreviousBoundary();
    } while (type == QTextBoundaryFinder::Word && unit > 0 && unit < words.text().size() && words.text()[unit].isSpace());
    if (unit < 0)
        return isForward ? page->range.end : page->range.start;
    return page->range.start + words.index().codePointOf(unit);
}

std::optional<qint64> lineAway(const OpenDocument &document, qint64 position, double x, int direction)
{
    const auto page = pageAround(document, position);
    if (!page)
        return std::nullopt;
    if (const qint64 found = page->words->positionInNextLine(position - page->range.start, x, direction); found >= 0)
        return page->range.start + found;
    const int next = page->number + direction;
    const auto words = document.words(next);
    if (next < 1 || next > document.pageCount() || !words)
        return std::nullopt;
    const qint64 edge = direction > 0 ? 0 : words->length();
    const TextRange line = words->lineAt(edge);
    // Finds the place in the next page's edge line itself, by going to the line beyond it and back, if there is one.
    if (const qint64 beyond = words->positionInNextLine(edge, x, direction); beyond >= 0) {
        if (const qint64 back = words->positionInNextLine(beyond, x, -direction); back >= 0)
            return document.rangeOf(next).start + back;
    }
    return document.rangeOf(next).start + (direction > 0 ? line.start : line.end);
}

} // namespace

TextRange TextSelection::range() const { return {std::min(m_anchor.start, m_reached.start), std::max(m_anchor.end, m_reached.end)}; }

void TextSelection::begin(const TextRange &piece, Granule granule)
{
    m_anchor = piece;
    m_reached = piece;
    m_head = piece.end;
    m_granule = granule;
}

void TextSelection::extendTo(const TextRange &piece)
{
    m_reached = piece;
    m_head = piece.start < m_anchor.start ? piece.start : piece.end;
}

void TextSelection::moveHead(qint64 position)
{
    const qint64 fixed = m_head <= range().start && m_head < range().end ? range().end : range().start;
    m_anchor = {fixed, fixed};
    m_reached = {position, position};
    m_head = position;
    m_granule = Granule::Character;
}

void TextSelection::select(const TextRange &range) { begin(range, Granule::Character); }

std::optional<TextRange> pieceAt(const OpenDocument &document, qint64 position, Granule granule)
{
    const auto page = pageAround(document, position);
    if (!page)
        return std::nullopt;
    const qint64 start = page->range.start;
    const auto inDocument = [start](const TextRange &range) { return TextRange{start + range.start, start + range.end}; };
    switch (granule) {
    case Granule::Character: return TextRange{position, position};
    case Granule::Word: return inDocument(wordAround(page->words->text(), page->words->index(), position - start));
    case Granule::Line: return inDocument(page->words->lineAt(position - start));
    case Granule::Page: return page->range;
    }
    Q_UNREACHABLE();
}

std::optional<qint64> stepFrom(const OpenDocument &document, qint64 position, CaretMove step, double x)
{
    switch (step) {
    case CaretMove::Left: return boundary(document, position, QTextBoundaryFinder::Grapheme, false);
    case CaretMove::Right: return boundary(document, position, QTextBoundaryFinder::Grapheme, true);
    case CaretMove::WordLeft: return boundary(document, position, QTextBoundaryFinder::Word, false);
    case CaretMove::WordRight: return boundary(document, position, QTextBoundaryFinder::Word, true);
    case CaretMove::Up: return lineAway(document, position, x, -1);
    case CaretMove::Down: return lineAway(document, position, x, 1);
    case CaretMove::LineStart:
    case CaretMove::LineEnd: {
        const auto line = pieceAt(document, position, Granule::Line);
        return !line ? std::nullopt : std::optional(step == CaretMove::LineStart ? line->start : line->end);
    }
    case CaretMove::PageStart:
    case CaretMove::PageEnd: {
        const auto page = pieceAt(document, position, Granule::Page);
        return !page ? std::nullopt : std::optional(step == CaretMove::PageStart ? page->start : page->end);
    }
    case CaretMove::DocumentStart: return 0;
    case CaretMove::DocumentEnd: return document.length();
    }
    Q_UNREACHABLE();
}

} // namespace lectern::models
