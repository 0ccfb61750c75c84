// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/monitor/charts/figure_table.h"

#include "models/monitor/family_table_model.h"
#include "ui/kit/look/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>
#include <numeric>

namespace lectern::ui {

using namespace models;

namespace {

constexpr double goodShare = 0.5; ///< Share of hits from which it is shown in the positive colour.
constexpr int columnGap = 9;
constexpr int headerGap = 5;

/// Draws right-aligned figures in a tabular font, quiet ones muted, with a line below each row.
class FigureDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.column() > 0)
            option->font = theme::figuresFont();
        if (index.data(FamilyTableModel::IsQuietRole).toBool())
            option->palette.setColor(QPalette::Text, theme::mutedText());
        else if (index.data(FamilyTableModel::ShareRole).toDouble() >= goodShare)
            option->palette.setColor(QPalette::Text, theme::positive());
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        painter->save();
        painter->setPen(theme::separator());
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(columnGap, 0);
    }
};

} // namespace

FigureTable::FigureTable(QWidget *parent) : QTableView(parent)
{
    setItemDelegate(new FigureDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(theme::rowHeight());
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(false);
    horizontalHeader()->setSectionsClickable(false); // sorting is not possible
    horizontalHeader()->setFont(theme::font(0.9, QFont::DemiBold));
    horizontalHeader()->setFixedHeight(theme::rowHeight());
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setForegroundRole(QPalette::PlaceholderText);
}

void FigureTable::setVisibleRowCount(int count)
{
    m_visibleRowCount = count;
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    updateGeometry();
}

void FigureTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &FigureTable::measureColumns);
    connect(model, &QAbstractItemModel::dataChanged, this, &FigureTable::measureColumns);
    measureColumns();
}

/// Columns only grow while figures change, so that nothing jumps.
void FigureTable::measureColumns()
{
    m_wantedWidths.resize(model()->columnCount());
    for (int column = 0; column < m_wantedWidths.size(); ++column) {
        const int wanted = std::max(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column) + headerGap);
        m_wantedWidths[column] = std::max(m_wantedWidths[column], wanted);
    }
    fitColumns();
    updateGeometry();
}

void FigureTable::fitColumns()
{
    if (m_wantedWidths.isEmpty())
        return;
    const int room = viewport()->width();
    int wanted = std::accumulate(m_wantedWidths.cbegin(), m_wantedWidths.cend(), 0);
    for (int column = int(m_wantedWidths.size()) - 1; column > 0; --column) {
        const bool isLeftOut = wanted > room && isQuiet(column);
        setColumnHidden(column, isLeftOut);
        if (isLeftOut)
            wanted -= m_wantedWidths[column];
        else
            setColumnWidth(column, m_wantedWidths[column]);
    }
    setColumnWidth(0, m_wantedWidths.first() + std::max(0, room - wanted));
}

bool FigureTable::isQuiet(int column) const
{
    for (int row = 0; row < model()->rowCount(); ++row) {
        if (!model()->index(row, column).data(FamilyTableModel::IsQuietRole).toBool())
            return false;
    }
    return true;
}

void FigureTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

QSize FigureTable::sizeHint() const
{
    if (m_visibleRowCount == 0)
        return QTableView::sizeHint();
    const int rows = model() ? std::clamp(model()->rowCount(), 1, m_visibleRowCount) : 1;
    const int scrollBar = horizontalScrollBar()->isVisible() ? horizontalScrollBar()->sizeHint().height() : 0;
    return {QTableView::sizeHint().width(), horizontalHeader()->height() + rows * theme::rowHeight() + 2 + scrollBar};
}

QSize FigureTable::minimumSizeHint() const { return {160, m_visibleRowCount == 0 ? 80 : sizeHint().height()}; }

} // namespace lectern::ui
