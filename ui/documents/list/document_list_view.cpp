// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/list/document_list_view.h"

#include "ui/kit/look/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

namespace lectern::ui {

using namespace models;

namespace {

constexpr int fetchAheadRows = 40;
constexpr int hintMargin = 12;

/// Lets the view paint its rows.
class RowDelegate : public QStyledItemDelegate
{
public:
    explicit RowDelegate(DocumentListView *view) : QStyledItemDelegate(view), m_view(view) {}
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        m_view->paintRow(painter, option, index);
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override { return m_view->rowSize(index); }

private:
    DocumentListView *m_view;
};

} // namespace

DocumentListView::DocumentListView(DocumentListModel &model, QWidget *parent) : WrappingList(parent), m_model(model)
{
    setObjectName(QStringLiteral("documentList"));
    setAccessibleName(tr("Documents"));
    setModel(&model);
    setItemDelegate(new RowDelegate(this));
    setSelectionMode(ExtendedSelection);
    setContextMenuPolicy(Qt::CustomContextMenu);
    viewport()->setAttribute(Qt::WA_Hover);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &DocumentListView::keepAnchor);
    connect(&model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) { forgetHeights(first.row(), last.row()); });
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { forgetHeights(first, last); });
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) { countNewAbove(first, last); });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &DocumentListView::currentKeyChanged);
}

QUuid DocumentListView::currentKey() const
{
    const DocumentListRow *row = m_model.findRow(currentIndex().row());
    return row ? row->key : QUuid();
}

void DocumentListView::setCurrentKey(const QUuid &key)
{
    const int row = m_model.rowOf(key);
    if (row >= 0)
        selectionModel()->setCurrentIndex(m_model.index(row), QItemSelectionModel::ClearAndSelect);
}

std::vector<const DocumentListRow *> DocumentListView::selectedRows() const
{
    std::vector<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedIndexes())
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    std::vector<const DocumentListRow *> found(rows.size());
    std::transform(rows.begin(), rows.end(), found.begin(), [this](int row) { return m_model.findRow(row); });
    return found;
}

std::pair<QUuid, int> DocumentListView::anchor() const
{
    const DocumentListRow *row = m_model.findRow(m_anchor.row());
    return row && verticalScrollBar()->value() > 0 ? std::pair(row->key, m_anchorTop) : std::pair(QUuid(), 0);
}

void DocumentListView::scrollToAnchor(const QUuid &key, int offset)
{
    const int row = m_model.rowOf(key);
    if (row < 0)
        return;
    executeDelayedItemsLayout();
    m_anchor = m_model.index(row);
    m_anchorTop = offset;
    restoreAnchor();
}

void DocumentListView::goToTop()
{
    executeDelayedItemsLayout();
    verticalScrollBar()->setValue(0);
    keepAnchor();
}

void DocumentListView::stayAtTop()
{
    m_staysAtTop = true;
    goToTop();
}

/// Tells the model which rows must stay loaded, however many are added above them.
void DocumentListView::keepRows()
{
    const DocumentListRow *first = m_staysAtTop ? nullptr : m_model.findRow(m_anchor.row());
    m_model.keep({currentKey(), first ? first->key : QUuid()});
}

void DocumentListView::leaveTop()
{
    goToTop();
    m_staysAtTop = false;
}

void DocumentListView::keepAnchor()
{
    if (m_isLayingOut)
        return;
    m_staysAtTop = m_staysAtTop && verticalScrollBar()->value() == 0;
    const QModelIndex first = indexAt(QPoint(hintMargin, 0));
    m_anchor = first;
    m_anchorTop = first.isValid() ? visualRect(first).top() : 0;
    keepRows();
    if (verticalScrollBar()->value() == 0 && std::exchange(m_newAbove, 0) != 0)
        Q_EMIT newAboveChanged(0);
    const QModelIndex last = indexAt(QPoint(hintMargin, viewport()->height() - 1));
    if (last.isValid() && last.row() + fetchAheadRows > m_model.rowCount() && m_model.canFetchMore({}))
        m_model.fetchMore({});
    Q_EMIT scrolled();
}

/// May be called recursively, when a scroll bar appears or disappears.
void DocumentListView::doItemsLayout()
{
    const bool isWithin = std::exchange(m_isLayingOut, true);
    WrappingList::doItemsLayout();
    restoreAnchor();
    if (isWithin)
        return;
    m_isLayingOut = false;
    keepAnchor();
}

void DocumentListView::restoreAnchor()
{
    if (m_staysAtTop)
        return verticalScrollBar()->setValue(0);
    if (!m_anchor.isValid())
        return;
    const int top = visualRect(m_anchor).top(); // read first, as this may lay out and scroll
    verticalScrollBar()->setValue(verticalScrollBar()->value() + top - m_anchorTop);
}

void DocumentListView::countNewAbove(int first, int last)
{
    if (m_staysAtTop || !m_anchor.isValid() || m_anchor.row() <= last)
        return; // rows after the anchor are not above it
    for (int row = first; row <= last; ++row)
        m_newAbove += m_model.findRow(row)->stored ? 1 : 0;
    Q_EMIT newAboveChanged(m_newAbove);
}

