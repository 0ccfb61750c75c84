// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/flow/type_measure.h"

#include <QFontMetricsF>
#include <QTextLayout>
#include <QTextOption>

#include <cmath>

namespace lectern::parse {

namespace {

/// Characters whose width is independent of their neighbours: no combining, no joining, left to right.
bool isSimpleCharacter(char16_t unit)
{
    const bool isLatin = unit < 0x300;
    const bool isGreekOrCyrillic = unit >= 0x370 && unit < 0x483;
    const bool isPunctuation = unit >= 0x2010 && unit <= 0x2027;
    return isLatin || isGreekOrCyrillic || isPunctuation || (unit >= 0x2030 && unit <= 0x205E) || unit == 0x20AC || unit == 0x2122;
}

bool isBreakable(QChar c) { return c == u' ' || c == u'\t'; }

} // namespace

TypeMeasure::TypeMeasure(const QFont &font) : m_font(font)
{
    m_font.setHintingPreference(QFont::PreferNoHinting);
    m_font.setKerning(false);
    const QFontMetricsF metrics(m_font);
    m_ascent = metrics.ascent();
    m_height = metrics.height();
    m_tabStop = metrics.horizontalAdvance(u' ') * 8;
    m_advances.fill(-1);
}

double TypeMeasure::advanceOf(QChar c) const
{
    const char16_t unit = c.unicode();
    if (unit < tableEnd) {
        float &advance = m_advances[unit];
        if (advance < 0)
            advance = c.category() == QChar::Other_Control ? 0 : float(QFontMetricsF(m_font).horizontalAdvance(c));
        return advance;
    }
    auto found = m_otherAdvances.constFind(unit);
    if (found == m_otherAdvances.cend())
        found = m_otherAdvances.insert(unit, float(QFontMetricsF(m_font).horizontalAdvance(c)));
    return *found;
}

double TypeMeasure::after(double position, QChar c) const
{
    return c == u'\t' ? (std::floor(position / m_tabStop + 1e-6) + 1) * m_tabStop : position + advanceOf(c);
}

bool TypeMeasure::isSimple(QStringView text) const
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return isSimpleCharacter(c.unicode()); });
}

std::vector<qsizetype> TypeMeasure::simpleLineStarts(QStringView paragraph, double width) const
{
    std::vector<qsizetype> starts{0};
    double position = 0;
    qsizetype breakAt = -1; // after the last space, where the next line would begin
    double positionAtBreak = 0;
    for (qsizetype i = 0; i < paragraph.size(); ++i) {
        const QChar c = paragraph[i];
        const double next = after(position, c);
        // Spaces may extend beyond the width; a word may not, unless it alone is wider.
        if (next > width && !isBreakable(c) && i > starts.back()) {
            const bool hasBreak = breakAt > starts.back();
            starts.push_back(hasBreak ? breakAt : i);
            position = hasBreak ? position - positionAtBreak : 0;
            position = after(position, c);
            breakAt = -1;
        } else {
            position = next;
        }
        if (isBreakable(c) || c == u'-') {
            breakAt = i + 1;
            positionAtBreak = position;
        }
    }
    return starts;
}

std::vector<qsizetype> TypeMeasure::lineStarts(QStringView paragraph, double width) const
{
    if (isSimple(paragraph))
        return simpleLineStarts(paragraph, width);
    QTextLayout layout(paragraph.toString(), m_font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTabStopDistance(m_tabStop);
    layout.setTextOption(option);
    std::vector<qsizetype> starts;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        starts.push_back(line.textStart());
    }
    layout.endLayout();
    return starts.empty() ? std::vector<qsizetype>{0} : starts;
}

std::unique_ptr<QTextLayout> TypeMeasure::shaped(QStringView line) const
{
    auto layout = std::make_unique<QTextLayout>(line.toString(), m_font);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTabStopDistance(m_tabStop);
    layout->setTextOption(option);
    layout->beginLayout();
    QTextLine only = layout->createLine();
    if (only.isValid()) {
        constexpr double endless = 1e7;
        only.setLineWidth(only.naturalTextWidth() > 0 ? only.naturalTextWidth() + 1 : endless);
    }
    layout->endLayout();
    return layout;
}

std::vector<MeasuredWord> TypeMeasure::wordsOf(QStringView line) const
{
    std::vector<MeasuredWord> words;
    const bool isPlain = isSimple(line);
    const auto layout = isPlain ? nullptr : shaped(line);
    const QTextLine shapedLine = layout && layout->lineCount() > 0 ? layout->lineAt(0) : QTextLine();
    double position = 0;
    for (qsizetype i = 0; i < line.size();) {
        if (line[i].isSpace()) {
            position = after(position, line[i++]);
            continue;
        }
        MeasuredWord word{.start = i, .left = position};
        while (i < line.size() && !line[i].isSpace())
            position = isPlain ? after(position, line[i++]) : (++i, position);
        word.length = i - word.start;
        word.right = position;
        if (shapedLine.isValid()) {
            const double a = shapedLine.cursorToX(int(word.start)), b = shapedLine.cursorToX(int(i));
            word.left = std::min(a, b);
            word.right = std::max(a, b);
        }
        words.push_back(word);
    }
    return words;
}

} // namespace lectern::parse
