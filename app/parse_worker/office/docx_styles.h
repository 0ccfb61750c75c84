// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/office/numbering_label.h"
#include "app/parse_worker/reading/readable_document.h"

#include <QHash>

namespace lectern::parse {

/// A paragraph's list and its level in it. Absent values: taken from the style.
struct DocxListPlace {
    std::optional<int> list; ///< 0: none, whatever the style says.
    std::optional<int> level;
};

/// The properties of a paragraph style that affect the text.
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
    /// The style with the properties inherited from its base styles.
    [[nodiscard]] DocxStyle resolved(const QString &id) const;

private:
    QHash<QString, DocxStyle> m_styles;
};

/// The lists of a document with their running counts: numbering.xml.
class DocxNumbering
{
public:
    [[nodiscard]] static Read<DocxNumbering> parse(const QByteArray &xml);
    /// The label of the next item of `list` at `level`; empty: no such list.
    [[nodiscard]] QString nextLabel(int list, int level);

private:
    struct List {
        int definition = 0;
        QHash<int, int> restarts;                  ///< Level -> first number, until the list's first item.
        NumberingLevels own;                       ///< Levels redefined by this list ...
        std::array<bool, numberingDepth> hasOwn{}; ///< ... where this is true.
    };
    QHash<int, NumberingLevels> m_definitions;
    QHash<int, NumberingCounter> m_counters; ///< Key: definition, as all lists of one definition continue the same count.
    QHash<int, List> m_lists;
};

} // namespace lectern::parse
