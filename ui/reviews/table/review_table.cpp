// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/table/review_table.h"

#include "ui/kit/look/theme.h"
#include "ui/reviews/table/row_painter.h"

#include <QAccessible>
#include <QElapsedTimer>
#include <QPainter>
#include <QScrollBar>

namespace lectern::ui {

using namespace models;

ReviewTable::ReviewTable(ReviewModel &model, MetricsSource *metrics, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_model(model)
    , m_metrics(metrics)
    , m_header(new TableHeader(model, this))
    , m_selection(new TableSelection(model, this))
{
    setObjectName(QStringLiteral("reviewTable"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Reviews"));
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    verticalScrollBar()->setAccessibleName(tr("Position in the list of reviews"));
    m_window.setRowHeight(theme::rowHeight());
    connectModel();
    const auto relayout = [this] {
        updateScrollBars();
        viewport()->update();
    };
    connect(m_header, &QHeaderView::sectionResized, this, relayout);
    connect(m_header, &QHeaderView::sectionMoved, this, relayout);
    connect(m_header, &TableHeader::layoutChangedByUser, this, relayout);
    layoutParts();
}

void ReviewTable::connectModel()
{
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &ReviewTable::takeRowCount);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &ReviewTable::takeRowCount);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_window.setTop(0);
        setHoveredRow(std::nullopt);
        takeRowCount();
    });
    connect(&m_model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        repaintRows(first.row(), last.row());
        const auto current = m_selection->current();
        if (current && *current >= first.row() && *current <= last.row() && last.column() > first.column())
            tellScreenReader();
    });
    connect(&m_model, &ReviewModel::errorChanged, viewport(), qOverload<>(&QWidget::update));
    connect(m_selection, &TableSelection::selectionChanged, viewport(), qOverload<>(&QWidget::update));
    connect(m_selection, &TableSelection::currentChanged, this, &ReviewTable::tellScreenReader);
    connect(&m_model, &ReviewModel::countChanged, this, &ReviewTable::tellScreenReader);
}

void ReviewTable::setRail(QWidget *rail, int width)
{
    m_rail = rail;
    m_railWidth = width;
    rail->setParent(this);
    layoutParts();
}

void ReviewTable::layoutParts()
{
    const int headerHeight = m_header->sizeHint().height();
    setViewportMargins(0, headerHeight, m_railWidth, 0);
    const QRect rows = viewport()->geometry();
    m_header->setGeometry(rows.left(), rows.top() - headerHeight, rows.width() + m_railWidth, headerHeight);
    if (m_rail)
        m_rail->setGeometry(rows.right() + 1, rows.top(), m_railWidth, rows.height());
    m_header->fitTo(rows.width());
    m_window.setHeight(rows.height());
    updateScrollBars();
    announceVisibleRows();
}

void ReviewTable::resizeEvent(QResizeEvent *) { layoutParts(); }

void ReviewTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_window.setRowHeight(theme::rowHeight());
        layoutParts();
    }
    QAbstractScrollArea::changeEvent(event);
}

void ReviewTable::takeRowCount()
{
    m_window.setRowCount(m_model.rowCount());
    updateScrollBars();
    announceVisibleRows();
    viewport()->update();
}

void ReviewTable::updateScrollBars()
{
    QScrollBar *vertical = verticalScrollBar();
    const QSignalBlocker blocker(vertical); // the window is the truth; the bar only shows it
    vertical->setRange(0, m_window.sliderMaximum());
    vertical->setPageStep(m_window.sliderPageStep());
    vertical->setSingleStep(std::max(1, m_window.sliderPageStep() / m_window.fullRowCount()));
    vertical->setValue(m_window.sliderValue());
    vertical->update();
    QScrollBar *horizontal = horizontalScrollBar();
    horizontal->setRange(0, std::max(0, m_header->length() - viewport()->width()));
    horizontal->setPageStep(viewport()->width());
    horizontal->setSingleStep(fontMetrics().averageCharWidth() * 4);
}

