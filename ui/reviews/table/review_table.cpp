// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/table/review_table.h"

#include "ui/kit/look/plain_text.h"
#include "ui/kit/look/theme.h"
#include "ui/reviews/table/row_keys.h"
#include "ui/reviews/table/row_painter.h"
#include "ui/reviews/table/row_texts.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <cmath>

namespace lectern::ui {

using namespace models;

ReviewTable::ReviewTable(ReviewModel &model, MetricsSource *metrics, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_model(model)
    , m_metrics(metrics)
    , m_header(new TableHeader(model, this))
    , m_selection(new TableSelection(model, this))
    , m_scroll(new TableScroll(model, *m_header, this))
{
    setObjectName(QStringLiteral("reviewTable"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Reviews"));
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    verticalScrollBar()->setAccessibleName(tr("Position in the list of reviews"));
    m_scroll->setRowHeight(theme::rowHeight());
    connectModel();
    const auto relayout = [this] {
        m_scroll->updateBars();
        viewport()->update();
    };
    connect(m_header, &QHeaderView::sectionResized, this, relayout);
    connect(m_header, &QHeaderView::sectionMoved, this, relayout);
    connect(m_header, &TableHeader::layoutChangedByUser, this, relayout);
    layoutParts();
}

void ReviewTable::connectModel()
{
    connect(&m_model, &QAbstractItemModel::rowsInserted, m_scroll, &TableScroll::takeRowCount);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, m_scroll, &TableScroll::takeRowCount);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_scroll->goToStart();
        setHoveredRow(std::nullopt);
        m_scroll->takeRowCount();
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
    connect(m_scroll, &TableScroll::visibleRowsChanged, this, &ReviewTable::visibleRowsChanged);
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
    m_scroll->setHeight(rows.height());
}

void ReviewTable::resizeEvent(QResizeEvent *) { layoutParts(); }

void ReviewTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_scroll->setRowHeight(theme::rowHeight());
        layoutParts();
    }
    QAbstractScrollArea::changeEvent(event);
}

void ReviewTable::scrollContentsBy(int, int dy)
{
    m_header->setOffset(horizontalScrollBar()->value());
    if (dy != 0)
        m_scroll->takeSlider();
    viewport()->update();
}

void ReviewTable::goToRow(qint64 row)
{
    m_selection->moveTo(row, TableSelection::Mode::Replace);
    m_scroll->scrollToCentre(row);
}

void ReviewTable::scrollToTop(qint64 row) { m_scroll->scrollToTop(row); }

void ReviewTable::showCurrent()
{
    if (m_selection->current())
        m_scroll->scrollToShow(*m_selection->current());
}

void ReviewTable::repaintRows(int first, int last)
{
    const qint64 top = std::max<qint64>(first, window().firstRow());
    const qint64 bottom = std::min<qint64>(last, window().lastRow());
    if (top <= bottom)
        viewport()->update(0, window().yOf(top), viewport()->width(), int(bottom - top + 1) * window().rowHeight());
}

void ReviewTable::paintEvent(QPaintEvent *event)
{
    QElapsedTimer timer;
    timer.start();
    QPainter painter(viewport());
    painter.fillRect(event->rect(), theme::surface());
    RowPainter cells(painter, m_model);
    for (qint64 row = window().firstRow(); row <= window().lastRow(); ++row) {
        const QRect band(0, window().yOf(row), viewport()->width(), window().rowHeight());
        if (band.intersects(event->rect()))
            paintRow(painter, cells, row);
    }
    if (m_metrics)
        m_metrics->recordPaint(std::chrono::microseconds(timer.nsecsElapsed() / 1000));
}

void ReviewTable::paintRow(QPainter &painter, RowPainter &cells, qint64 row)
{
    const QRect band(0, window().yOf(row), viewport()->width(), window().rowHeight());
    const bool isSelected = m_selection->isSelected(row);
    if (isSelected || m_hovered == row)
        painter.fillRect(band, isSelected ? theme::selection() : theme::hover());
    painter.setPen(theme::separator());
    painter.drawLine(band.bottomLeft(), band.bottomRight());
    // If the row is not loaded, asking the model for it also requests its page.
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
    const QString name = current ? tr("Reviews, %1").arg(m_model.positionText(int(*current))) : tr("Reviews");
    const QString description = current ? rowInWords(m_model, *m_header, *current) : QString();
    if (name == accessibleName() && description == accessibleDescription())
        return;
    setAccessibleName(name); // the screen reader reads either of them
    setAccessibleDescription(description);
}

void ReviewTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copySelection();
    if (event->matches(QKeySequence::SelectAll))
        return m_selection->selectAll();
    const auto target = rowOfKey(event->key(), m_selection->current(), window());
    if (target && window().rowCount() > 0) {
        const bool isJump = event->key() == Qt::Key_Home || event->key() == Qt::Key_End;
        const Qt::KeyboardModifiers modifiers = isJump ? event->modifiers() & ~Qt::ControlModifier : event->modifiers();
        m_selection->moveTo(*target, selectionModeOf(modifiers, false));
        return showCurrent();
    }
    switch (event->key()) {
    case Qt::Key_Left: return horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
    case Qt::Key_Right: return horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
    case Qt::Key_Space:
        if (m_selection->current())
            m_selection->moveTo(*m_selection->current(), TableSelection::Mode::Toggle);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_selection->current())
            Q_EMIT rowActivated(int(*m_selection->current()));
        return;
    default: event->ignore(); // Esc, F5 etc. are handled by the place
    }
}

