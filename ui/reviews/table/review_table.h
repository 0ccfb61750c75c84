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

/// The table of reviews. It draws the visible rows itself and keeps nothing per row: QTableView
/// would take 8 bytes for each and run out of int pixels.
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
    /// Stands between the rows and the scroll bar, as high as the rows.
    void setRail(QWidget *rail, int width);

    /// Makes the row current and shows it in the middle.
    void goToRow(qint64 row);
    void scrollToTop(qint64 row);
    /// The selected rows as tab-separated text, header first. Rows that are not here are left out and counted.
    void copySelection();

Q_SIGNALS:
    void rowActivated(int row); ///< Double click or Enter.
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
