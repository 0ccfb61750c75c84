// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/query_state.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace lectern::ui {

class FilterChips;
class ReviewFilterMenu;

/// The row above the table: a chip per field of the filter, "+ Filter", and how many rows there are.
///
/// Thread: GUI. Borrows the query.
class FilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit FilterBar(models::QueryState &query, QWidget *parent = nullptr);

    /// Opens the popup at a field.
    void edit(models::FilterField field);
    void showCount(const RowCount &count, bool isKnown);
    /// The counts beside the choices may not be read any more; they are asked for anew.
    void forgetCounts();
    /// Reviews that the text filter cannot find yet.
    void showUnsearchable(qint64 count);
    /// Offers to begin the list again, when there are other reviews than those it lists.
    void showBehind(int newAbove, const RowCount &listed, const RowCount &now);

Q_SIGNALS:
    void newRowsRequested();
    void leaveRequested(); ///< Esc.

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    ReviewFilterMenu *m_menu;
    FilterChips *m_chips;
    QPushButton *m_behind;
    QLabel *m_unsearchable;
    QLabel *m_count;
};

} // namespace lectern::ui
