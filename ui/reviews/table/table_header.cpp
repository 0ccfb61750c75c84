// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/table/table_header.h"

#include "ui/kit/look/theme.h"
#include "ui/reviews/table/row_painter.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace lectern::ui {

using namespace models;

namespace {

constexpr int reviewSection = int(ReviewColumn::Review);
constexpr int minimumReviewCharacters = 23;
constexpr int arrowWidth = 7;

/// The order in which columns are hidden for lack of space.
constexpr ReviewColumn dropOrder[] = {
    ReviewColumn::Version, ReviewColumn::From,      ReviewColumn::Shares,   ReviewColumn::Likes,    ReviewColumn::Replies, ReviewColumn::Images,
    ReviewColumn::Helpful, ReviewColumn::Answered,  ReviewColumn::Verified, ReviewColumn::Language, ReviewColumn::Type,    ReviewColumn::Tags,
    ReviewColumn::Author,  ReviewColumn::Sentiment, ReviewColumn::Platform, ReviewColumn::Entity,   ReviewColumn::Rating,  ReviewColumn::Date,
};
static_assert(std::size(dropOrder) == reviewColumnCount - 1, "all but the review itself");

} // namespace

TableHeader::TableHeader(QAbstractItemModel &model, QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setModel(&model);
    setSectionsMovable(true);
    setSectionsClickable(true);
    setHighlightSections(false);
    setSortIndicatorShown(true);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setMinimumSectionSize(fontMetrics().averageCharWidth() * 5);
    setTextElideMode(Qt::ElideRight);
    setFont(theme::font(0.92, QFont::DemiBold));
    setAccessibleName(tr("Columns"));
    setContextMenuPolicy(Qt::DefaultContextMenu);
    connect(this, &QHeaderView::sectionClicked, this, &TableHeader::requestSort);
    connect(this, &QHeaderView::sectionResized, this, &TableHeader::noteResize);
    connect(this, &QHeaderView::sectionMoved, this, &TableHeader::layoutChangedByUser);
    resetLayout();
}

void TableHeader::resetLayout()
{
    m_isFitting = true;
    bringBackAll();
    const int character = fontMetrics().averageCharWidth();
    for (int i = 0; i < reviewColumnCount; ++i) {
        moveSection(visualIndex(i), i);
        resizeSection(i, character * characterWidthOf(ReviewColumn(i)) + 2 * RowPainter::padding);
        setSectionHidden(i, !isShownAtFirst(ReviewColumn(i)));
    }
    m_isFitting = false;
    m_reviewWidth = 0;
    m_preferred.clear();
    fitTo(m_fittedWidth);
}

void TableHeader::showSort(const ReviewSort &sort)
{
    m_sort = sort;
    for (int i = 0; i < reviewColumnCount; ++i) {
        if (sortKeyOf(ReviewColumn(i)) == sort.key)
            setSortIndicator(i, sort.order);
    }
}

void TableHeader::requestSort(int section)
{
    const std::optional<ReviewSortKey> key = sortKeyOf(ReviewColumn(section));
    if (!key) {
        showSort(m_sort); // restores the arrow
        return;
    }
    const bool isText = *key == ReviewSortKey::Entity || *key == ReviewSortKey::Platform;
    Qt::SortOrder order = isText ? Qt::AscendingOrder : Qt::DescendingOrder;
    if (*key == m_sort.key)
        order = m_sort.order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    Q_EMIT sortRequested({*key, order});
}

void TableHeader::fitTo(int width)
{
    m_fittedWidth = width;
    if (width <= 0)
        return;
    m_isFitting = true;
    bringBackAll();
    if (!isSectionHidden(reviewSection)) {
        const int least = fontMetrics().averageCharWidth() * minimumReviewCharacters;
        QList<int> waiting = sectionsToDrop();
        while (!waiting.isEmpty() && length() - sectionSize(reviewSection) + least > width)
            drop(waiting.takeFirst());
        const int left = std::max(least, width - (length() - sectionSize(reviewSection)));
        resizeSection(reviewSection, m_reviewWidth > 0 ? std::min(m_reviewWidth, left) : left);
    }
    m_isFitting = false;
}

/// The visible columns, in the order in which they would be hidden.
QList<int> TableHeader::sectionsToDrop() const
{
    QList<int> sections;
    for (const ReviewColumn column : dropOrder) {
        if (!isSectionHidden(int(column)))
            sections.append(int(column));
    }
    const auto isDearer = [this](int section) { return sortKeyOf(ReviewColumn(section)) == m_sort.key ? 2 : m_preferred.contains(section) ? 1 : 0; };
    std::stable_sort(sections.begin(), sections.end(), [&](int one, int other) { return isDearer(one) < isDearer(other); });
    return sections;
}

void TableHeader::drop(int section)
{
    m_dropped.insert(section, sectionSize(section));
    setSectionHidden(section, true);
}

void TableHeader::bringBackAll()
{
    for (auto each = m_dropped.cbegin(); each != m_dropped.cend(); ++each)
        setSectionHidden(each.key(), false);
    m_dropped.clear();
}

bool TableHeader::isColumnChosen(ReviewColumn column) const { return !isSectionHidden(int(column)) || m_dropped.contains(int(column)); }

int TableHeader::chosenWidth(int section) const { return m_dropped.value(section, sectionSize(section)); }

