// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/office/numbering_label.h"
#include "app/parse_worker/reading/readable_document.h"

#include <QHash>

namespace lectern::parse {

/// Which list a paragraph belongs to, and how deep. Absent values: as the style says.
struct DocxListPlace {
    std::optional<int> list; ///< 0: none, whatever the style says.
    std::optional<int> level;
};

/// What of a paragraph style matters to a text.
struct DocxStyle {
    QString basedOn;
    std::optional<int> outlineLevel; ///< 0 .. 8; 9: body.
    DocxListPlace place;
};

/// The paragraph styles of a document: styles.xml.
class DocxStyles
{
public:
    [[nodiscard]] static Read<DocxStyles> parse(const QByteArray &xml);
    /// The style with what it has from those it is based on.
    [[nodiscard]] DocxStyle resolved(const QString &id) const;

private:
    QHash<QString, DocxStyle> m_styles;
};

/// The lists of a document, counting as it is read: numbering.xml.
class DocxNumbering
{
public:
    [[nodiscard]] static Read<DocxNumbering> parse(const QByteArray &xml);
    /// The label of the next item of `list` at `level`; empty when there is no such list.
    [[nodiscard]] QString nextLabel(int list, int level);

private:
    struct List {
        int definition = 0;
        QHash<int, int> restarts;                  ///< Level to first number, until the list is used.
        NumberingLevels own;                       ///< Levels defined anew by this list ...
        std::array<bool, numberingDepth> hasOwn{}; ///< ... where this is set.
    };
    QHash<int, NumberingLevels> m_definitions;
    QHash<int, NumberingCounter> m_counters; ///< By definition: lists of one definition go on counting.
    QHash<int, List> m_lists;
};

} // namespace lectern::parse
