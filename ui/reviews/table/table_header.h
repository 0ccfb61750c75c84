// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/rows/review_columns.h"

#include <QHash>
#include <QHeaderView>
#include <QVariantMap>

class QMenu;

namespace lectern::ui {

/// The review table's header: sort by click, drag to resize and to reorder, and a chooser of columns.
/// The Review column takes the width that the others leave. Where they leave too little, the others drop out one after the other:
/// Version, From, Shares, Likes, Replies, Images, Helpful, Answered, Verified, Language, Type, Tags, Author, Sentiment, Platform,
/// Entity, Rating, Date; what was chosen last and what sorts the list go last. They come back with the width.
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
    /// Chosen by the analyst; it may have dropped out for want of room.
    [[nodiscard]] bool isColumnChosen(models::ReviewColumn column) const;
    /// One checkable entry per column. Caller owns.
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
    int m_reviewWidth = 0;     ///< As somebody chose it; 0: what is left.
    QHash<int, int> m_dropped; ///< Sections without room, and their widths.
    QList<int> m_preferred;    ///< Chosen in this window; the last one last.
    bool m_isFitting = false;
};

} // namespace lectern::ui
