// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/look/plain_text.h"

#include "models/reviews/review_labels.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLabel>
#include <QToolTip>

namespace lectern::ui {

using namespace models;

namespace {

constexpr int longestWord = 48; ///< Longer words are broken, or they would be cut off at the screen's edge.

QString breakable(const QString &text)
{
    QString broken;
    int unbroken = 0;
    for (const QChar each : text) {
        unbroken = each.isSpace() ? 0 : unbroken + 1;
        if (unbroken > longestWord && !each.isLowSurrogate() && !each.isMark()) {
            broken += QChar(0x200b); // zero width space: a line may break here
            unbroken = 1;
        }
        broken += each;
    }
    return broken;
}

/// Escapes the text into rich text, because Qt wraps only rich text in tooltips.
QString wrapped(const QString &text)
{
    return QStringLiteral("<qt>%1</qt>").arg(breakable(withVisibleControlsInLines(text)).toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
}

/// The tooltip of an item or header section at a point of a view's viewport.
QString toolTipOf(const QAbstractItemView &view, const QPoint &point)
{
    if (const auto *header = qobject_cast<const QHeaderView *>(&view)) {
        const int section = header->logicalIndexAt(point);
        return section >= 0 && header->model() ? header->model()->headerData(section, header->orientation(), Qt::ToolTipRole).toString() : QString();
    }
    return view.indexAt(point).data(Qt::ToolTipRole).toString();
}

QString toolTipOf(QWidget *widget, const QPoint &point)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(widget->parentWidget());
    const QString ofItem = view && view->viewport() == widget ? toolTipOf(*view, point) : QString();
    return ofItem.isEmpty() ? widget->toolTip() : ofItem;
}

} // namespace

PlainText::PlainText(QObject *application) : QObject(application) { application->installEventFilter(this); }

bool PlainText::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Polish) {
        auto *label = qobject_cast<QLabel *>(watched);
        if (label && label->textFormat() == Qt::AutoText && !label->inherits("QTipLabel"))
            label->setTextFormat(Qt::PlainText);
    }
    if (event->type() != QEvent::ToolTip || !watched->isWidgetType())
        return false;
    auto *widget = static_cast<QWidget *>(watched);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString text = toolTipOf(widget, help->pos());
    if (text.isEmpty())
        return false; // the widget may choose a tooltip itself, or its parent has one
    showPlainToolTip(help->globalPos(), text, widget);
    event->accept();
    return true;
}

QString withVisibleControlsInLines(const QString &text)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines)
        line = withVisibleControls(line);
    return lines.join(u'\n');
}

void showPlainToolTip(const QPoint &globalPosition, const QString &text, QWidget *widget)
{
    QToolTip::showText(globalPosition, text.isEmpty() ? QString() : wrapped(text), widget);
}

} // namespace lectern::ui
