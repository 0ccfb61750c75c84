// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/office/part_xml.h"

#include <algorithm>

namespace lectern::parse {

using namespace frames;

namespace {

constexpr int maxDepth = 256;

} // namespace

QXmlStreamReader::TokenType PartXml::next()
{
    if (m_refusal)
        return QXmlStreamReader::Invalid;
    const auto token = m_reader.readNext();
    if (token == QXmlStreamReader::DTD) {
        m_refusal = Refusal::HasDtd;
    } else if (token == QXmlStreamReader::StartElement) {
        m_attributes = m_reader.attributes();
        if (++m_depth > maxDepth)
            m_refusal = Refusal::TooDeep;
    } else if (token == QXmlStreamReader::EndElement) {
        --m_depth;
    } else if (token == QXmlStreamReader::Invalid) {
        m_refusal = Refusal::Damaged;
    }
    return m_refusal ? QXmlStreamReader::Invalid : token;
}

PartXml::Part PartXml::nextPart()
{
    while (true) {
        switch (next()) {
        case QXmlStreamReader::StartElement: return Part::Element;
        case QXmlStreamReader::Characters: return Part::Text;
        case QXmlStreamReader::EndElement:
        case QXmlStreamReader::EndDocument:
        case QXmlStreamReader::Invalid: return Part::End;
        default: break;
        }
    }
}

bool PartXml::enterChild()
{
    Part part = Part::Text;
    while (part == Part::Text)
        part = nextPart();
    return part == Part::Element;
}

void PartXml::skip()
{
    for (int open = 1; open > 0;) {
        const auto token = next();
        if (token == QXmlStreamReader::StartElement)
            ++open;
        else if (token == QXmlStreamReader::EndElement)
            --open;
        else if (token == QXmlStreamReader::Invalid || token == QXmlStreamReader::EndDocument)
            return;
    }
}

QString PartXml::readText()
{
    QString text;
    for (int open = 1; open > 0;) {
        const auto token = next();
        if (token == QXmlStreamReader::StartElement)
            ++open;
        else if (token == QXmlStreamReader::EndElement)
            --open;
        else if (token == QXmlStreamReader::Characters)
            text += m_reader.text();
        else if (token == QXmlStreamReader::Invalid || token == QXmlStreamReader::EndDocument)
            break;
    }
    return text;
}

QStringView PartXml::attribute(QStringView name) const
{
    for (const QXmlStreamAttribute &attribute : m_attributes) {
        if (attribute.name() == name)
            return attribute.value();
    }
    return {};
}

bool PartXml::hasAttribute(QStringView name) const
{
    return std::any_of(m_attributes.begin(), m_attributes.end(), [&](const QXmlStreamAttribute &attribute) { return attribute.name() == name; });
}

std::optional<Refusal> PartXml::refusal() const { return m_refusal; }

} // namespace lectern::parse