void TableHeader::noteResize(int section)
{
    if (m_isFitting)
        return;
    if (section == reviewSection)
        m_reviewWidth = sectionSize(section);
    fitTo(m_fittedWidth);
    Q_EMIT layoutChangedByUser();
}

void TableHeader::setColumnShown(ReviewColumn column, bool isShown)
{
    const int section = int(column);
    const qsizetype chosenCount = reviewColumnCount - hiddenSectionCount() + m_dropped.size();
    if (!isShown && chosenCount == 1)
        return;
    m_dropped.remove(section);
    setSectionHidden(section, !isShown);
    m_preferred.removeAll(section);
    if (isShown)
        m_preferred.append(section);
    fitTo(m_fittedWidth);
    Q_EMIT layoutChangedByUser();
}

QMenu *TableHeader::makeColumnMenu(QWidget *parent)
{
    auto *menu = new QMenu(tr("Columns"), parent);
    for (int i = 0; i < reviewColumnCount; ++i) {
        const QString title = titleOf(ReviewColumn(i));
        QAction *action = menu->addAction(m_dropped.contains(i) ? tr("%1 (no room now)").arg(title) : title);
        action->setCheckable(true);
        action->setChecked(isColumnChosen(ReviewColumn(i)));
        connect(action, &QAction::toggled, this, [this, i](bool isShown) { setColumnShown(ReviewColumn(i), isShown); });
    }
    menu->addSeparator();
    menu->addAction(tr("Reset columns"), this, [this] {
        resetLayout();
        Q_EMIT layoutChangedByUser();
    });
    return menu;
}

QSize TableHeader::sizeHint() const { return {QHeaderView::sizeHint().width(), theme::rowHeight() - 2}; }

void TableHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const auto column = ReviewColumn(section);
    const bool isSorted = sortKeyOf(column) == m_sort.key;
    painter->fillRect(rect, theme::panel());
    painter->setPen(theme::separator());
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    const bool isHovered = sortKeyOf(column) && rect.contains(viewport()->mapFromGlobal(QCursor::pos()));
    painter->setPen(isSorted || isHovered ? theme::text() : theme::mutedText());
    painter->setFont(font());
    const QRect inside = rect.adjusted(RowPainter::padding, 0, -RowPainter::padding, 0);
    const int arrowSpace = isSorted ? arrowWidth + 4 : 0;
    const QString title = fontMetrics().elidedText(titleOf(column), Qt::ElideRight, inside.width() - arrowSpace);
    const int textWidth = fontMetrics().horizontalAdvance(title);
    const int left = isNumber(column) ? inside.right() + 1 - textWidth - arrowSpace : inside.left();
    painter->drawText(QRect(left, inside.top(), textWidth + 2, inside.height()), Qt::AlignLeft | Qt::AlignVCenter, title);
    if (!isSorted)
        return;
    const QPointF tip(left + textWidth + 4 + arrowWidth / 2.0, inside.center().y() + 1);
    const double up = m_sort.order == Qt::AscendingOrder ? -1 : 1;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme::text());
    const double half = arrowWidth / 2.0;
    painter->drawPolygon(QPolygonF{tip + QPointF(-half, -up * 2), tip + QPointF(half, -up * 2), tip + QPointF(0, up * 2.5)});
    painter->restore();
}

/// Shows a hand cursor over columns that can be sorted.
void TableHeader::mouseMoveEvent(QMouseEvent *event)
{
    QHeaderView::mouseMoveEvent(event);
    const int section = logicalIndexAt(event->position().toPoint());
    const bool isEdge = testAttribute(Qt::WA_SetCursor); // set by QHeaderView where a section can be resized
    if (isEdge)
        viewport()->unsetCursor();
    else
        viewport()->setCursor(section >= 0 && sortKeyOf(ReviewColumn(section)) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void TableHeader::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = makeColumnMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(event->globalPos());
}

QVariantMap TableHeader::state() const
{
    QStringList order, shown;
    QVariantMap widths;
    for (int visual = 0; visual < reviewColumnCount; ++visual) {
        const int i = logicalIndex(visual);
        const QString key = keyOf(ReviewColumn(i));
        order << key;
        if (isColumnChosen(ReviewColumn(i))) {
            shown << key;
            if (i != reviewSection)
                widths.insert(key, chosenWidth(i));
            else if (m_reviewWidth > 0)
                widths.insert(key, m_reviewWidth);
        }
    }
    return {{QStringLiteral("order"), order}, {QStringLiteral("shown"), shown}, {QStringLiteral("widths"), widths}};
}

void TableHeader::restoreState(const QVariantMap &state)
{
    const QStringList order = state.value(QStringLiteral("order")).toStringList();
    const QStringList shown = state.value(QStringLiteral("shown")).toStringList();
    const QVariantMap widths = state.value(QStringLiteral("widths")).toMap();
    if (shown.isEmpty())
        return;
    m_isFitting = true;
    bringBackAll();
    m_preferred.clear();
    for (int i = 0; i < reviewColumnCount; ++i) {
        const QString key = keyOf(ReviewColumn(i));
        const int place = int(order.indexOf(key));
        if (place >= 0)
            moveSection(visualIndex(i), place);
        setSectionHidden(i, !shown.contains(key));
        if (widths.value(key).toInt() > 0 && shown.contains(key))
            resizeSection(i, widths.value(key).toInt());
    }
    m_isFitting = false;
    m_reviewWidth = widths.value(keyOf(ReviewColumn::Review)).toInt();
    fitTo(m_fittedWidth);
}

} // namespace lectern::ui
