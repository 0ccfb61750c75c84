// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/list/document_row_layout.h"

#include "models/errors/error_text.h"
#include "ui/kit/look/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace lectern::ui {

using namespace models;

namespace {

struct RowWords {
    Q_DECLARE_TR_FUNCTIONS(lectern::ui::DocumentRowLayout)
};

constexpr int sideMargin = 12;
constexpr int topMargin = 9;
constexpr int lineGap = 3;
constexpr int barHeight = 4;
constexpr int badgePadding = 6;
constexpr int linkGap = 14;
constexpr int maxTroubleLines = 3;
constexpr int snippetLines = 2;
constexpr qsizetype wordsBeforeMark = 24; ///< Characters kept before a snippet's first mark.

QFont nameFont() { return theme::font(1.0, QFont::DemiBold); }
QFont smallFont() { return theme::font(0.9); }
QFont badgeFont() { return theme::font(0.82, QFont::DemiBold); }
QFont linkFont() { return theme::font(0.9, QFont::DemiBold); }

struct BadgeColours {
    QColor text, fill;
};

BadgeColours coloursOf(DocumentBadge::Tone tone)
{
    switch (tone) {
    case DocumentBadge::Tone::Bad: return {theme::negative(), theme::negativeFill()};
    case DocumentBadge::Tone::Warning: return {theme::warning(), theme::warningFill()};
    case DocumentBadge::Tone::Good: return {theme::positive(), theme::positiveFill()};
    case DocumentBadge::Tone::Quiet: return {theme::mutedText(), theme::chip()};
    }
    Q_UNREACHABLE();
}

/// Replaces white space one for one, so that the positions of marks stay valid.
QString inOneLine(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format || c.isSpace())
            c = u' ';
    }
    return text;
}

/// Measures the whole text at once: a list of thousands of rows calls this for each.
qsizetype charactersThatFit(const QString &name, int width)
{
    QTextLayout layout(name, nameFont());
    QTextOption anywhere;
    anywhere.setWrapMode(QTextOption::WrapAnywhere);
    layout.setTextOption(anywhere);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(width);
    layout.endLayout();
    return line.textLength();
}

/// The name in one line, or two with a sensible break, as many files have long names.
QStringList nameLines(const QString &name, int width)
{
    const QFontMetrics metrics(nameFont());
    const qsizetype fits = name.isEmpty() ? 0 : charactersThatFit(name, width);
    if (fits == name.size())
        return {name};
    qsizetype breakAt = fits;
    while (breakAt > fits / 2 && !QStringLiteral(" _-,.").contains(name[breakAt - 1]))
        --breakAt;
    if (breakAt <= fits / 2)
        breakAt = fits;
    return {name.left(breakAt).trimmed(), metrics.elidedText(name.mid(breakAt).trimmed(), Qt::ElideMiddle, width)};
}

/// The part of a snippet from shortly before its first mark, with the marks relative to it.
struct ShownSnippet {
    QString text;
    QList<QTextLayout::FormatRange> marks;
};

ShownSnippet shownSnippet(const Snippet &snippet)
{
    const CodePointIndex index(snippet.text);
    qsizetype from = 0;
    if (!snippet.marks.empty()) {
        const qsizetype firstMark = index.toUnits(snippet.marks.front()).start;
        if (firstMark > wordsBeforeMark) {
            from = firstMark - wordsBeforeMark;
            const qsizetype space = snippet.text.indexOf(u' ', from);
            from = space >= 0 && space < firstMark ? space + 1 : firstMark;
        }
    }
    const QString lead = from > 0 ? QStringLiteral("\u2026") : QString();
    ShownSnippet shown{lead + inOneLine(snippet.text.mid(from)), {}};
    QTextCharFormat marked;
    marked.setBackground(theme::warningFill());
    marked.setForeground(theme::text());
    marked.setFontWeight(QFont::DemiBold);
    for (const TextRange &mark : snippet.marks) {
        const TextRange units = index.toUnits(mark);
        if (units.start >= from)
            shown.marks.append({int(units.start - from + lead.size()), int(units.length()), marked});
    }
    return shown;
}

} // namespace

