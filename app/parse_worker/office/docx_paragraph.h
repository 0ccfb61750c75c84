// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/office/docx_styles.h"
#include "app/parse_worker/office/part_xml.h"

#include <QSizeF>

namespace lectern::parse {

/// What stands in w:pPr.
struct DocxParagraphProperties {
    QString style;
    std::optional<int> outlineLevel;
    DocxListPlace place;
    bool startsPage = false;
    bool isMarkDeleted = false; ///< A tracked deletion took its end away: it goes on in the next paragraph.
    bool endsSection = false;
    QSizeF pageSize; ///< Points; of the section it ends.
};

/// Requires: xml has just entered w:pPr. Leaves it.
[[nodiscard]] DocxParagraphProperties readParagraphProperties(PartXml &xml);

/// The page's size in w:sectPr, in points; empty if it names none. Leaves the element.
[[nodiscard]] QSizeF readSectionPageSize(PartXml &xml);

/// w:val of a switch like <w:vanish/>: absent is on.
[[nodiscard]] bool isOn(const PartXml &xml);

/// The character that w:sym stands for: a font and a position in it.
[[nodiscard]] QString symbolOf(QStringView font, QStringView code);

} // namespace lectern::parse
