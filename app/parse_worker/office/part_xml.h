// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/reading/readable_document.h"

#include <QXmlStreamReader>

#include <optional>

namespace lectern::parse {

/// Forward-only, untrusting reader of one XML part: a document type declaration ends reading, as do elements nested more
/// than 256 deep. After that it returns nothing more; refusal() has the reason.
///
/// Each element is read by a function that is called with the element just opened, and returns after it is closed:
///
///     while (xml.enterChild())
///         if (xml.name() == u"p") readParagraph(xml); else xml.skip();
///
/// Thread: one at a time. Borrows: the bytes.
class PartXml
{
public:
    explicit PartXml(const QByteArray &bytes) : m_reader(bytes) {}

    /// Enters the next child of the open element; false at the element's end. Skips text between children.
    [[nodiscard]] bool enterChild();
    /// Like enterChild(), but also stops at text, which is then in text() and has no element to close.
    enum class Part { Element, Text, End };
    [[nodiscard]] Part nextPart();
    /// Leaves the open element with all its contents.
    void skip();
    /// All text in the open element and its children; leaves the element.
    [[nodiscard]] QString readText();

    [[nodiscard]] QStringView name() const { return m_reader.name(); }
    [[nodiscard]] QStringView space() const { return m_reader.namespaceUri(); }
    [[nodiscard]] QStringView text() const { return m_reader.text(); }
    /// Looks up the local name, in any namespace.
    [[nodiscard]] QStringView attribute(QStringView name) const;
    [[nodiscard]] bool hasAttribute(QStringView name) const;
    [[nodiscard]] std::optional<frames::Refusal> refusal() const;

private:
    [[nodiscard]] QXmlStreamReader::TokenType next();

    QXmlStreamReader m_reader;
    QXmlStreamAttributes m_attributes;
    int m_depth = 0;
    std::optional<frames::Refusal> m_refusal;
};

} // namespace lectern::parse
