// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/office/docx_styles.h"
#include "app/parse_worker/office/part_xml.h"

#include <QSizeF>

namespace lectern::parse {

/// The contents of w:pPr.
struct DocxParagraphProperties {
    QString style;
    std::optional<int> outlineLevel;
    DocxListPlace place;
    bool startsPage = false;
    bool isMarkDeleted = false; ///< A tracked deletion removed the paragraph's end, so it continues in the next paragraph.
    bool endsSection = false;
    QSizeF pageSize; ///< Points; of the section that ends with this paragraph.
};

/// Requires: xml has just entered w:pPr. Leaves the element.
[[nodiscard]] DocxParagraphProperties readParagraphProperties(PartXml &xml);

/// The page size in w:sectPr, in points; empty if there is none. Leaves the element.
[[nodiscard]] QSizeF readSectionPageSize(PartXml &xml);

/// The value of an on/off element like <w:vanish/>: on if w:val is absent.
[[nodiscard]] bool isOn(const PartXml &xml);

/// The character of a w:sym element, given by a font and a code in it.
[[nodiscard]] QString symbolOf(QStringView font, QStringView code);

} // namespace lectern::parse
