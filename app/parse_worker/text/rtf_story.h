// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/flow/flow_builder.h"

#include <QSet>
#include <QStringList>

namespace lectern::parse {

/// Where text goes.
enum class RtfTarget : quint8 { Body, Nowhere, Fonts, Header, Footer, Note };

/// How the text of a group is set.
struct RtfSetting {
    RtfTarget target = RtfTarget::Body;
    bool isHidden = false;
    bool isInTable = false;
    quint8 headingLevel = 0;
};

/// What the text of an RTF file becomes: paragraphs and rows, headers once and before the text, notes and footers behind it. Outside the body
/// the ends of paragraphs, cells and rows are characters.
///
/// Thread: one at a time.
class RtfStory
{
public:
    void add(QStringView text, const RtfSetting &setting);
    void endParagraph(const RtfSetting &setting, bool isEmptyLineMeant);
    void endCell(const RtfSetting &setting);
    void endRow(const RtfSetting &setting);
    void endPage(const RtfSetting &setting);
    /// The number of the note that follows, where it is referred to.
    void addNoteMark(const RtfSetting &setting);
    /// All text of a header, a footer or a note is there.
    void endAside(RtfTarget target);
    void setPaperWidth(double points) { m_paper.setWidth(points); }
    void setPaperHeight(double points) { m_paper.setHeight(points); }

    [[nodiscard]] bool isFull() const { return m_builder.isFull(); }
    /// `setting`: as at the end of the file.
    [[nodiscard]] Read<FlowText> take(const RtfSetting &setting);

private:
    FlowBuilder m_builder;
    QString m_paragraph;
    QString m_cell;
    FlowRow m_row;
    QString m_aside; ///< The header, footer or note that is being read.
    QSet<QString> m_seenHeaders, m_seenFooters;
    QStringList m_footers, m_notes;
    QSizeF m_paper;
};

} // namespace lectern::parse
