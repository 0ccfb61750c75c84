// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/findings/finding_delegate.h"

#include "models/documents/findings/finding_labels.h"
#include "ui/documents/kit/card_text.h"
#include "ui/kit/look/theme.h"

#include <QAbstractItemView>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPolygonF>

#include <cmath>

namespace lectern::ui {

using namespace models;

namespace {

using Role = FindingsModel::Role;
using RowKind = FindingsModel::RowKind;

constexpr int margin = 4;   ///< Around a card.
constexpr int padding = 10; ///< Inside a card.
constexpr int gap = 5;      ///< Between the parts of a card.
constexpr int wordGap = 12; ///< Between the words for judging.
constexpr int closedLines = 2;
constexpr int openLines = 12;

RowKind kindOf(const QModelIndex &index) { return RowKind(index.data(Role::RowKindRole).toInt()); }
QString lineText(const QModelIndex &index)
{
    const int page = index.data(Role::PageRole).toInt();
    if (page == 0)
        return {};
    return FindingDelegate::tr("page %L1, %2 %").arg(page).arg(QLocale().toString(100 * index.data(Role::ConfidenceRole).toDouble(), 'f', 0));
}

/// A word on a card that can be clicked to judge.
struct Word {
    QString text;
    bool isChosen;
    [[nodiscard]] QFont font() const { return theme::font(1.0, isChosen ? QFont::Bold : QFont::Normal); }
};

Word wordOf(const QModelIndex &index, Judgement judgement, const QString &plain, const QString &chosen)
{
    const bool isChosen = Judgement(index.data(Role::JudgementRole).toInt()) == judgement;
    return {isChosen ? chosen : plain, isChosen};
}

Word rightWord(const QModelIndex &index) { return wordOf(index, Judgement::Right, FindingDelegate::tr("right"), FindingDelegate::tr("✓ right")); }
Word wrongWord(const QModelIndex &index) { return wordOf(index, Judgement::Wrong, FindingDelegate::tr("wrong"), FindingDelegate::tr("✗ wrong")); }
/// "Passage 3 of 16", with its judgement if the card's passages differ.
QString passageText(const QModelIndex &index)
{
    const QString text =
        FindingDelegate::tr("Passage %1 of %2").arg(index.data(Role::PassageRole).toInt()).arg(index.data(Role::PassageCountRole).toInt());
    const auto ofThis = Judgement(index.data(Role::PassageJudgementRole).toInt());
    if (ofThis == Judgement::None || ofThis == Judgement(index.data(Role::JudgementRole).toInt()))
        return text;
    return text + (ofThis == Judgement::Right ? QStringLiteral(" \u2713") : QStringLiteral(" \u2717"));
}

/// Summary for a card whose passages are judged differently.
QString differingText(const QModelIndex &index)
{
    const int right = index.data(Role::RightCountRole).toInt(), wrong = index.data(Role::WrongCountRole).toInt();
    if (right + wrong == 0 || std::max(right, wrong) == index.data(Role::PassageCountRole).toInt())
        return {};
    return FindingDelegate::tr("%1 right, %2 wrong").arg(right).arg(wrong);
}

Word noteWord(const QModelIndex &index) { return {FindingDelegate::tr("note"), !index.data(Role::NoteRole).toString().isEmpty()}; }

} // namespace

QColor colourOf(Severity severity)
{
    switch (severity) {
    case Severity::High: return theme::negative();
    case Severity::Medium: return theme::warning();
    case Severity::Low: return theme::positive();
    case Severity::None: break;
    }
    return theme::mutedText();
}

QColor fillOf(Severity severity)
{
    switch (severity) {
    case Severity::High: return theme::negativeFill();
    case Severity::Medium: return theme::warningFill();
    case Severity::Low: return theme::positiveFill();
    case Severity::None: break;
    }
    return theme::chip();
}

QRect drawSeverityBadge(QPainter &painter, const QRect &rect, Severity severity)
{
    const QString word = displayNameOf(severity);
    const QFont font = theme::font(0.85, QFont::DemiBold);
    const QFontMetrics metrics(font);
    const int width = metrics.horizontalAdvance(word) + 14;
    const QRect badge(rect.right() - width + 1, rect.top(), width, metrics.height() + 4);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fillOf(severity));
    painter.drawRoundedRect(badge, 4, 4);
    painter.setPen(colourOf(severity));
    painter.setFont(font);
    painter.drawText(badge, Qt::AlignCenter, word);
    return badge;
}

/// Positions of all parts of a card. Rectangles without text are empty.
struct FindingDelegate::Card {
    QRect frame, title, badge, line;
    struct Paragraph {
        QRect rect;
        QStringList lines;
        QFont font;
        bool isMuted = true;
        bool isWarning = false;
    };
    std::vector<Paragraph> paragraphs;
    QRect passages, back, forward; ///< Empty for a single passage.
    QRect right, wrong, note;
    int height = 0;
};

