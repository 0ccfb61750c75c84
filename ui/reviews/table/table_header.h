// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/rows/review_columns.h"

#include <QHash>
#include <QHeaderView>
#include <QVariantMap>

class QMenu;

namespace lectern::ui {

/// The review table's header: click to sort, drag to resize and reorder, and a menu of columns.
/// The Review column gets the remaining width. If that is too small, other columns are hidden one after the other: Version, From,
/// Shares, Likes, Replies, Images, Helpful, Answered, Verified, Language, Type, Tags, Author, Sentiment, Platform, Entity, Rating, Date;
/// recently chosen columns and the sorted one come last. They reappear when the width allows.
///
/// Thread: GUI.
class TableHeader : public QHeaderView
{
    Q_OBJECT
public:
    explicit TableHeader(QAbstractItemModel &model, QWidget *parent);

    void showSort(const ReviewSort &sort);
    /// Gives the Review column what the others leave of `width`.
    void fitTo(int width);
    void setColumnShown(models::ReviewColumn column, bool isShown);
    /// Whether the analyst has chosen the column; it may be hidden for lack of space.
    [[nodiscard]] bool isColumnChosen(models::ReviewColumn column) const;
    /// A menu with one checkable entry per column. Owned by the caller.
    [[nodiscard]] QMenu *makeColumnMenu(QWidget *parent);
    void resetLayout();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QVariantMap state() const;
    void restoreState(const QVariantMap &state);

Q_SIGNALS:
    void sortRequested(const lectern::ReviewSort &sort);
    void layoutChangedByUser();

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void requestSort(int section);
    void drop(int section);
    void bringBackAll();
    [[nodiscard]] QList<int> sectionsToDrop() const;
    [[nodiscard]] int chosenWidth(int section) const;
    void noteResize(int section);

    ReviewSort m_sort;
    int m_fittedWidth = 0;
    int m_reviewWidth = 0;     ///< Set by the analyst; 0: the remaining width.
    QHash<int, int> m_dropped; ///< Columns hidden for lack of space -> their widths.
    QList<int> m_preferred;    ///< Chosen in this window, the most recent one last.
    bool m_isFitting = false;
};

} // namespace lectern::ui
