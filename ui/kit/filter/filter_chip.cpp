// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/filter/filter_chip.h"

#include "ui/kit/look/theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace lectern::ui {

namespace {

constexpr int sidePadding = 11;
constexpr int maxValueCharacters = 42;
constexpr int removeWidth = 18;

/// The x at a chip's end. Not in the tab order, because Del on the chip does the same.
class RemoveButton : public QAbstractButton
{
public:
    explicit RemoveButton(QWidget *chip) : QAbstractButton(chip)
    {
        setObjectName(QStringLiteral("removeFilter"));
        setFocusPolicy(Qt::NoFocus);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
    }

    QSize sizeHint() const override { return {removeWidth, removeWidth}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QPointF middle = QRectF(rect()).center();
        if (underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme::faint());
            painter.drawEllipse(middle, 7.5, 7.5);
        }
        painter.setPen(QPen(underMouse() ? theme::text() : theme::mutedText(), 1.3, Qt::SolidLine, Qt::RoundCap));
        constexpr double arm = 3.2;
        painter.drawLine(middle + QPointF(-arm, -arm), middle + QPointF(arm, arm));
        painter.drawLine(middle + QPointF(-arm, arm), middle + QPointF(arm, -arm));
    }
};

} // namespace

FilterChip::FilterChip(int field, QWidget *parent) : QAbstractButton(parent), m_remove(new RemoveButton(this))
{
    connect(m_remove, &QAbstractButton::clicked, this, &FilterChip::removeRequested);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setObjectName(QStringLiteral("chip:%1").arg(field));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void FilterChip::show(const QString &title, const QString &value, bool isOff)
{
    m_title = title;
    m_value = value;
    m_isOff = isOff;
    const QString what = m_title + QLatin1Char(' ') + m_value;
    setAccessibleName(m_isOff ? tr("Filter %1, switched off").arg(what) : tr("Filter %1").arg(what));
    m_remove->setAccessibleName(tr("Remove filter %1").arg(what));
    m_remove->setToolTip(tr("Remove this filter (Del)"));
    setToolTip(what + u'\n' + (m_isOff ? tr("Click: switch on. F2: change. Del: remove.") : tr("Click: switch off. F2: change. Del: remove.")));
    updateGeometry();
    update();
}

QFont FilterChip::titleFont() const
{
    QFont font = theme::font(0.95, QFont::DemiBold);
    font.setStrikeOut(m_isOff);
    return font;
}

QFont FilterChip::valueFont() const
{
    QFont font = theme::font(0.95);
    font.setStrikeOut(m_isOff);
    return font;
}

QString FilterChip::shownValue() const
{
    const QFontMetrics metrics(valueFont());
    return metrics.elidedText(m_value, Qt::ElideRight, metrics.averageCharWidth() * maxValueCharacters);
}

QSize FilterChip::sizeHint() const
{
    const QFontMetrics title(titleFont()), value(valueFont());
    const int width = title.horizontalAdvance(m_title + QLatin1Char(' ')) + value.horizontalAdvance(shownValue()) + sidePadding + removeWidth + 5;
    return {width, title.height() + 8};
}

void FilterChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isFocused = hasFocus();
    painter.setPen(isFocused ? theme::accent() : theme::separator());
    painter.setBrush(underMouse() ? theme::hover() : m_isOff ? theme::surface() : theme::chip());
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2);

    QRect text = rect().adjusted(sidePadding, 0, -removeWidth - 4, 0);
    painter.setPen(m_isOff ? theme::mutedText() : theme::text());
    painter.setFont(titleFont());
    const QString title = m_title + QLatin1Char(' ');
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, title);
    text.setLeft(text.left() + painter.fontMetrics().horizontalAdvance(title));
    painter.setFont(valueFont());
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, painter.fontMetrics().elidedText(shownValue(), Qt::ElideRight, text.width()));
}

void FilterChip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_F2:
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter: Q_EMIT editRequested(); return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace: Q_EMIT removeRequested(); return;
    case Qt::Key_Left: focusNextPrevChild(false); return;
    case Qt::Key_Right: focusNextPrevChild(true); return;
    default: QAbstractButton::keyPressEvent(event);
    }
}

void FilterChip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton && rect().contains(event->position().toPoint()))
        Q_EMIT removeRequested();
    QAbstractButton::mouseReleaseEvent(event);
}

void FilterChip::resizeEvent(QResizeEvent *event)
{
    QAbstractButton::resizeEvent(event);
    m_remove->setGeometry(width() - removeWidth - 3, 0, removeWidth, height());
}

void FilterChip::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_isOff ? tr("Switch on") : tr("Switch off"), this, &QAbstractButton::click);
    menu->addAction(tr("Change..."), this, &FilterChip::editRequested);
    menu->addAction(tr("Remove"), this, &FilterChip::removeRequested);
    menu->popup(event->globalPos());
}

} // namespace lectern::ui
