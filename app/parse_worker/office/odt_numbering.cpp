// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/office/odt_numbering.h"

#include <QStringList>

#include <algorithm>

namespace lectern::parse {

namespace {

constexpr qsizetype mostStyles = 20'000;
constexpr int largestNumber = 1'000'000;

NumberFormat formatOf(QStringView format)
{
    if (format == u"a")
        return NumberFormat::LowerLetter;
    if (format == u"A")
        return NumberFormat::UpperLetter;
    if (format == u"i")
        return NumberFormat::LowerRoman;
    if (format == u"I")
        return NumberFormat::UpperRoman;
    return format.isEmpty() ? NumberFormat::None : NumberFormat::Decimal;
}

NumberingLevel numberedLevel(const PartXml &xml, int level)
{
    NumberingLevel made;
    made.format = formatOf(xml.attribute(u"num-format"));
    const QStringView first = xml.attribute(u"start-value");
    made.first = first.isEmpty() ? 1 : std::clamp(first.toInt(), 0, largestNumber);
    QStringList numbers;
    const int shown = std::clamp(xml.attribute(u"display-levels").toInt(), 1, level + 1);
    for (int i = level - shown + 1; i <= level; ++i)
        numbers += QStringLiteral("%") + QString::number(i + 1);
    made.pattern = xml.attribute(u"num-prefix").left(32).toString() + numbers.join(u'.') + xml.attribute(u"num-suffix").left(32).toString();
    return made;
}

} // namespace

void OdtNumbering::readStyles(PartXml &xml)
{
    while (xml.enterChild()) {
        if (xml.name() == u"list-style" && m_listStyles.size() < mostStyles) {
            const QString name = xml.attribute(u"name").toString();
            readLevels(xml, m_listStyles[name]);
        } else if (xml.name() == u"outline-style") {
            readLevels(xml, m_outline.emplace());
        } else if (xml.name() == u"style" && xml.attribute(u"family") == u"paragraph" && m_paragraphStyles.size() < mostStyles) {
            readParagraphStyle(xml);
        } else {
            xml.skip();
        }
    }
}

void OdtNumbering::readLevels(PartXml &xml, NumberingLevels &levels)
{
    levels = {};
    while (xml.enterChild()) {
        const int level = std::clamp(xml.attribute(u"level").toInt(), 1, int(numberingDepth)) - 1;
        if (xml.name() == u"list-level-style-number" || xml.name() == u"outline-level-style")
            levels[size_t(level)] = numberedLevel(xml, level);
        else if (xml.name() == u"list-level-style-bullet")
            levels[size_t(level)].format = NumberFormat::Bullet;
        xml.skip();
    }
}

void OdtNumbering::readParagraphStyle(PartXml &xml)
{
    ParagraphStyle style{xml.attribute(u"parent-style-name").toString(), {}};
    if (xml.hasAttribute(u"list-style-name"))
        style.listStyle = xml.attribute(u"list-style-name").toString();
    m_paragraphStyles.insert(xml.attribute(u"name").toString(), style);
    xml.skip();
}

QString OdtNumbering::nextItem(const QString &listStyle, int depth, QStringView startsAt)
{
    const auto levels = m_listStyles.constFind(listStyle);
    if (levels == m_listStyles.cend())
        return {};
    NumberingCounter &counter = m_counters[listStyle];
    if (!startsAt.isEmpty())
        counter.restart(size_t(depth), std::clamp(startsAt.toInt(), 0, largestNumber));
    return counter.next(*levels, size_t(depth));
}

QString OdtNumbering::nextHeading(const QString &paragraphStyle, int level)
{
    const auto place = size_t(std::clamp(level, 1, int(numberingDepth))) - 1;
    if (!m_outline || !isNumbered(paragraphStyle))
        return {};
    // Counted even without a number of its own, because that restarts the levels below it.
    const QString label = m_headings.next(*m_outline, place);
    return (*m_outline)[place].format == NumberFormat::None ? QString() : label;
}

/// False if its style, or one that it inherits from, switches numbering off.
bool OdtNumbering::isNumbered(QString paragraphStyle) const
{
    constexpr int deepest = 30;
    for (int i = 0; i < deepest; ++i) {
        const auto style = m_paragraphStyles.constFind(paragraphStyle);
        if (style == m_paragraphStyles.cend())
            return true;
        if (style->listStyle)
            return !style->listStyle->isEmpty();
        paragraphStyle = style->parent;
    }
    return true;
}

} // namespace lectern::parse
