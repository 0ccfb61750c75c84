// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/look/keycap.h"

#include "ui/kit/look/theme.h"

#include <QFontMetrics>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace lectern::ui {

namespace {

constexpr int gap = 8;
constexpr int edge = 10; ///< Between a button's frame and its contents.

QFont keycapFont() { return theme::font(0.85); }

} // namespace

namespace keycap {

QString textOf(const QKeySequence &keys) { return keys.toString(QKeySequence::NativeText).replace(QLatin1Char('+'), QLatin1Char(' ')); }

QSize sizeOf(const QString &text)
{
    const QFontMetrics metrics(keycapFont());
    return {metrics.horizontalAdvance(text) + 12, metrics.height() + 2};
}

void draw(QPainter *painter, const QRect &rect, const QString &text)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(theme::separator(), 1));
    painter->setBrush(theme::panel());
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter->setFont(keycapFont());
    painter->setPen(theme::mutedText());
    painter->drawText(rect, Qt::AlignCenter, text);
    painter->restore();
}

} // namespace keycap

KeycapButton::KeycapButton(const QString &text, const QKeySequence &keys, QWidget *parent) : QPushButton(text, parent), m_keys(keycap::textOf(keys))
{
    setAccessibleDescription(m_keys);
}

QSize KeycapButton::sizeHint() const
{
    const QSize own = QPushButton::sizeHint();
    return {2 * edge + fontMetrics().horizontalAdvance(text()) + gap + keycap::sizeOf(m_keys).width(), own.height()};
}

void KeycapButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);
    painter.setPen(option.palette.color(QPalette::ButtonText));
    painter.drawText(rect().adjusted(edge, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
    const QSize cap = keycap::sizeOf(m_keys);
    keycap::draw(&painter, QRect(QPoint(width() - edge + 2 - cap.width(), (height() - cap.height()) / 2), cap), m_keys);
}

} // namespace lectern::ui
