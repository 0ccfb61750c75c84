// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/widgets/count_delegate.h"

#include "ui/kit/look/theme.h"

#include <QPainter>

namespace lectern::ui {

void CountDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString count = index.data(CountRole).toString();
    const QFontMetrics metrics(theme::figuresFont(0.92));
    const int countWidth = count.isEmpty() ? 0 : metrics.horizontalAdvance(count) + 10;
    QStyleOptionViewItem text = option;
    text.rect.setRight(option.rect.right() - countWidth);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, theme::selection());
    QStyledItemDelegate::paint(painter, text, index);
    painter->save();
    painter->setFont(theme::figuresFont(0.92));
    painter->setPen(theme::mutedText());
    painter->drawText(option.rect.adjusted(0, 0, -6, 0), Qt::AlignRight | Qt::AlignVCenter, count);
    painter->restore();
}

QSize CountDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), theme::rowHeight() - 3};
}

} // namespace lectern::ui
