// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/office/numbering_label.h"
#include "app/parse_worker/office/part_xml.h"

#include <QHash>

#include <optional>

namespace lectern::parse {

/// Numbers for an OpenDocument text: of list items, and of headings numbered by their outline level.
/// Source: OpenDocument 1.3 part 3, 16.30 (list styles) and 16.34 (outline numbering).
///
/// Thread: one.
class OdtNumbering
{
public:
    /// Reads the children of office:styles or office:automatic-styles.
    void readStyles(PartXml &xml);

    /// The label of the next list item; `depth` from 0. `startsAt`: its explicit number, if any. Empty: no label.
    [[nodiscard]] QString nextItem(const QString &listStyle, int depth, QStringView startsAt);
    /// Makes the next list of this style start again with its first number.
    void beginAgain(const QString &listStyle) { m_counters.remove(listStyle); }
    /// The label of the next heading outside of lists; `level` from 1. Empty: no label.
    [[nodiscard]] QString nextHeading(const QString &paragraphStyle, int level);

private:
    /// The parts of a paragraph style that affect numbering.
    struct ParagraphStyle {
        QString parent;
        std::optional<QString> listStyle; ///< Empty: no numbering; absent: inherited from the parent.
    };
    void readLevels(PartXml &xml, NumberingLevels &levels);
    void readParagraphStyle(PartXml &xml);
    [[nodiscard]] bool isNumbered(QString paragraphStyle) const;

    QHash<QString, NumberingLevels> m_listStyles;
    QHash<QString, NumberingCounter> m_counters;
    QHash<QString, ParagraphStyle> m_paragraphStyles;
    std::optional<NumberingLevels> m_outline;
    NumberingCounter m_headings;
};

} // namespace lectern::parse
