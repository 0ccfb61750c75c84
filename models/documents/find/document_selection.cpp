// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/find/document_selection.h"

#include "models/documents/pages/open_document.h"

namespace lectern::models {

void DocumentSelection::set(const TextSelection &text)
{
    const bool isOther = !(text.range() == m_text.range());
    m_text = text;
    if (isOther)
        Q_EMIT changed();
}

void DocumentSelection::select(const TextRange &range)
{
    TextSelection text;
    text.select(range);
    set(text);
}

void DocumentSelection::selectPage(int page)
{
    if (page > 0 && m_document.hasPositions())
        select(m_document.rangeOf(page));
}

void DocumentSelection::press(qint64 position, Granule granule, bool extends)
{
    m_column.reset();
    TextSelection text = m_text;
    if (extends)
        text.moveHead(position);
    else if (const auto piece = pieceAt(m_document, position, granule))
        text.begin(*piece, granule);
    set(text);
}

void DocumentSelection::drag(qint64 position)
{
    const auto piece = pieceAt(m_document, position, m_text.granule());
    if (!piece)
        return;
    TextSelection text = m_text;
    text.extendTo(*piece);
    set(text);
}

std::optional<qint64> DocumentSelection::step(CaretMove step)
{
    if (!m_document.hasPositions())
        return std::nullopt;
    keepColumn(step);
    const auto next = stepFrom(m_document, m_text.head(), step, m_column.value_or(0));
    if (next) {
        TextSelection text = m_text;
        text.moveHead(*next);
        set(text);
    }
    return next;
}

void DocumentSelection::keepColumn(CaretMove step)
{
    if (step != CaretMove::Up && step != CaretMove::Down)
        return m_column.reset();
    const int page = m_document.pageOf(m_text.head());
    const auto words = m_document.words(page);
    if (!m_column && words)
        m_column = words->xOf(m_text.head() - m_document.rangeOf(page).start);
}

} // namespace lectern::models