void DocumentListView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    WrappingList::currentChanged(current, previous);
    keepRows();
    Q_EMIT currentKeyChanged();
}

/// If somebody else deletes the open document, the selection is cleared instead of moving to the next row.
void DocumentListView::rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last)
{
    const DocumentListRow *row = m_model.findRow(currentIndex().row());
    const bool isGoing = row && row->stored && currentIndex().row() >= first && currentIndex().row() <= last;
    if (isGoing && !m_model.isHidden(row->key) && !m_model.isAnsweringAnew())
        selectionModel()->clear();
    WrappingList::rowsAboutToBeRemoved(parent, first, last);
}

QSize DocumentListView::rowSize(const QModelIndex &index) const
{
    const DocumentListRow *row = m_model.findRow(index.row());
    const int width = viewport()->width();
    if (!row)
        return {width, theme::rowHeight()};
    if (std::exchange(m_heightsWidth, width) != width)
        m_heights.clear();
    int &height = m_heights[row->key];
    if (height == 0)
        height = DocumentRowLayout(*row, m_model.pagesRead(index.row()), width).height();
    return {width, height};
}

void DocumentListView::forgetHeights(int first, int last)
{
    for (int row = first; row <= last; ++row)
        m_heights.remove(m_model.findRow(row)->key);
}

void DocumentListView::paintRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const DocumentListRow *row = m_model.findRow(index.row());
    if (!row)
        return;
    const bool isSelected = option.state & QStyle::State_Selected;
    painter->save();
    if (isSelected || option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, isSelected ? theme::selection() : theme::hover());
    if (option.state & QStyle::State_HasFocus && hasFocus())
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height() - 1), theme::accentFill());
    painter->setPen(theme::separator());
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->translate(option.rect.topLeft());
    DocumentRowLayout(*row, m_model.pagesRead(index.row()), option.rect.width())
        .paint(painter, m_hovered && m_hovered->key == row->key ? std::optional(m_hovered->action) : std::nullopt);
    painter->restore();
}

std::optional<DocumentListView::Hit> DocumentListView::hitAt(const QPoint &position) const
{
    const QModelIndex index = indexAt(position);
    const DocumentListRow *row = m_model.findRow(index.row());
    if (!row)
        return std::nullopt;
    const QRect rect = visualRect(index);
    const auto action = DocumentRowLayout(*row, m_model.pagesRead(index.row()), rect.width()).actionAt(position - rect.topLeft());
    return action ? std::optional(Hit{row->key, *action}) : std::nullopt;
}

void DocumentListView::setHovered(const std::optional<Hit> &hit)
{
    if (hit == m_hovered)
        return;
    m_hovered = hit;
    hit ? viewport()->setCursor(Qt::PointingHandCursor) : viewport()->unsetCursor();
    viewport()->update();
}

void DocumentListView::keyPressEvent(QKeyEvent *event)
{
    m_staysAtTop = false;
    WrappingList::keyPressEvent(event);
}

void DocumentListView::mousePressEvent(QMouseEvent *event)
{
    m_staysAtTop = false;
    m_pressed = event->button() == Qt::LeftButton ? hitAt(event->position().toPoint()) : std::nullopt;
    if (!m_pressed)
        WrappingList::mousePressEvent(event);
}

void DocumentListView::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(hitAt(event->position().toPoint()));
    if (!m_pressed)
        WrappingList::mouseMoveEvent(event);
}

void DocumentListView::mouseReleaseEvent(QMouseEvent *event)
{
    const auto pressed = std::exchange(m_pressed, std::nullopt);
    if (!pressed)
        return WrappingList::mouseReleaseEvent(event);
    if (hitAt(event->position().toPoint()) == pressed)
        Q_EMIT actionRequested(pressed->key, pressed->action);
}

void DocumentListView::leaveEvent(QEvent *event)
{
    setHovered({});
    WrappingList::leaveEvent(event);
}

void DocumentListView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        m_heights.clear();
    WrappingList::changeEvent(event);
}

void DocumentListView::paintEvent(QPaintEvent *event)
{
    WrappingList::paintEvent(event);
    QPainter painter(viewport());
    paintDropHint(&painter);
}

/// Painted below the last row if there is enough space.
void DocumentListView::paintDropHint(QPainter *painter) const
{
    const int rows = m_model.rowCount();
    const int top = (rows > 0 ? visualRect(m_model.index(rows - 1)).bottom() + 1 : 0) + hintMargin;
    const QFont font = theme::font(0.95);
    const int height = 2 * QFontMetrics(font).lineSpacing() + 2 * hintMargin;
    if (rows == 0 || top + height > viewport()->height() || m_model.canFetchMore({}))
        return;
    const QRect box(hintMargin, top, viewport()->width() - 2 * hintMargin, height);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(theme::separator(), 1, Qt::DashLine));
    painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter->setFont(font);
    painter->setPen(theme::mutedText());
    painter->drawText(box, Qt::AlignCenter, tr("Drop contracts anywhere\nPDF, DOCX, ODT, RTF, TXT, scans"));
}

} // namespace lectern::ui
