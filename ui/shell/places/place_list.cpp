// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/places/place_list.h"

#include "ui/kit/look/theme.h"
#include "ui/kit/place/place.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace lectern::ui {

namespace {

enum Role { CountRole = Qt::UserRole, PlaceRole, ViewRole, IsHeadingRole };

constexpr int sideMargin = 8; ///< Between the list's edge and an entry's box.
constexpr int textMargin = 8; ///< Between an entry's box and its text.

/// Draws an entry: name on the left, count on the right, in a rounded box if it is the current one.
class EntryDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int height = theme::rowHeight();
        return {option.rect.width(), topInset(index) + (index.data(IsHeadingRole).toBool() ? height + 6 : height)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        if (index.data(IsHeadingRole).toBool())
            drawHeading(painter, option.rect, index.data().toString());
        else
            drawEntry(painter, option, index);
        painter->restore();
    }

private:
    /// Space above the first entry.
    static int topInset(const QModelIndex &index) { return index.row() == 0 ? sideMargin : 0; }

    static void drawHeading(QPainter *painter, const QRect &rect, const QString &text)
    {
        painter->setFont(theme::font(0.85, QFont::DemiBold));
        painter->setPen(theme::mutedText());
        painter->drawText(rect.adjusted(sideMargin + textMargin, 0, -sideMargin, -6), Qt::AlignLeft | Qt::AlignBottom, text);
    }

    static void drawEntry(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index)
    {
        const QRect box = option.rect.adjusted(sideMargin, 1 + topInset(index), -sideMargin, -1);
        const bool isHere = option.state & QStyle::State_Selected;
        painter->setRenderHint(QPainter::Antialiasing);
        if (isHere || option.state & QStyle::State_MouseOver) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(isHere ? theme::selection() : theme::hover());
            painter->drawRoundedRect(box, 5, 5);
        }
        if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange) {
            painter->setPen(theme::accent());
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
        }
        QRect inside = box.adjusted(textMargin, 0, -textMargin, 0);
        const QString count = index.data(CountRole).toString();
        painter->setFont(theme::font(0.9));
        painter->setPen(theme::mutedText());
        painter->drawText(inside, Qt::AlignRight | Qt::AlignVCenter, count);
        if (!count.isEmpty())
            inside.setRight(inside.right() - painter->fontMetrics().horizontalAdvance(count) - textMargin);
        painter->setFont(theme::font(1.0, isHere ? QFont::DemiBold : QFont::Normal));
        painter->setPen(isHere ? theme::accent() : theme::text());
        painter->drawText(inside, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, inside.width()));
    }
};

} // namespace

PlaceList::PlaceList(QWidget *parent) : QListWidget(parent)
{
    setObjectName(QStringLiteral("placeList"));
    setAccessibleName(tr("Places"));
    setItemDelegate(new EntryDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    viewport()->setBackgroundRole(QPalette::Window);
    setFixedWidth(fontMetrics().averageCharWidth() * 37);
    connect(this, &QListWidget::itemClicked, this, &PlaceList::choose);
}

void PlaceList::setPlaces(const QList<Place *> &places)
{
    m_places = places;
    m_summaries.clear();
    showPresent(nullptr);
}

void PlaceList::setSummary(const QString &placeKey, const QString &text)
{
    m_summaries.insert(placeKey, text);
    for (int row = 0; row < count(); ++row) {
        if (item(row)->data(PlaceRole) == placeKey && item(row)->data(ViewRole).toString().isEmpty())
            item(row)->setData(CountRole, text);
    }
}

void PlaceList::showPresent(const Place *current)
{
    const QSignalBlocker blocker(this);
    clear();
    for (const Place *place : std::as_const(m_places)) {
        QListWidgetItem *entry = addEntry(place->title(), m_summaries.value(place->key()), place->key(), {});
        if (place == current && place->currentViewKey().isEmpty())
            setCurrentItem(entry);
    }
    bool hasHeading = false;
    for (const Place *place : std::as_const(m_places)) {
        for (const PlaceView &view : place->views()) {
            if (!std::exchange(hasHeading, true))
                addHeading(tr("My views"));
            QListWidgetItem *entry = addEntry(view.title, view.count, place->key(), view.key);
            if (place == current && place->currentViewKey() == view.key)
                setCurrentItem(entry);
        }
    }
}

QSize PlaceList::sizeHint() const { return {width(), 300}; }

void PlaceList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        viewport()->update();
    QListWidget::changeEvent(event);
}

void PlaceList::paintEvent(QPaintEvent *event)
{
    QListWidget::paintEvent(event);
    QPainter painter(viewport());
    painter.setPen(theme::separator());
    painter.drawLine(viewport()->rect().topRight(), viewport()->rect().bottomRight());
}

void PlaceList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        choose(currentItem());
    else
        QListWidget::keyPressEvent(event);
}

QListWidgetItem *PlaceList::addEntry(const QString &text, const QString &count, const QString &placeKey, const QString &viewKey)
{
    auto *entry = new QListWidgetItem(text, this);
    entry->setData(CountRole, count);
    entry->setData(PlaceRole, placeKey);
    entry->setData(ViewRole, viewKey);
    entry->setData(Qt::AccessibleTextRole, count.isEmpty() ? text : text + QStringLiteral(", ") + count);
    return entry;
}

void PlaceList::addHeading(const QString &text)
{
    auto *heading = new QListWidgetItem(text, this);
    heading->setData(IsHeadingRole, true);
    heading->setFlags(Qt::NoItemFlags);
}

void PlaceList::choose(const QListWidgetItem *item)
{
    if (!item || item->data(IsHeadingRole).toBool())
        return;
    const QString placeKey = item->data(PlaceRole).toString();
    const QString viewKey = item->data(ViewRole).toString();
    if (viewKey.isEmpty())
        Q_EMIT placeChosen(placeKey);
    else
        Q_EMIT viewChosen(placeKey, viewKey);
}

} // namespace lectern::ui
