// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/query_state.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace lectern::ui {

class FilterChips;
class ReviewFilterMenu;

/// The row above the table: a chip per field of the filter, "+ Filter", and the number of rows.
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
    /// The counts of choices may no longer be read: drops and fetches them.
    void forgetCounts();
    /// Shows the number of reviews that a text filter cannot find yet.
    void showUnsearchable(qint64 count);
    /// Offers to reload the list when reviews exist that it does not contain.
    void showBehind(int newAbove, const RowCount &listed, const RowCount &now);

Q_SIGNALS:
    void newRowsRequested();
    void leaveRequested(); ///< By Esc.

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
