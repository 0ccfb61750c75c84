// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/findings_model.h"

#include <QStyledItemDelegate>

namespace lectern {

/// Draws findings as cards: title and severity, the quote, where it stands, and the words to judge it with. The current
/// card is open: it says why and what to do. All text is drawn as plain text.
///
/// Thread: GUI.
class FindingDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// The open card; invalid: none.
    void setOpen(const QModelIndex &index);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index) override;

Q_SIGNALS:
    void judged(int row, lectern::Judgement judgement);
    void noteWanted(int row);

private:
    struct Card;
    [[nodiscard]] Card layOut(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintCard(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    QPersistentModelIndex m_open;
};

/// Draws the word of a severity in its colour on its fill, right-aligned in `rect`; returns what it covered.
QRect drawSeverityBadge(QPainter &painter, const QRect &rect, Severity severity);
[[nodiscard]] QColor colourOf(Severity severity);
[[nodiscard]] QColor fillOf(Severity severity);

} // namespace lectern
