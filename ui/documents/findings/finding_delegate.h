// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/findings/findings_model.h"

#include <QStyledItemDelegate>

namespace lectern::ui {

/// Draws findings as cards: title and severity, the quote, which of how many passages it is, where it stands, and the words to
/// judge all of them with; with Shift, the one that is shown. The current card is open: it says why and what to do. All text
/// is drawn as plain text.
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
    void judged(int row, lectern::Judgement judgement);        ///< Of all passages.
    void passageJudged(int row, lectern::Judgement judgement); ///< Of the one that is shown.
    void passageStepped(int row, int step);                    ///< +1 or -1 was clicked.
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

/// Draws the word of a severity in its colour on its fill, right-aligned in `rect`; returns what it covered.
QRect drawSeverityBadge(QPainter &painter, const QRect &rect, Severity severity);
[[nodiscard]] QColor colourOf(Severity severity);
[[nodiscard]] QColor fillOf(Severity severity);

} // namespace lectern::ui
