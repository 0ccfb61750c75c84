// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointF>
#include <QTimer>

class QAbstractScrollArea;
class QHelpEvent;
class QMouseEvent;

namespace lectern::models {
enum class Granule : quint8;
class DocumentSelection;
class PageMarks;
class TextGeometry;
} // namespace lectern::models

namespace lectern::ui {

/// Left mouse button on the pages: selects text (by words after a double click, by lines after a triple click),
/// scrolls when dragged beyond the edge, and clicks on findings. Also sets cursor and tooltip.
///
/// Thread: GUI. Borrows the objects it is constructed with.
class PageMouse : public QObject
{
    Q_OBJECT
public:
    PageMouse(QAbstractScrollArea &area, const models::TextGeometry &geometry, const models::PageMarks &marks, models::DocumentSelection &selection);

    void press(const QMouseEvent &event);
    void pressTwice(const QMouseEvent &event);
    void move(const QMouseEvent &event);
    void release(const QMouseEvent &event);
    void showToolTip(const QHelpEvent &event) const;

Q_SIGNALS:
    void findingClicked(int finding);

private:
    void takeHold(const QPointF &point, models::Granule granule, bool extends);
    void dragTo(const QPointF &point);
    void scrollWhileDragging();
    void showCursor(const QPointF &point);

    QAbstractScrollArea &m_area;
    const models::TextGeometry &m_geometry;
    const models::PageMarks &m_marks;
    models::DocumentSelection &m_selection;
    QTimer m_scrolling;
    QPointF m_pressedAt, m_draggedTo;
    bool m_isPressed = false;
    bool m_wasDragged = false;
    qint64 m_pressedTwiceAt = 0; ///< Time of the last double click, in milliseconds since the epoch; 0: none.
};

} // namespace lectern::ui
