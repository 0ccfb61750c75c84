// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/flow/flow_layout.h"

#include <array>

namespace lectern::parse {

using namespace frames;

namespace {

enum Type : quint8 { Body, Small, FirstHeading, LastHeading = FirstHeading + 2 };

constexpr double marginPoints = 60;
constexpr double indentPoints = 20;
constexpr double cellPadding = 4 * unitsPerPoint;

QFont fontOf(bool isMonospaced, double points, bool isBold)
{
    QFont font(isMonospaced ? QStringList{QStringLiteral("DejaVu Sans Mono"), QStringLiteral("monospace")}
                            : QStringList{QStringLiteral("Inter"), QStringLiteral("DejaVu Sans"), QStringLiteral("sans-serif")});
    font.setPixelSize(qRound(points * unitsPerPoint));
    font.setBold(isBold);
    return font;
}

/// The line without its final break.
QStringView withoutBreak(QStringView line)
{
    while (!line.isEmpty() && (line.back() == u'\n' || line.back() == u'\r' || line.back() == u'\f'))
        line.chop(1);
    return line;
}

class Paginator
{
public:
    Paginator(const FlowText &flow, const FlowTypes &types, bool isMonospaced)
        : m_flow(flow)
        , m_types(types)
        , m_isMonospaced(isMonospaced)
        , m_left((m_isMonospaced ? 48 : marginPoints) * unitsPerPoint)
        , m_top(marginPoints * unitsPerPoint)
        , m_right(flow.pageSize.width() * unitsPerPoint - m_left)
        , m_bottom(flow.pageSize.height() * unitsPerPoint - m_top)
    {
        m_layout.pages.push_back({});
        m_y = m_top;
    }

    Read<FlowLayout> run()
    {
        for (const FlowBlock &block : m_flow.blocks) {
            if (block.startsPage)
                startPage(block.start);
            if (block.cellCount > 0)
                placeRow(block);
            else
                placeParagraph(block);
            if (m_layout.pages.size() > size_t(maxPages))
                return tl::make_unexpected(Refusal::TooManyPages);
        }
        return std::move(m_layout);
    }

private:
    void startPage(qsizetype textStart)
    {
        m_layout.pages.push_back({textStart, m_layout.lines.size(), m_layout.rules.size()});
        m_y = m_top;
    }

    /// Appends one line at m_y, or on the next page if it does not fit.
    void placeLine(qsizetype start, qsizetype length, double left, quint8 type)
    {
        const double height = m_types[type].height() * lineSpacing();
        if (m_y + height > m_bottom && m_y > m_top)
            startPage(start);
        m_layout.lines.push_back({start, length, float(left), float(m_y), type});
        m_y += height;
    }

    void placeParagraph(const FlowBlock &block)
    {
        const quint8 type = m_types.typeOf(block);
        const bool isHeading = block.headingLevel > 0;
        if (m_y > m_top && !m_isMonospaced)
            m_y += (isHeading ? 8 : 3) * unitsPerPoint;
        constexpr int mostIndents = 9;
        const double left = m_left + std::min<int>(block.indent, mostIndents) * indentPoints * unitsPerPoint;
        placeText(block.start, withoutBreak(QStringView(m_flow.text).sliced(block.start, block.length)), left, m_right - left, type);
    }

    /// Breaks a text (which may contain line breaks) into lines and places them.
    void placeText(qsizetype start, QStringView text, double left, double width, quint8 type)
    {
        for (const QStringView paragraph : text.split(u'\n')) {
            const auto starts = m_types[type].lineStarts(paragraph, width);
            for (size_t i = 0; i < starts.size(); ++i) {
                const qsizetype end = i + 1 < starts.size() ? starts[i + 1] : paragraph.size();
                const QStringView line = paragraph.sliced(starts[i], end - starts[i]);
                qsizetype seen = line.size();
                while (seen > 0 && line[seen - 1].isSpace())
                    --seen;
                placeLine(start + starts[i], seen, left, type);
            }
            start += paragraph.size() + 1;
        }
    }

