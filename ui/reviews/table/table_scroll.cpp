// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/table/table_scroll.h"

#include <QAbstractScrollArea>
#include <QScrollBar>
#include <QWheelEvent>

namespace lectern::ui {

using namespace models;

namespace {

constexpr int wheelRows = 3;

} // namespace

TableScroll::TableScroll(ReviewModel &model, TableHeader &header, QAbstractScrollArea *area)
    : QObject(area)
    , m_model(model)
    , m_header(header)
    , m_area(area)
{
}

void TableScroll::setHeight(int height)
{
    m_window.setHeight(height);
    updateBars();
    announce();
}

void TableScroll::takeRowCount()
{
    m_window.setRowCount(m_model.rowCount());
    show();
}

void TableScroll::takeSlider()
{
    m_window.setSliderValue(m_area->verticalScrollBar()->value());
    announce();
}

void TableScroll::scrollToTop(qint64 row)
{
    m_window.scrollToTop(row);
    show();
}

void TableScroll::scrollToCentre(qint64 row)
{
    m_window.scrollToCentre(row);
    show();
}

void TableScroll::scrollToShow(qint64 row)
{
    m_window.scrollToShow(row);
    show();
}

void TableScroll::turnWheel(const QWheelEvent &event)
{
    const double pixels = event.pixelDelta().isNull() ? event.angleDelta().y() / 120.0 * wheelRows * m_window.rowHeight() : event.pixelDelta().y();
    m_wheelRemainder += pixels;
    const auto whole = qint64(m_wheelRemainder);
    m_wheelRemainder -= double(whole);
    m_window.setTop(m_window.top() - whole);
    show();
}

void TableScroll::show()
{
    updateBars();
    announce();
    m_area->viewport()->update();
}

void TableScroll::announce()
{
    if (m_window.lastRow() >= m_window.firstRow())
        m_model.setVisibleRows(int(m_window.firstRow()), int(m_window.lastRow()));
    Q_EMIT visibleRowsChanged();
}

void TableScroll::updateBars()
{
    QScrollBar *vertical = m_area->verticalScrollBar();
    const QSignalBlocker blocker(vertical);
    vertical->setRange(0, m_window.sliderMaximum());
    vertical->setPageStep(m_window.sliderPageStep());
    vertical->setSingleStep(std::max(1, m_window.sliderPageStep() / m_window.fullRowCount()));
    vertical->setValue(m_window.sliderValue());
    vertical->update();
    QScrollBar *horizontal = m_area->horizontalScrollBar();
    const int viewportWidth = m_area->viewport()->width();
    horizontal->setRange(0, std::max(0, m_header.length() - viewportWidth));
    horizontal->setPageStep(viewportWidth);
    horizontal->setSingleStep(m_area->fontMetrics().averageCharWidth() * 4);
}

} // namespace lectern::ui