QString titleOf(RowAction action)
{
    switch (action) {
    case RowAction::Cancel: return RowWords::tr("Cancel");
    case RowAction::Retry: return RowWords::tr("Retry");
    case RowAction::AnalyseAgain: return RowWords::tr("Analyse again");
    case RowAction::OpenExisting: return RowWords::tr("Open existing");
    case RowAction::AddAsVersion: return RowWords::tr("New version of it");
    case RowAction::Dismiss: return RowWords::tr("Dismiss");
    }
    Q_UNREACHABLE();
}

std::vector<RowAction> actionsOf(const DocumentListRow &row)
{
    if (row.stored) {
        const Document &document = row.stored->document;
        switch (document.status) {
        case WorkStatus::Pending:
        case WorkStatus::Processing: return {RowAction::Cancel};
        case WorkStatus::Failed: return {RowAction::Retry};
        case WorkStatus::Completed: break;
        }
        return document.analysisStatus == WorkStatus::Failed ? std::vector{RowAction::AnalyseAgain} : std::vector<RowAction>();
    }
    switch (row.intake->state) {
    case IntakeItem::State::Waiting:
    case IntakeItem::State::Uploading: return {RowAction::Cancel};
    case IntakeItem::State::Stored: return {};
    case IntakeItem::State::Existing: return {RowAction::OpenExisting, RowAction::AddAsVersion, RowAction::Dismiss};
    case IntakeItem::State::Failed: return {RowAction::Retry, RowAction::Dismiss};
    }
    Q_UNREACHABLE();
}

