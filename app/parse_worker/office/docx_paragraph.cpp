// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/office/docx_paragraph.h"

namespace lectern::parse {

namespace {

DocxListPlace readListPlace(PartXml &xml)
{
    DocxListPlace place;
    while (xml.enterChild()) {
        bool isNumber = false;
        const int value = xml.attribute(u"val").toInt(&isNumber);
        if (isNumber && xml.name() == u"numId")
            place.list = value;
        else if (isNumber && xml.name() == u"ilvl")
            place.level = value;
        xml.skip();
    }
    return place;
}

} // namespace

bool isOn(const PartXml &xml)
{
    const QStringView value = xml.attribute(u"val");
    return value != u"0" && value != u"false" && value != u"off";
}

QSizeF readSectionPageSize(PartXml &xml)
{
    constexpr double twentiethsPerPoint = 20;
    QSizeF size;
    while (xml.enterChild()) {
        if (xml.name() == u"pgSz")
            size = QSizeF(xml.attribute(u"w").toDouble() / twentiethsPerPoint, xml.attribute(u"h").toDouble() / twentiethsPerPoint);
        xml.skip();
    }
    return size;
}

DocxParagraphProperties readParagraphProperties(PartXml &xml)
{
    DocxParagraphProperties properties;
    while (xml.enterChild()) {
        if (xml.name() == u"numPr") {
            properties.place = readListPlace(xml);
            continue;
        }
        if (xml.name() == u"sectPr") {
            properties.endsSection = true;
            properties.pageSize = readSectionPageSize(xml);
            continue;
        }
        if (xml.name() == u"rPr") {
            while (xml.enterChild()) {
                properties.isMarkDeleted = properties.isMarkDeleted || xml.name() == u"del" || xml.name() == u"moveFrom";
                xml.skip();
            }
            continue;
        }
        if (xml.name() == u"pStyle")
            properties.style = xml.attribute(u"val").toString();
        else if (xml.name() == u"outlineLvl")
            properties.outlineLevel = xml.attribute(u"val").toInt();
        else if (xml.name() == u"pageBreakBefore")
            properties.startsPage = isOn(xml);
        xml.skip();
    }
    return properties;
}

QString symbolOf(QStringView font, QStringView code)
{
    bool isNumber = false;
    uint position = code.toUInt(&isNumber, 16);
    if (!isNumber)
        return {};
    // Symbol fonts use the private use area; the symbol's number is the last byte.
    const bool isPrivate = position >= 0xF000 && position <= 0xF0FF;
    position = isPrivate ? position - 0xF000 : position;
    if (font.startsWith(u"Wingdings")) {
        switch (position) {
        case 0xFE: return QStringLiteral("\u2611");
        case 0xFD: return QStringLiteral("\u2612");
        case 0xA8:
        case 0x6F:
        case 0x71: return QStringLiteral("\u2610");
        case 0xFC: return QStringLiteral("\u2713");
        case 0xFB: return QStringLiteral("\u2717");
        case 0xE0: return QStringLiteral("\u2192");
        default: return QStringLiteral("\u2022");
        }
    }
    if (isPrivate) {
        switch (position) {
        case 0xB7: return QStringLiteral("\u2022");
        case 0xA7: return QStringLiteral("\u00A7");
        case 0xD3: return QStringLiteral("\u00A9");
        case 0xD2: return QStringLiteral("\u00AE");
        case 0xD4: return QStringLiteral("\u2122");
        default: break;
        }
    }
    const bool isCharacter = position >= 0x20 && position <= 0x10FFFF && !QChar::isSurrogate(position);
    const char32_t character = position;
    return isCharacter ? QString::fromUcs4(&character, 1) : QString();
}

} // namespace lectern::parse
