// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/office/numbering_label.h"
#include "app/parse_worker/office/part_xml.h"

#include <QHash>

#include <optional>

namespace lectern::parse {

/// The numbers of an OpenDocument text: of its lists, and of headings that are numbered by their level alone.
/// Source: OpenDocument 1.3 part 3, 16.30 (list styles) and 16.34 (outline numbering).
///
/// Thread: one.
class OdtNumbering
{
public:
    /// The children of office:styles or office:automatic-styles.
    void readStyles(PartXml &xml);

    /// The label of the next item of a list; `depth` from 0. `startsAt`: its number, if it says one. Empty: it has none.
    [[nodiscard]] QString nextItem(const QString &listStyle, int depth, QStringView startsAt);
    /// The next list of this style begins with its first number.
    void beginAgain(const QString &listStyle) { m_counters.remove(listStyle); }
    /// The label of the next heading that stands in no list; `level` from 1. Empty: it has none.
    [[nodiscard]] QString nextHeading(const QString &paragraphStyle, int level);

private:
    /// A paragraph's style, as far as it decides on numbers.
    struct ParagraphStyle {
        QString parent;
        std::optional<QString> listStyle; ///< Empty: no numbers; absent: the parent says.
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
