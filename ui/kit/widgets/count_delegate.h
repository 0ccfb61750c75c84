// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace lectern::ui {

/// Draws a list entry with a count at its right end. Thread: GUI.
class CountDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum Role { CountRole = Qt::UserRole + 100 };
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace lectern::ui