DocumentRowLayout::DocumentRowLayout(const DocumentListRow &row, const std::optional<PagesRead> &read, int width) : m_row(row)
{
    const int inside = std::max(1, width - 2 * sideMargin);
    const QFontMetrics small(smallFont());
    int y = topMargin;
    const auto place = [&y, inside](QRect &rect, int height) {
        rect = QRect(sideMargin, y, inside, height);
        y += height + lineGap;
    };
    m_nameLines = nameLines(shownName(row), inside);
    place(m_name, QFontMetrics(nameFont()).lineSpacing() * int(m_nameLines.size()));
    if (row.stored) {
        m_factsText = factsText(row.stored->document);
        m_shownBadges = badgesOf(row.stored->document);
        place(m_facts, small.height());
    }
    const bool isRead = row.stored && row.stored->document.status == WorkStatus::Processing;
    if (isRead)
        m_statusText = read ? progressText(*read) : displayNameOf(WorkStatus::Processing);
    else if (row.intake)
        m_statusText = progressText(*row.intake);
    const bool hasBar = (isRead && read) || (row.intake && row.intake->state == IntakeItem::State::Uploading);
    m_share = isRead && read ? read->share() : row.intake ? row.intake->share() : 0.0;
    if (hasBar) {
        y += lineGap;
        place(m_bar, barHeight);
    }
    if (!m_statusText.isEmpty())
        place(m_status, small.height());
    if (!m_shownBadges.empty())
        place(m_badges, QFontMetrics(badgeFont()).height() + 4);
    m_troubleText = troubleOf(row);
    if (!m_troubleText.isEmpty()) {
        const int wanted = small.boundingRect(QRect(0, 0, inside, 10'000), Qt::TextWordWrap, m_troubleText).height();
        place(m_trouble, std::min(wanted, maxTroubleLines * small.lineSpacing()));
    }
    if (row.stored && row.stored->snippet.page > 0)
        place(m_snippet, snippetLines * small.lineSpacing());
    placeLinks(y);
    m_height = y - lineGap + topMargin + 1;
}

/// A single link is at the right of the status or facts line; several have a line of their own.
void DocumentRowLayout::placeLinks(int &y)
{
    const std::vector<RowAction> actions = actionsOf(m_row);
    if (actions.empty())
        return;
    const QFontMetrics metrics(linkFont());
    QRect &shared = m_status.isValid() ? m_status : m_facts;
    if (actions.size() == 1 && shared.isValid()) {
        const int width = metrics.horizontalAdvance(titleOf(actions.front()));
        m_links.push_back({actions.front(), QRect(shared.right() - width, shared.top(), width + 1, shared.height())});
        shared.setRight(shared.right() - width - linkGap);
        return;
    }
    int x = sideMargin;
    for (const RowAction action : actions) {
        const int width = metrics.horizontalAdvance(titleOf(action)) + 1;
        if (x > sideMargin && x + width > sideMargin + m_name.width()) { // the list is narrow
            x = sideMargin;
            y += metrics.height() + lineGap;
        }
        m_links.push_back({action, QRect(x, y, width, metrics.height())});
        x += width + linkGap;
    }
    y += metrics.height() + lineGap;
}

std::optional<RowAction> DocumentRowLayout::actionAt(const QPoint &point) const
{
    for (const Link &link : m_links) {
        if (link.rect.adjusted(-4, -4, 4, 4).contains(point))
            return link.action;
    }
    return std::nullopt;
}

void DocumentRowLayout::paint(QPainter *painter, const std::optional<RowAction> &hovered) const
{
    const auto drawLine = [painter](const QRect &rect, const QString &text, const QFont &font, const QColor &colour, Qt::TextElideMode elide) {
        painter->setFont(font);
        painter->setPen(colour);
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(font).elidedText(text, elide, rect.width()));
    };
    for (int line = 0; line < m_nameLines.size(); ++line) {
        const int height = m_name.height() / int(m_nameLines.size());
        drawLine(QRect(m_name.left(), m_name.top() + line * height, m_name.width(), height), m_nameLines[line], nameFont(), theme::text(),
                 Qt::ElideRight);
    }
    if (m_facts.isValid())
        drawLine(m_facts, m_factsText, smallFont(), theme::mutedText(), Qt::ElideRight);
    if (m_bar.isValid()) {
        painter->fillRect(m_bar, theme::faint());
        painter->fillRect(QRect(m_bar.left(), m_bar.top(), int(m_bar.width() * std::clamp(m_share, 0.0, 1.0)), m_bar.height()), theme::accentFill());
    }
    if (m_status.isValid())
        drawLine(m_status, m_statusText, smallFont(), theme::mutedText(), Qt::ElideRight);
    paintBadges(painter);
    if (m_trouble.isValid()) {
        painter->setFont(smallFont());
        painter->setPen(theme::negative());
        painter->drawText(m_trouble, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_troubleText);
    }
    paintSnippet(painter);
    for (const Link &link : m_links) {
        QFont font = linkFont();
        font.setUnderline(hovered == link.action);
        drawLine(link.rect, titleOf(link.action), font, theme::accent(), Qt::ElideNone);
    }
}

void DocumentRowLayout::paintBadges(QPainter *painter) const
{
    if (m_shownBadges.empty())
        return;
    const QFont font = badgeFont();
    const QFontMetrics metrics(font);
    painter->setFont(font);
    painter->setRenderHint(QPainter::Antialiasing);
    int x = m_badges.left();
    for (const DocumentBadge &badge : m_shownBadges) {
        const QRect rect(x, m_badges.top(), metrics.horizontalAdvance(badge.text) + 2 * badgePadding, m_badges.height());
        const BadgeColours colours = coloursOf(badge.tone);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.fill);
        painter->drawRoundedRect(rect, 3, 3);
        painter->setPen(colours.text);
        painter->drawText(rect, Qt::AlignCenter, badge.text);
        x = rect.right() + badgePadding;
    }
}

void DocumentRowLayout::paintSnippet(QPainter *painter) const
{
    if (!m_snippet.isValid())
        return;
    const ShownSnippet shown = shownSnippet(m_row.stored->snippet);
    QTextLayout layout(shown.text, smallFont());
    layout.setCacheEnabled(true);
    layout.setFormats(shown.marks);
    layout.beginLayout();
    double y = 0;
    for (int i = 0; i < snippetLines; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(m_snippet.width());
        line.setPosition(QPointF(0, y));
        y += line.height();
    }
    layout.endLayout();
    painter->setPen(theme::mutedText());
    painter->save();
    painter->setClipRect(m_snippet);
    layout.draw(painter, m_snippet.topLeft());
    painter->restore();
}

} // namespace lectern::ui