void ReviewTable::mousePressEvent(QMouseEvent *event)
{
    const auto row = window().rowAt(event->position().toPoint().y());
    if (row && event->button() == Qt::LeftButton)
        m_selection->moveTo(*row, selectionModeOf(event->modifiers(), true));
    else if (row && event->button() == Qt::RightButton && !m_selection->isSelected(*row))
        m_selection->moveTo(*row, TableSelection::Mode::Replace);
}

void ReviewTable::mouseMoveEvent(QMouseEvent *event)
{
    const int y = event->position().toPoint().y();
    setHoveredRow(window().rowAt(y));
    if (!(event->buttons() & Qt::LeftButton) || window().rowCount() == 0)
        return;
    // Dragging beyond an edge selects and scrolls to the row there.
    const qint64 row = std::clamp<qint64>((window().top() + y) / window().rowHeight(), 0, window().rowCount() - 1);
    if (row != m_selection->current()) {
        m_selection->moveTo(row, TableSelection::Mode::Extend);
        showCurrent();
    }
}

void ReviewTable::mouseReleaseEvent(QMouseEvent *event) { event->accept(); }

void ReviewTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const auto row = window().rowAt(event->position().toPoint().y()))
        Q_EMIT rowActivated(int(*row));
}

void ReviewTable::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ShiftModifier || std::abs(event->angleDelta().x()) > std::abs(event->angleDelta().y()))
        return QAbstractScrollArea::wheelEvent(event); // horizontal scrolling
    m_scroll->turnWheel(*event);
    setHoveredRow(window().rowAt(event->position().toPoint().y()));
    event->accept();
}

void ReviewTable::contextMenuEvent(QContextMenuEvent *event)
{
    QPoint position = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard && m_selection->current())
        position = viewport()->mapToGlobal(QPoint(40, window().yOf(*m_selection->current()) + window().rowHeight()));
    Q_EMIT rowMenuRequested(position);
}

void ReviewTable::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void ReviewTable::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool ReviewTable::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        setHoveredRow(std::nullopt);
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        return showToolTip(help->pos(), help->globalPos());
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void ReviewTable::setHoveredRow(std::optional<qint64> row)
{
    if (row == m_hovered)
        return;
    const auto before = std::exchange(m_hovered, row);
    for (const auto changed : {before, row}) {
        if (changed && *changed >= window().firstRow() && *changed <= window().lastRow())
            repaintRows(int(*changed), int(*changed));
    }
}

bool ReviewTable::showToolTip(const QPoint &position, const QPoint &globalPosition)
{
    const auto row = window().rowAt(position.y());
    const int section = m_header->logicalIndexAt(position);
    if (!row || section < 0)
        return false;
    const QString text = m_model.index(int(*row), section).data(Qt::AccessibleTextRole).toString();
    const bool isGone = m_model.loadState(int(*row)) == ReviewModel::LoadState::Gone;
    const QString shown = isGone ? tr("Deleted, or no longer matches the filter") : text;
    showPlainToolTip(globalPosition, shown, viewport());
    return true;
}

void ReviewTable::copySelection()
{
    const CopiedRows copiedRows = copyRows(m_model, *m_header, m_selection->rows());
    if (copiedRows.count > 0)
        QGuiApplication::clipboard()->setText(copiedRows.text);
    Q_EMIT copied(copiedRows.count, m_selection->rows().count() - copiedRows.count);
}

} // namespace lectern::ui
