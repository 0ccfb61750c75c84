// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/rows/review_model.h"
#include "ui/reviews/table/table_header.h"
#include "ui/reviews/table/viewport_window.h"

class QAbstractScrollArea;
class QWheelEvent;

namespace lectern::ui {

/// Keeps the table's ViewportWindow, its scroll bars and its painting consistent, and tells the model which rows are
/// visible. The window has the state; the scroll bar only displays it.
///
/// Thread: GUI. Borrows: the model, the header and the table.
class TableScroll : public QObject
{
    Q_OBJECT
public:
    TableScroll(models::ReviewModel &model, TableHeader &header, QAbstractScrollArea *area);

    [[nodiscard]] const ViewportWindow &window() const { return m_window; }
    void setRowHeight(int height) { m_window.setRowHeight(height); }
    void setHeight(int height);
    /// The model's number of rows has changed.
    void takeRowCount();
    void goToStart() { m_window.setTop(0); }
    /// The scroll bar was moved.
    void takeSlider();
    void turnWheel(const QWheelEvent &event);
    void scrollToTop(qint64 row);
    void scrollToCentre(qint64 row);
    void scrollToShow(qint64 row);
    void updateBars();

Q_SIGNALS:
    void visibleRowsChanged();

private:
    void show();
    void announce();

    models::ReviewModel &m_model;
    TableHeader &m_header;
    QAbstractScrollArea *m_area;
    ViewportWindow m_window;
    double m_wheelRemainder = 0; ///< Fraction of a pixel of wheel movement that was not scrolled yet.
};

} // namespace lectern::ui
