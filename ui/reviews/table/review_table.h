// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/rows/review_model.h"
#include "storage/api/metrics.h"
#include "ui/reviews/table/table_header.h"
#include "ui/reviews/table/table_scroll.h"
#include "ui/reviews/table/table_selection.h"

#include <QAbstractScrollArea>

namespace lectern::ui {

class RowPainter;

/// The table of reviews. Draws the visible rows itself and stores nothing per row: QTableView
/// would need 8 bytes for each, and its int pixel positions would overflow.
///
/// Thread: GUI. Borrows the model and the metrics.
class ReviewTable : public QAbstractScrollArea
{
    Q_OBJECT
public:
    ReviewTable(models::ReviewModel &model, MetricsSource *metrics, QWidget *parent = nullptr);

    [[nodiscard]] TableHeader &header() { return *m_header; }
    [[nodiscard]] TableSelection &selection() { return *m_selection; }
    [[nodiscard]] const ViewportWindow &window() const { return m_scroll->window(); }
    /// Sets the widget between the rows and the scroll bar; it has the height of the rows.
    void setRail(QWidget *rail, int width);

    /// Makes the row current and scrolls it to the middle.
    void goToRow(qint64 row);
    void scrollToTop(qint64 row);
    /// Copies the selected rows as tab-separated text with a header. Rows that are not loaded are left out and counted.
    void copySelection();

Q_SIGNALS:
    void rowActivated(int row); ///< By a double click or Enter.
    void visibleRowsChanged();
    void copied(qint64 copied, qint64 leftOut);
    void rowMenuRequested(const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void connectModel();
    void layoutParts();
    void repaintRows(int first, int last);
    void paintRow(QPainter &painter, RowPainter &cells, qint64 row);
    void showCurrent();
    void tellScreenReader();
    void setHoveredRow(std::optional<qint64> row);
    bool showToolTip(const QPoint &position, const QPoint &globalPosition);

    models::ReviewModel &m_model;
    MetricsSource *m_metrics;
    TableHeader *m_header;
    TableSelection *m_selection;
    TableScroll *m_scroll;
    QWidget *m_rail = nullptr;
    int m_railWidth = 0;
    std::optional<qint64> m_hovered;
};

} // namespace lectern::ui
