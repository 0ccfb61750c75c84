// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/flow/flow_builder.h"

#include <QSet>
#include <QStringList>

namespace lectern::parse {

/// The destination of text.
enum class RtfTarget : quint8 { Body, Nowhere, Fonts, Header, Footer, Note };

/// The formatting of a group's text.
struct RtfSetting {
    RtfTarget target = RtfTarget::Body;
    bool isHidden = false;
    bool isInTable = false;
    quint8 headingLevel = 0;
};

/// Builds the text of an RTF file: paragraphs and rows, with each header once before the text, notes and footers after it. Outside the
/// body the ends of paragraphs, cells and rows are characters.
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
    /// Adds the number of the note that follows, at the reference to it.
    void addNoteMark(const RtfSetting &setting);
    /// Call when a header, footer or note is complete.
    void endAside(RtfTarget target);
    void setPaperWidth(double points) { m_paper.setWidth(points); }
    void setPaperHeight(double points) { m_paper.setHeight(points); }

    [[nodiscard]] bool isFull() const { return m_builder.isFull(); }
    /// `setting`: the one at the end of the file.
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
