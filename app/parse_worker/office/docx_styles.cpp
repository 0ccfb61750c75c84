// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/office/docx_styles.h"

#include "app/parse_worker/office/docx_paragraph.h"
#include "app/parse_worker/office/part_xml.h"

namespace lectern::parse {

namespace {

constexpr qsizetype maxDefinitions = 20'000;

NumberFormat formatOf(QStringView name)
{
    struct Name {
        const char16_t *name;
        NumberFormat format;
    };
    static constexpr std::array<Name, 10> names{
        Name{u"bullet", NumberFormat::Bullet},         {u"none", NumberFormat::None},
        {u"decimalZero", NumberFormat::DecimalZero},   {u"lowerLetter", NumberFormat::LowerLetter},
        {u"upperLetter", NumberFormat::UpperLetter},   {u"lowerRoman", NumberFormat::LowerRoman},
        {u"upperRoman", NumberFormat::UpperRoman},     {u"ordinal", NumberFormat::Ordinal},
        {u"cardinalText", NumberFormat::CardinalWord}, {u"ordinalText", NumberFormat::OrdinalWord},
    };
    for (const Name &entry : names) {
        if (name == QStringView(entry.name))
            return entry.format;
    }
    return NumberFormat::Decimal;
}

NumberingLevel readLevel(PartXml &xml)
{
    NumberingLevel level;
    while (xml.enterChild()) {
        const QStringView value = xml.attribute(u"val");
        if (xml.name() == u"start")
            level.first = std::clamp(value.toInt(), 0, 1'000'000);
        else if (xml.name() == u"numFmt")
            level.format = formatOf(value);
        else if (xml.name() == u"lvlText")
            level.pattern = value.left(64).toString();
        else if (xml.name() == u"isLgl")
            level.isLegal = value != u"0" && value != u"false";
        xml.skip();
    }
    return level;
}

NumberingLevels readDefinition(PartXml &xml)
{
    NumberingLevels levels;
    while (xml.enterChild()) {
        const auto level = size_t(std::clamp(xml.attribute(u"ilvl").toInt(), 0, int(numberingDepth) - 1));
        if (xml.name() == u"lvl")
            levels[level] = readLevel(xml);
        else
            xml.skip();
    }
    return levels;
}

DocxStyle readStyle(PartXml &xml)
{
    DocxStyle style;
    bool isTitle = false;
    while (xml.enterChild()) {
        if (xml.name() == u"pPr") {
            const DocxParagraphProperties properties = readParagraphProperties(xml);
            style.outlineLevel = properties.outlineLevel;
            style.place = properties.place;
            continue;
        }
        // Built-in styles have English names whatever the language of the program.
        isTitle = isTitle || (xml.name() == u"name" && xml.attribute(u"val").compare(u"title", Qt::CaseInsensitive) == 0);
        if (xml.name() == u"basedOn")
            style.basedOn = xml.attribute(u"val").toString();
        xml.skip();
    }
    if (isTitle && !style.outlineLevel)
        style.outlineLevel = 0;
    return style;
}

} // namespace

Read<DocxStyles> DocxStyles::parse(const QByteArray &bytes)
{
    DocxStyles styles;
    if (bytes.isEmpty())
        return styles;
    PartXml xml(bytes);
    const bool hasRoot = xml.enterChild();
    while (hasRoot && xml.enterChild()) {
        if (xml.name() != u"style" || xml.attribute(u"type") == u"character" || styles.m_styles.size() >= maxDefinitions) {
            xml.skip();
            continue;
        }
        const QString id = xml.attribute(u"styleId").toString();
        styles.m_styles.insert(id, readStyle(xml));
    }
    if (const auto refusal = xml.refusal())
        return tl::make_unexpected(*refusal);
    return styles;
}

DocxStyle DocxStyles::resolved(const QString &id) const
{
    DocxStyle style = m_styles.value(id);
    constexpr int longestChain = 32; // limits cycles of basedOn
    QString base = style.basedOn;
    for (int i = 0; i < longestChain && !base.isEmpty(); ++i) {
        const DocxStyle above = m_styles.value(base);
        style.outlineLevel = style.outlineLevel ? style.outlineLevel : above.outlineLevel;
        style.place.list = style.place.list ? style.place.list : above.place.list;
        style.place.level = style.place.level ? style.place.level : above.place.level;
        base = above.basedOn;
    }
    return style;
}

Read<DocxNumbering> DocxNumbering::parse(const QByteArray &bytes)
{
    DocxNumbering numbering;
    if (bytes.isEmpty())
        return numbering;
    PartXml xml(bytes);
    const bool hasRoot = xml.enterChild();
    while (hasRoot && xml.enterChild()) {
        const bool isBearable = numbering.m_definitions.size() + numbering.m_lists.size() < maxDefinitions;
        if (xml.name() == u"abstractNum" && isBearable) {
            const int id = xml.attribute(u"abstractNumId").toInt();
            numbering.m_definitions.insert(id, readDefinition(xml));
        } else if (xml.name() == u"num" && isBearable) {
            const int id = xml.attribute(u"numId").toInt();
            List list;
            while (xml.enterChild()) {
                const int level = std::clamp(xml.attribute(u"ilvl").toInt(), 0, int(numberingDepth) - 1);
                if (xml.name() == u"abstractNumId")
                    list.definition = xml.attribute(u"val").toInt();
                if (xml.name() != u"lvlOverride") {
                    xml.skip();
                    continue;
                }
                while (xml.enterChild()) {
                    if (xml.name() == u"lvl") {
                        list.own[size_t(level)] = readLevel(xml);
                        list.hasOwn[size_t(level)] = true;
                        continue;
                    }
                    if (xml.name() == u"startOverride")
                        list.restarts.insert(level, std::clamp(xml.attribute(u"val").toInt(), 0, 1'000'000));
                    xml.skip();
                }
            }
            numbering.m_lists.insert(id, list);
        } else {
            xml.skip();
        }
    }
    if (const auto refusal = xml.refusal())
        return tl::make_unexpected(*refusal);
    return numbering;
}

QString DocxNumbering::nextLabel(int list, int level)
{
    const auto found = m_lists.find(list);
    if (found == m_lists.end() || level < 0 || level >= int(numberingDepth))
        return {};
    const auto definition = m_definitions.constFind(found->definition);
    if (definition == m_definitions.cend())
        return {};
    NumberingCounter &counter = m_counters[found->definition];
    if (const auto restart = found->restarts.constFind(level); restart != found->restarts.cend()) {
        counter.restart(size_t(level), *restart);
        found->restarts.erase(restart);
    }
    NumberingLevels levels = *definition;
    for (size_t i = 0; i < numberingDepth; ++i) {
        if (found->hasOwn[i])
            levels[i] = found->own[i];
    }
    return counter.next(levels, size_t(level));
}

} // namespace lectern::parse
