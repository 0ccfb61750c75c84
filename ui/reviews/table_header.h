// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/review_columns.h"

#include <QHeaderView>
#include <QVariantMap>

class QMenu;

namespace lectern {

/// The review table's header: sort by click, drag to resize and to reorder, and a chooser of columns.
/// The Review column takes the width that the others leave, until somebody gives it one.
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
    void setColumnShown(ReviewColumn column, bool isShown);
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

private:
    void requestSort(int section);
    void noteResize(int section);

    ReviewSort m_sort;
    int m_fittedWidth = 0;
    bool m_isFitting = false;
    bool m_hasChosenReviewWidth = false;
};

} // namespace lectern