void FindingDelegate::setOpen(const QModelIndex &index)
{
    const QPersistentModelIndex before = m_open;
    m_open = index;
    for (const QModelIndex &changed : {QModelIndex(before), index}) {
        if (changed.isValid())
            Q_EMIT sizeHintChanged(changed);
    }
}

FindingDelegate::Card FindingDelegate::layOut(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Card card;
    const bool isOpen = m_open == index;
    const QFont body = theme::font();
    const QFontMetrics metrics(body);
    const int left = option.rect.left() + margin + padding;
    const int width = std::max(40, option.rect.width() - 2 * (margin + padding));
    int y = option.rect.top() + margin + padding;
    const QFont titleFont = theme::font(1.0, QFont::DemiBold);
    const int badgeWidth = index.data(Role::SeverityRole).toInt() > 0 ? 74 : 0;
    const auto addParagraph = [&](const QString &text, const QFont &font, int maxLines, bool isMuted, int textWidth) {
        if (text.isEmpty())
            return QRect();
        const QStringList lines = brokenLines(text, font, textWidth, maxLines);
        const QRect rect(left, y, textWidth, int(lines.size()) * QFontMetrics(font).lineSpacing());
        card.paragraphs.push_back({rect, lines, font, isMuted});
        y = rect.bottom() + 1 + gap;
        return rect;
    };
    card.title = addParagraph(index.data().toString(), titleFont, 2, false, width - badgeWidth);
    card.badge = QRect(left, card.title.top() - 1, width, metrics.height() + 4);
    const int lineCount = isOpen ? openLines : closedLines;
    addParagraph(index.data(Role::QuoteRole).toString().simplified(), quoteFont(), lineCount, true, width);
    const RowKind kind = kindOf(index);
    if (isOpen || kind == RowKind::Absence || kind == RowKind::NotFound || kind == RowKind::Lost)
        addParagraph(index.data(Role::WhyRole).toString(), body, isOpen ? openLines : 4, kind == RowKind::NotFound || !isOpen, width);
    if (isOpen)
        addParagraph(index.data(Role::RecommendationRole).toString(), theme::font(1.0, QFont::Medium), openLines, false, width);
    if (const QString note = index.data(Role::NoteRole).toString(); !note.isEmpty())
        addParagraph(tr("Note: %1").arg(note.simplified()), body, lineCount, false, width);
    if (index.data(Role::UnsavedRole).toBool()) {
        addParagraph(tr("Not saved yet"), theme::font(1.0, QFont::DemiBold), 1, false, width);
        card.paragraphs.back().isWarning = true;
    }
    if (index.data(Role::FindingRole).toInt() >= 0 && index.data(Role::PassageCountRole).toInt() > 1) {
        const int side = metrics.lineSpacing() + 4;
        card.back = QRect(left - 4, y - 2, side, side);
        const int textWidth = metrics.horizontalAdvance(passageText(index)) + 8;
        card.passages = QRect(card.back.right() + 1, y, textWidth, metrics.lineSpacing());
        card.forward = QRect(card.passages.right() + 1, y - 2, side, side);
        y = card.passages.bottom() + 1 + gap;
    }
    if (index.data(Role::FindingRole).toInt() >= 0) {
        card.line = QRect(left, y, width, metrics.lineSpacing());
        const auto place = [&](const Word &word, int right) {
            const int wordWidth = QFontMetrics(word.font()).horizontalAdvance(word.text) + wordGap;
            return QRect(right - wordWidth, y - 2, wordWidth, metrics.lineSpacing() + 4);
        };
        card.note = place(noteWord(index), left + width + wordGap / 2);
        card.wrong = place(wrongWord(index), card.note.left());
        card.right = place(rightWord(index), card.wrong.left());
        y = card.line.bottom() + 1 + gap;
    }
    y += padding - gap;
    card.frame = QRect(option.rect.left() + margin, option.rect.top() + margin, option.rect.width() - 2 * margin, y - option.rect.top() - margin);
    card.height = y - option.rect.top() + margin;
    return card;
}

QSize FindingDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem wide = option;
    if (const auto *view = qobject_cast<const QAbstractItemView *>(option.widget))
        wide.rect = QRect(0, 0, view->viewport()->width(), 0);
    if (kindOf(index) == RowKind::Heading)
        return {wide.rect.width(), int(std::round(theme::rowHeight() * 1.15))};
    return {wide.rect.width(), layOut(wide, index).height};
}

void FindingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (kindOf(index) == RowKind::Heading)
        paintHeading(*painter, option, index);
    else
        paintCard(*painter, option, index);
    painter->restore();
}

