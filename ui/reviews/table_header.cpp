// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/table_header.h"

#include "ui/reviews/row_painter.h"
#include "ui/theme.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>

namespace lectern {

namespace {

constexpr int reviewSection = int(ReviewColumn::Review);
constexpr int minimumReviewCharacters = 24;
constexpr int arrowWidth = 7;

} // namespace

TableHeader::TableHeader(QAbstractItemModel &model, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
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
    const int character = fontMetrics().averageCharWidth();
    for (int i = 0; i < reviewColumnCount; ++i) {
        moveSection(visualIndex(i), i);
        resizeSection(i, character * characterWidthOf(ReviewColumn(i)) + 2 * RowPainter::padding);
        setSectionHidden(i, !isShownAtFirst(ReviewColumn(i)));
    }
    m_isFitting = false;
    m_hasChosenReviewWidth = false;
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
        showSort(m_sort); // put the arrow back
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
    if (m_hasChosenReviewWidth || width <= 0 || isSectionHidden(reviewSection))
        return;
    const int others = length() - sectionSize(reviewSection);
    m_isFitting = true;
    resizeSection(reviewSection, std::max(fontMetrics().averageCharWidth() * minimumReviewCharacters, width - others));
    m_isFitting = false;
}

void TableHeader::noteResize(int section)
{
    if (m_isFitting)
        return;
    m_hasChosenReviewWidth = m_hasChosenReviewWidth || section == reviewSection;
    fitTo(m_fittedWidth);
    Q_EMIT layoutChangedByUser();
}

void TableHeader::setColumnShown(ReviewColumn column, bool isShown)
{
    const bool isLast = !isShown && hiddenSectionCount() == reviewColumnCount - 1;
    if (isLast)
        return;
    setSectionHidden(int(column), !isShown);
    fitTo(m_fittedWidth);
    Q_EMIT layoutChangedByUser();
}

QMenu *TableHeader::makeColumnMenu(QWidget *parent)
{
    auto *menu = new QMenu(tr("Columns"), parent);
    for (int i = 0; i < reviewColumnCount; ++i) {
        QAction *action = menu->addAction(titleOf(ReviewColumn(i)));
        action->setCheckable(true);
        action->setChecked(!isSectionHidden(i));
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
        if (!isSectionHidden(i)) {
            shown << key;
            if (i != reviewSection || m_hasChosenReviewWidth)
                widths.insert(key, sectionSize(i));
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
    m_hasChosenReviewWidth = widths.contains(keyOf(ReviewColumn::Review));
    fitTo(m_fittedWidth);
}

} // namespace lectern