void ReviewTable::scrollContentsBy(int, int dy)
{
    m_header->setOffset(horizontalScrollBar()->value());
    if (dy != 0) {
        m_window.setSliderValue(verticalScrollBar()->value());
        announceVisibleRows();
    }
    viewport()->update();
}

void ReviewTable::announceVisibleRows()
{
    if (m_window.lastRow() >= m_window.firstRow())
        m_model.setVisibleRows(int(m_window.firstRow()), int(m_window.lastRow()));
    Q_EMIT visibleRowsChanged();
}

void ReviewTable::goToRow(qint64 row)
{
    m_selection->moveTo(row, TableSelection::Mode::Replace);
    m_window.scrollToCentre(row);
    updateScrollBars();
    announceVisibleRows();
    viewport()->update();
}

void ReviewTable::scrollToTop(qint64 row)
{
    m_window.scrollToTop(row);
    updateScrollBars();
    announceVisibleRows();
    viewport()->update();
}

void ReviewTable::showCurrent()
{
    if (!m_selection->current())
        return;
    m_window.scrollToShow(*m_selection->current());
    updateScrollBars();
    announceVisibleRows();
    viewport()->update();
}

void ReviewTable::repaintRows(int first, int last)
{
    const qint64 top = std::max<qint64>(first, m_window.firstRow());
    const qint64 bottom = std::min<qint64>(last, m_window.lastRow());
    if (top <= bottom)
        viewport()->update(0, m_window.yOf(top), viewport()->width(), int(bottom - top + 1) * m_window.rowHeight());
}

void ReviewTable::paintEvent(QPaintEvent *event)
{
    QElapsedTimer timer;
    timer.start();
    QPainter painter(viewport());
    painter.fillRect(event->rect(), theme::surface());
    RowPainter cells(painter, m_model);
    for (qint64 row = m_window.firstRow(); row <= m_window.lastRow(); ++row) {
        const QRect band(0, m_window.yOf(row), viewport()->width(), m_window.rowHeight());
        if (band.intersects(event->rect()))
            paintRow(painter, cells, row);
    }
    if (m_metrics)
        m_metrics->recordPaint(std::chrono::microseconds(timer.nsecsElapsed() / 1000));
}

void ReviewTable::paintRow(QPainter &painter, RowPainter &cells, qint64 row)
{
    const QRect band(0, m_window.yOf(row), viewport()->width(), m_window.rowHeight());
    const bool isSelected = m_selection->isSelected(row);
    if (isSelected || m_hovered == row)
        painter.fillRect(band, isSelected ? theme::selection() : theme::hover());
    painter.setPen(theme::separator());
    painter.drawLine(band.bottomLeft(), band.bottomRight());
    // Asking the model also notes the page as wanted when the row is not here.
    m_model.index(int(row), 0).data(ReviewModel::LoadStateRole);
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int section = m_header->logicalIndex(visual);
        const QRect cell(m_header->sectionViewportPosition(section), band.top(), m_header->sectionSize(section), band.height());
        if (!m_header->isSectionHidden(section) && cell.right() >= 0 && cell.left() < band.right())
            cells.drawCell(cell, int(row), ReviewColumn(section));
    }
    if (hasFocus() && m_selection->current() == row)
        painter.fillRect(QRect(0, band.top(), 3, band.height() - 1), theme::accent());
}

void ReviewTable::tellScreenReader()
{
    const auto current = m_selection->current();
    QStringList cells;
    for (int visual = 0; current && visual < m_header->count(); ++visual) {
        const int section = m_header->logicalIndex(visual);
        const QString text = m_model.index(int(*current), section).data(Qt::AccessibleTextRole).toString();
        if (m_header->isColumnChosen(ReviewColumn(section)) && !text.isEmpty())
            cells << titleOf(ReviewColumn(section)) + QLatin1Char(' ') + text;
    }
    const QString name = current ? tr("Reviews, %1").arg(m_model.positionText(int(*current))) : tr("Reviews");
    const QString description = cells.join(QStringLiteral(", "));
    if (name == accessibleName() && description == accessibleDescription())
        return;
    setAccessibleName(name); // both tell the screen reader
    setAccessibleDescription(description);
}

} // namespace lectern::ui
