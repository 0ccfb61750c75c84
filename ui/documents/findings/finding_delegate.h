// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/findings/findings_model.h"

#include <QStyledItemDelegate>

namespace lectern::ui {

/// Draws findings as cards: title and severity, quote, number of the passage, page, and words that judge all
/// passages when clicked (with Shift only the shown one). The current card is open: it also shows why and what to do. All
/// text is drawn as plain text.
///
/// Thread: GUI.
class FindingDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Sets the open card; invalid: none.
    void setOpen(const QModelIndex &index);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index) override;

Q_SIGNALS:
    void judged(int row, lectern::Judgement judgement);        ///< All passages.
    void passageJudged(int row, lectern::Judgement judgement); ///< The shown passage.
    void passageStepped(int row, int step);                    ///< +1 or -1.
    void noteWanted(int row);

private:
    struct Card;
    [[nodiscard]] Card layOut(const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintCard(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    static void paintPassages(QPainter &painter, const Card &card, const QModelIndex &index);
    static void paintJudgement(QPainter &painter, const Card &card, const QModelIndex &index);

    QPersistentModelIndex m_open;
};

/// Draws the name of a severity on its background colour, right-aligned in `rect`; returns the covered rectangle.
QRect drawSeverityBadge(QPainter &painter, const QRect &rect, Severity severity);
[[nodiscard]] QColor colourOf(Severity severity);
[[nodiscard]] QColor fillOf(Severity severity);

} // namespace lectern::ui