void FindingDelegate::paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect rect = option.rect.adjusted(margin + 2, 0, -margin - 2, -4);
    painter.setFont(theme::font(1.0, QFont::DemiBold));
    painter.setPen(theme::text());
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignBottom, index.data().toString());
    painter.setFont(theme::figuresFont());
    painter.setPen(theme::mutedText());
    const int count = index.data(Role::CountRole).toInt(), passages = index.data(Role::PassageCountRole).toInt();
    const QString figure = QLocale().toString(count);
    painter.drawText(rect, Qt::AlignRight | Qt::AlignBottom,
                     passages > count ? tr("%1 in %2 passages").arg(figure, QLocale().toString(passages)) : figure);
}

void FindingDelegate::paintCard(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Card card = layOut(option, index);
    const bool isCurrent = option.state & QStyle::State_Selected;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isCurrent ? theme::accent() : theme::separator(), isCurrent ? 2 : 1));
    painter.setBrush(option.state & QStyle::State_MouseOver && !isCurrent ? theme::hover() : theme::surface());
    painter.drawRoundedRect(QRectF(card.frame).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    for (const Card::Paragraph &paragraph : card.paragraphs) {
        painter.setFont(paragraph.font);
        painter.setPen(paragraph.isWarning ? theme::warning() : paragraph.isMuted ? theme::mutedText() : theme::text());
        const QFontMetrics metrics(paragraph.font);
        int y = paragraph.rect.top() + metrics.ascent();
        for (const QString &line : paragraph.lines) {
            painter.drawText(paragraph.rect.left(), y, line);
            y += metrics.lineSpacing();
        }
    }
    if (const auto severity = Severity(index.data(Role::SeverityRole).toInt()); severity != Severity::None)
        drawSeverityBadge(painter, card.badge, severity);
    if (!card.passages.isEmpty())
        paintPassages(painter, card, index);
    if (!card.line.isEmpty())
        paintJudgement(painter, card, index);
}

void FindingDelegate::paintPassages(QPainter &painter, const Card &card, const QModelIndex &index)
{
    const int shown = index.data(Role::PassageRole).toInt(), count = index.data(Role::PassageCountRole).toInt();
    painter.setFont(theme::font());
    painter.setPen(theme::text());
    painter.drawText(card.passages, Qt::AlignCenter, passageText(index));
    const QRect rest(card.forward.right() + 6, card.passages.top(), card.line.right() - card.forward.right() - 6, card.passages.height());
    painter.setPen(theme::mutedText());
    painter.drawText(rest, Qt::AlignRight | Qt::AlignVCenter, painter.fontMetrics().elidedText(differingText(index), Qt::ElideRight, rest.width()));
    const auto drawArrow = [&](const QRect &rect, double direction, bool isThere) {
        const QPointF centre = QRectF(rect).center();
        const double reach = rect.height() / 6.0;
        painter.setPen(QPen(isThere ? theme::accent() : theme::faint(), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(QPolygonF{centre + QPointF(-direction * reach / 2, -reach), centre + QPointF(direction * reach / 2, 0),
                                       centre + QPointF(-direction * reach / 2, reach)});
    };
    drawArrow(card.back, -1, shown > 1);
    drawArrow(card.forward, 1, shown < count);
}

void FindingDelegate::paintJudgement(QPainter &painter, const Card &card, const QModelIndex &index)
{
    painter.setFont(theme::font());
    painter.setPen(theme::mutedText());
    const QRect place(card.line.left(), card.line.top(), card.right.left() - card.line.left() - 4, card.line.height());
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(lineText(index), Qt::ElideRight, place.width()));
    const auto drawWord = [&](const QRect &rect, const Word &word, const QColor &colour) {
        painter.setFont(word.font());
        painter.setPen(word.isChosen ? colour : theme::mutedText());
        painter.drawText(rect, Qt::AlignCenter, word.text);
    };
    drawWord(card.right, rightWord(index), theme::positive());
    drawWord(card.wrong, wrongWord(index), theme::negative());
    drawWord(card.note, noteWord(index), theme::accent());
}

bool FindingDelegate::editorEvent(QEvent *event, QAbstractItemModel *, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease || kindOf(index) == RowKind::Heading)
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    const QPoint point = mouse->position().toPoint();
    const Card card = layOut(option, index);
    const bool isOfOne = mouse->modifiers() & Qt::ShiftModifier;
    const auto current = Judgement(index.data(isOfOne ? Role::PassageJudgementRole : Role::JudgementRole).toInt());
    const int row = index.row(); // a copy, as receivers may change the rows
    const auto judge = [&](Judgement wanted) {
        const Judgement judgement = current == wanted ? Judgement::None : wanted;
        isOfOne ? Q_EMIT passageJudged(row, judgement) : Q_EMIT judged(row, judgement);
    };
    if (card.right.contains(point))
        judge(Judgement::Right);
    else if (card.wrong.contains(point))
        judge(Judgement::Wrong);
    else if (card.note.contains(point))
        Q_EMIT noteWanted(row);
    else if (card.back.contains(point))
        Q_EMIT passageStepped(row, -1);
    else if (card.forward.contains(point))
        Q_EMIT passageStepped(row, 1);
    else
        return false;
    return true;
}

} // namespace lectern::ui