    /// Places cells side by side if they fit on a page, else below each other.
    void placeRow(const FlowBlock &block)
    {
        const quint8 type = m_types.typeOf(block);
        double shares = 0;
        for (quint32 i = 0; i < block.cellCount; ++i)
            shares += m_flow.cells[block.firstCell + i].widthShare;
        std::vector<FlowLine> lines;
        std::vector<FlowRule> rules;
        double left = m_left, tallest = 0;
        for (quint32 i = 0; i < block.cellCount; ++i) {
            const FlowCell &cell = m_flow.cells[block.firstCell + i];
            const double width = (m_right - m_left) * cell.widthShare / shares;
            tallest = std::max(tallest, placeCell(cell, left, std::max(width - 2 * cellPadding, 10 * unitsPerPoint), type, lines));
            rules.push_back({float(left), 0, float(left + width), 0});
            left += width;
        }
        const double height = tallest + 2 * cellPadding;
        if (height > m_bottom - m_top)
            return placeParagraph(block);
        if (m_y + height > m_bottom)
            startPage(block.start);
        for (FlowLine &line : lines)
            line.top += float(m_y);
        m_layout.lines.insert(m_layout.lines.end(), lines.begin(), lines.end());
        for (FlowRule &rule : rules) {
            rule.top = float(m_y);
            rule.bottom = float(m_y + height);
        }
        m_layout.rules.insert(m_layout.rules.end(), rules.begin(), rules.end());
        m_y += height;
    }

    /// Returns the height of the cell's lines; their tops are relative to the row's.
    double placeCell(const FlowCell &cell, double left, double width, quint8 type, std::vector<FlowLine> &lines) const
    {
        double top = 0;
        qsizetype start = cell.start;
        for (const QStringView paragraph : QStringView(m_flow.text).sliced(cell.start, cell.length).split(u'\n')) {
            const auto starts = m_types[type].lineStarts(paragraph, width);
            for (size_t i = 0; i < starts.size(); ++i) {
                const qsizetype end = i + 1 < starts.size() ? starts[i + 1] : paragraph.size();
                const QStringView line = paragraph.sliced(starts[i], end - starts[i]);
                qsizetype seen = line.size();
                while (seen > 0 && line[seen - 1].isSpace())
                    --seen;
                lines.push_back({start + starts[i], seen, float(left + cellPadding), float(top + cellPadding), type});
                top += m_types[type].height() * lineSpacing();
            }
            start += paragraph.size() + 1;
        }
        return top;
    }

    [[nodiscard]] double lineSpacing() const { return m_isMonospaced ? 1.0 : 1.15; }

    const FlowText &m_flow;
    const FlowTypes &m_types;
    bool m_isMonospaced;
    double m_left, m_top, m_right, m_bottom;
    double m_y = 0;
    FlowLayout m_layout;
};

} // namespace

FlowTypes::FlowTypes(bool isMonospaced)
{
    constexpr double bodyPoints = 10, monoPoints = 8.5, smallPoints = 8.5;
    m_types.emplace_back(fontOf(isMonospaced, isMonospaced ? monoPoints : bodyPoints, false));
    m_types.emplace_back(fontOf(isMonospaced, smallPoints, false));
    for (const double points : {15.0, 12.5, 10.5})
        m_types.emplace_back(fontOf(isMonospaced, points, true));
}

quint8 FlowTypes::typeOf(const FlowBlock &block) const
{
    // Some contracts format whole clauses as headings: more than two lines are laid out as text.
    constexpr qsizetype longestHeading = 120;
    if (block.headingLevel > 0 && block.length <= longestHeading)
        return quint8(std::min<int>(FirstHeading + block.headingLevel - 1, LastHeading));
    return block.isSmall ? Small : Body;
}

Read<FlowLayout> pagesOf(const FlowText &flow, const FlowTypes &types, bool isMonospaced) { return Paginator(flow, types, isMonospaced).run(); }

} // namespace lectern::parse
