// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/reading/readable_document.h"

#include <QXmlStreamReader>

#include <optional>

namespace lectern::parse {

/// One XML part of a document, read forwards and with distrust: a document type declaration ends it, as do elements more
/// than 256 deep. After an end of that kind nothing more comes; the reason is in refusal().
///
/// Every element is read by a function that finds it just opened and leaves it closed:
///
///     while (xml.enterChild())
///         if (xml.name() == u"p") readParagraph(xml); else xml.skip();
///
/// Thread: one at a time. Borrows: the bytes.
class PartXml
{
public:
    explicit PartXml(const QByteArray &bytes) : m_reader(bytes) {}

    /// The next child of the element that is open; false when that closes. Text between children is passed over.
    [[nodiscard]] bool enterChild();
    /// As enterChild(), but stops at text too, which is in text() then and has no element to close.
    enum class Part { Element, Text, End };
    [[nodiscard]] Part nextPart();
    /// Leaves the open element and all in it.
    void skip();
    /// All text in the open element and its children; leaves it.
    [[nodiscard]] QString readText();

    [[nodiscard]] QStringView name() const { return m_reader.name(); }
    [[nodiscard]] QStringView space() const { return m_reader.namespaceUri(); }
    [[nodiscard]] QStringView text() const { return m_reader.text(); }
    /// By the attribute's local name, whatever its namespace.
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
