// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/text/rtf_story.h"

namespace lectern::parse {

using namespace frames;

namespace {

/// The lines of an aside that are new: many pages repeat the same header.
QStringList newLinesOf(const QString &aside, QSet<QString> &seen)
{
    QStringList lines;
    for (const QString &line : aside.split(u'\n')) {
        if (!line.trimmed().isEmpty() && !seen.contains(line)) {
            seen.insert(line);
            lines += line.trimmed();
        }
    }
    return lines;
}

} // namespace

void RtfStory::add(QStringView text, const RtfSetting &setting)
{
    if (setting.isHidden)
        return m_builder.remark(DeletionsLeftOut);
    switch (setting.target) {
    case RtfTarget::Body:
        if (m_paragraph.size() < maxTextBytes)
            m_paragraph += text;
        break;
    case RtfTarget::Header:
    case RtfTarget::Footer:
    case RtfTarget::Note:
        if (m_aside.size() < maxTextBytes)
            m_aside += text;
        break;
    case RtfTarget::Nowhere:
    case RtfTarget::Fonts: break;
    }
}

void RtfStory::endParagraph(const RtfSetting &setting, bool isEmptyLineMeant)
{
    if (setting.target != RtfTarget::Body)
        return add(u"\n", setting);
    const QString text = std::exchange(m_paragraph, {});
    if (setting.isInTable || !m_cell.isEmpty()) {
        if (!text.trimmed().isEmpty())
            m_cell += text.trimmed() + u'\n';
    } else if (!text.isEmpty() || isEmptyLineMeant) {
        endRow(setting);
        m_builder.append(FlowParagraph{.text = text, .headingLevel = setting.headingLevel});
    }
}

void RtfStory::endCell(const RtfSetting &setting)
{
    constexpr size_t most = 256;
    if (setting.target != RtfTarget::Body)
        return add(u"\t", setting);
    const QString text = std::exchange(m_cell, {}) + std::exchange(m_paragraph, {});
    if (m_row.cells.size() < most)
        m_row.cells.push_back({text.trimmed(), 1});
}

void RtfStory::endRow(const RtfSetting &setting)
{
    if (setting.target != RtfTarget::Body)
        return add(u"\n", setting);
    if (!m_cell.isEmpty())
        endCell(setting);
    if (!m_row.cells.empty())
        m_builder.append(std::exchange(m_row, {}));
}

void RtfStory::endPage(const RtfSetting &setting)
{
    if (setting.target != RtfTarget::Body)
        return;
    endParagraph(setting, false);
    m_builder.startPage();
}

void RtfStory::addNoteMark(const RtfSetting &setting) { add(QStringLiteral("[%1]").arg(m_notes.size() + 1), setting); }

void RtfStory::endAside(RtfTarget target)
{
    const QString aside = std::exchange(m_aside, {});
    if (target == RtfTarget::Header) {
        for (const QString &line : newLinesOf(aside, m_seenHeaders))
            m_builder.append(FlowParagraph{.text = line, .isSmall = true});
    } else if (target == RtfTarget::Footer) {
        m_footers += newLinesOf(aside, m_seenFooters);
    } else if (target == RtfTarget::Note) {
        m_notes += QStringLiteral("[%1] ").arg(m_notes.size() + 1) + aside.simplified();
    }
}

Read<FlowText> RtfStory::take(const RtfSetting &setting)
{
    endParagraph(setting, false);
    endRow(setting);
    for (const QString &line : m_notes + m_footers)
        m_builder.append(FlowParagraph{.text = line, .isSmall = true});
    m_builder.setPageSize(m_paper);
    return m_builder.take();
}

} // namespace lectern::parse
