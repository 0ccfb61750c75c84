// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/flow/flow_builder.h"

namespace lectern::parse {

using namespace frames;

QString storableText(QStringView text)
{
    QString storable;
    storable.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            storable += text.sliced(i++, 2);
        else if (c.isSurrogate() || c.unicode() == 0 || c.unicode() == 0xFFFE || c.unicode() == 0xFFFF)
            storable += QChar(QChar::ReplacementCharacter);
        else if (c.category() != QChar::Other_Control || c == u'\n' || c == u'\t')
            storable += c;
    }
    return storable;
}

void FlowBuilder::appendLine(QStringView line, FlowBlock block)
{
    if (m_isFull || m_flow.text.size() + line.size() >= maxTextBytes) {
        m_isFull = true;
        return;
    }
    block.start = m_flow.text.size();
    block.length = line.size() + 1;
    block.startsPage = (block.startsPage || m_startsPage) && !m_flow.blocks.empty();
    m_startsPage = false;
    m_flow.text += line;
    m_flow.text += u'\n';
    m_flow.blocks.push_back(block);
}

void FlowBuilder::append(const FlowParagraph &paragraph)
{
    const QString text = storableText(paragraph.text);
    if (text.trimmed().isEmpty() && !m_flow.blocks.empty() && m_flow.blocks.back().length == 1 && !paragraph.startsPage)
        return; // several empty lines become one
    appendLine(text.trimmed().isEmpty() ? QStringView() : QStringView(text),
               FlowBlock{.headingLevel = paragraph.headingLevel,
                         .indent = paragraph.indent,
                         .startsPage = paragraph.startsPage,
                         .isSmall = paragraph.isSmall});
}

void FlowBuilder::append(const FlowRow &row)
{
    if (row.cells.size() == 1) {
        for (const QStringView line : QStringView(row.cells.front().text).split(u'\n'))
            append(FlowParagraph{.text = line.toString()});
        return;
    }
    constexpr size_t maxCells = 256;
    const size_t cellCount = std::min(row.cells.size(), maxCells);
    QString line;
    FlowBlock block{.firstCell = quint32(m_flow.cells.size()), .cellCount = quint16(cellCount)};
    for (size_t i = 0; i < cellCount; ++i) {
        const QString text = storableText(row.cells[i].text);
        m_flow.cells.push_back({m_flow.text.size() + line.size(), text.size(), std::clamp(row.cells[i].widthShare, 0.01f, 1e6f)});
        line += text;
        if (i + 1 < cellCount)
            line += u'\t';
    }
    if (!line.trimmed().isEmpty())
        appendLine(line, block);
}

void FlowBuilder::setPageSize(const QSizeF &points)
{
    constexpr double least = 200, most = 2000;
    if (points.width() >= least && points.height() >= least && points.width() <= most && points.height() <= most)
        m_flow.pageSize = points;
}

Read<FlowText> FlowBuilder::take()
{
    if (m_isFull)
        return tl::make_unexpected(Refusal::TooMuchText);
    return std::move(m_flow);
}

} // namespace lectern::parse
