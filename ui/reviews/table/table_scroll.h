// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/rows/review_model.h"
#include "ui/reviews/table/table_header.h"
#include "ui/reviews/table/viewport_window.h"

class QAbstractScrollArea;
class QWheelEvent;

namespace lectern::ui {

/// Which rows a table shows: keeps the window over the rows, the scroll bars and the picture in step, and tells the model what is
/// seen. The window is the truth; the bar only shows it.
///
/// Thread: GUI. Borrows: the model, the header and the table itself.
class TableScroll : public QObject
{
    Q_OBJECT
public:
    TableScroll(models::ReviewModel &model, TableHeader &header, QAbstractScrollArea *area);

    [[nodiscard]] const ViewportWindow &window() const { return m_window; }
    void setRowHeight(int height) { m_window.setRowHeight(height); }
    void setHeight(int height);
    /// The model has another number of rows.
    void takeRowCount();
    void goToStart() { m_window.setTop(0); }
    /// The bar was moved.
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
    double m_wheelRemainder = 0; ///< Pixels of a wheel's turn that were not yet scrolled.
};

} // namespace lectern::ui
