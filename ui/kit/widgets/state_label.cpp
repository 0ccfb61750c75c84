// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/widgets/state_label.h"

#include "ui/kit/look/theme.h"

#include <QEvent>
#include <QPainter>

namespace lectern::ui {

namespace {

constexpr int markSize = 8;
constexpr int gap = 6;

void drawMark(QPainter *painter, const QRectF &box, Health health)
{
    painter->setPen(Qt::NoPen);
    switch (health) {
    case Health::Unknown:
        painter->setPen(QPen(theme::mutedText(), 1.5));
        painter->drawEllipse(box.adjusted(1, 1, -1, -1));
        return;
    case Health::Good:
        painter->setBrush(theme::of(Source::Redis));
        painter->drawEllipse(box);
        return;
    case Health::Warning:
        painter->setBrush(theme::of(Source::Postgres));
        painter->drawPolygon(QPolygonF{{box.center().x(), box.top()}, box.bottomRight(), box.bottomLeft()});
        return;
    case Health::Bad:
        painter->setBrush(theme::negative());
        painter->drawRect(box);
        return;
    }
}

} // namespace

StateLabel::StateLabel(QWidget *parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed); }

void StateLabel::show(Health health, const QString &text, const QString &toolTip)
{
    setToolTip(toolTip);
    if (m_health == health && m_text == text)
        return;
    m_health = health;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize StateLabel::sizeHint() const
{
    const int textWidth = fontMetrics().horizontalAdvance(m_text);
    return {markSize + (textWidth > 0 ? gap + textWidth + 2 : 0), fontMetrics().height()};
}

QSize StateLabel::minimumSizeHint() const { return {markSize, sizeHint().height()}; }

void StateLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

void StateLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawMark(&painter, QRectF(0, (height() - markSize) / 2.0, markSize, markSize), m_health);
    painter.setPen(theme::mutedText());
    const QRect place = rect().adjusted(markSize + gap, 0, 0, 0);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, fontMetrics().elidedText(m_text, Qt::ElideRight, place.width()));
}

} // namespace lectern::ui
