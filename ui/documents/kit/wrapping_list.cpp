// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/kit/wrapping_list.h"

#include <QResizeEvent>

namespace lectern::ui {

WrappingList::WrappingList(QWidget *parent) : QListView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
}

void WrappingList::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        scheduleDelayedItemsLayout();
}

} // namespace lectern::ui
