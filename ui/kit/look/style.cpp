// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/look/style.h"

#include "ui/kit/look/menu_keys.h"
#include "ui/kit/look/theme.h"

#include <QMenu>
#include <QPainter>
#include <QPolygonF>
#include <QStyleFactory>
#include <QStyleOption>

#include <algorithm>

namespace lectern::ui {

namespace {

constexpr double cornerRadius = 5.0;
constexpr int shortestHandle = 28; ///< Of a scroll bar; large enough to hit.

void drawBox(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &border)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(border.alpha() ? QPen(border, 1) : QPen(Qt::NoPen));
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), cornerRadius, cornerRadius);
    painter->restore();
}

void drawCommandButton(const QStyleOptionButton &button, QPainter *painter)
{
    const bool isPressed = button.state & (QStyle::State_Sunken | QStyle::State_On);
    const bool isHovered = (button.state & QStyle::State_MouseOver) && (button.state & QStyle::State_Enabled);
    const bool hasFocus = (button.state & QStyle::State_HasFocus) && (button.state & QStyle::State_KeyboardFocusChange);
    const bool isPrimary = (button.features & QStyleOptionButton::DefaultButton) && (button.state & QStyle::State_Enabled);
    if (isPrimary) {
        const QColor fill = isPressed ? theme::accentFill().darker(115) : isHovered ? theme::accentFill().lighter(108) : theme::accentFill();
        drawBox(painter, button.rect, fill, hasFocus ? theme::text() : fill);
        return;
    }
    if ((button.features & QStyleOptionButton::Flat) && !isPressed && !isHovered && !hasFocus)
        return;
    const QColor fill = isPressed ? theme::selection() : isHovered ? theme::hover() : theme::surface();
    drawBox(painter, button.rect, fill, hasFocus ? theme::accent() : theme::separator());
}

void drawToolButton(const QStyleOption &button, QPainter *painter)
{
    const bool isEnabled = button.state & QStyle::State_Enabled;
    const bool hasFocus = (button.state & QStyle::State_HasFocus) && (button.state & QStyle::State_KeyboardFocusChange);
    if (isEnabled && button.state & (QStyle::State_Sunken | QStyle::State_On))
        drawBox(painter, button.rect, theme::selection(), hasFocus ? theme::accent() : Qt::transparent);
    else if (isEnabled && button.state & QStyle::State_MouseOver)
        drawBox(painter, button.rect, theme::hover(), hasFocus ? theme::accent() : Qt::transparent);
    else if (hasFocus)
        drawBox(painter, button.rect, Qt::transparent, theme::accent());
}

void drawLineEditFrame(const QStyleOption &edit, QPainter *painter)
{
    drawBox(painter, edit.rect, edit.palette.color(QPalette::Base), edit.state & QStyle::State_HasFocus ? theme::accent() : theme::separator());
}

/// A check box or radio button that is on, off or partly checked. Fusion's outlines are invisible in the dark theme.
void drawIndicator(const QStyleOption &option, QPainter *painter, bool isRound)
{
    const bool isEnabled = option.state & QStyle::State_Enabled;
    const bool isOn = option.state & QStyle::State_On;
    const bool isPartly = option.state & QStyle::State_NoChange;
    const bool isMarked = isOn || isPartly;
    const QColor fill = !isMarked ? theme::surface() : isEnabled ? theme::accentFill() : theme::faint();
    const QColor border = isMarked ? fill : isEnabled ? theme::mutedText() : theme::faint();
    const double side = std::min(option.rect.width(), option.rect.height()) - 1;
    const QRectF box(QRectF(option.rect).center() - QPointF(side, side) / 2, QSizeF(side, side));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(QPen(option.state & QStyle::State_MouseOver && isEnabled ? theme::accent() : border, 1));
    painter->drawRoundedRect(box, isRound ? side / 2 : 3, isRound ? side / 2 : 3);
    const auto at = [&](double x, double y) { return box.topLeft() + QPointF(x, y) * side; };
    painter->setPen(QPen(theme::accentFillText(), std::max(1.5, side / 8), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(theme::accentFillText());
    if (isRound && isOn)
        painter->drawEllipse(box.center(), side / 10, side / 10);
    else if (isOn)
        painter->drawPolyline(QPolygonF{at(0.24, 0.53), at(0.43, 0.72), at(0.77, 0.30)});
    else if (isPartly)
        painter->drawLine(at(0.28, 0.5), at(0.72, 0.5));
    painter->restore();
}

void drawHeaderSection(const QStyleOptionHeader &header, QPainter *painter)
{
    painter->fillRect(header.rect,
                      header.state & QStyle::State_MouseOver && header.state & QStyle::State_Enabled && header.state & QStyle::State_Sunken
                          ? theme::hover()
                          : theme::panel());
    painter->setPen(theme::separator());
    if (header.orientation == Qt::Horizontal)
        painter->drawLine(header.rect.bottomLeft(), header.rect.bottomRight());
    else
        painter->drawLine(header.rect.topRight(), header.rect.bottomRight());
}

} // namespace

Style::Style() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (auto *menu = qobject_cast<QMenu *>(widget))
        QObject::connect(menu, &QMenu::aboutToShow, menu, [menu] { giveMenuKeys(menu->actions()); });
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            return drawCommandButton(*button, painter);
        break;
    case PE_PanelButtonTool: return drawToolButton(*option, painter);
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            return drawLineEditFrame(*option, painter);
        painter->fillRect(option->rect, option->palette.color(QPalette::Base));
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: return drawIndicator(*option, painter, false);
    case PE_IndicatorRadioButton: return drawIndicator(*option, painter, true);
    case PE_Frame:
        painter->setPen(theme::separator());
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_FrameFocusRect:
        if (option->state & State_KeyboardFocusChange) {
            drawBox(painter, option->rect, Qt::transparent, theme::accent());
        }
        return;
    case PE_PanelScrollAreaCorner: painter->fillRect(option->rect, theme::panel()); return;
    case PE_FrameTabBarBase:
    case PE_FrameStatusBarItem:
    case PE_PanelStatusBar: return;
    default: break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case CE_HeaderSection:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            return drawHeaderSection(*header, painter);
        break;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, theme::panel());
        painter->setPen(theme::separator());
        painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
        return;
    case CE_TabBarTabShape: {
        const bool isSelected = option->state & State_Selected;
        painter->fillRect(option->rect, isSelected ? theme::surface() : option->state & State_MouseOver ? theme::hover() : theme::panel());
        if (isSelected)
            painter->fillRect(QRect(option->rect.left(), option->rect.bottom() - 1, option->rect.width(), 2), theme::accent());
        return;
    }
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button && (button->features & QStyleOptionButton::DefaultButton) && (button->state & State_Enabled)) {
            QStyleOptionButton primary = *button;
            primary.palette.setColor(QPalette::ButtonText, theme::accentFillText());
            return QProxyStyle::drawControl(element, &primary, painter, widget);
        }
        break;
    case CE_ToolBar: painter->fillRect(option->rect, theme::surface()); return;
    case CE_Splitter: painter->fillRect(option->rect, theme::separator()); return;
    default: break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    painter->fillRect(option->rect, theme::panel());
    if (bar->minimum == bar->maximum)
        return;
    const bool isActive = option->state & (State_MouseOver | State_Sunken) && option->activeSubControls & SC_ScrollBarSlider;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(option->palette.color(isActive ? QPalette::Shadow : QPalette::Dark));
    if (isActive && theme::isDark())
        painter->setBrush(theme::mutedText());
    const QRect handle = subControlRect(control, option, SC_ScrollBarSlider, widget).adjusted(3, 3, -3, -3);
    painter->drawRoundedRect(handle, 3, 3);
    painter->restore();
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const bool isHorizontal = bar->orientation == Qt::Horizontal;
    const int length = isHorizontal ? bar->rect.width() : bar->rect.height();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    const qint64 wanted = range + bar->pageStep > 0 ? length * qint64(bar->pageStep) / (range + bar->pageStep) : length;
    const int handle = range == 0 ? length : std::min(length, std::max(shortestHandle, int(wanted)));
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - handle, bar->upsideDown);
    const auto span = [&](int from, int to) {
        const QRect across = isHorizontal ? QRect(from, 0, to - from, bar->rect.height()) : QRect(0, from, bar->rect.width(), to - from);
        return visualRect(bar->direction, bar->rect, across.translated(bar->rect.topLeft()));
    };
    switch (part) {
    case SC_ScrollBarSlider: return span(start, start + handle);
    case SC_ScrollBarSubPage: return span(0, start);
    case SC_ScrollBarAddPage: return span(start + handle, length);
    case SC_ScrollBarGroove: return span(0, length);
    default: return {};
    }
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    return element == SE_LineEditContents ? rect.adjusted(4, 0, -4, 0) : rect;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SplitterWidth:
    case PM_DockWidgetSeparatorExtent: return 1;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ToolBarFrameWidth:
    case PM_ToolBarItemMargin: return 0;
    case PM_ScrollBarExtent: return 12;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *answer) const
{
    switch (hint) {
    case SH_EtchDisabledText: return 0;
    case SH_ItemView_ShowDecorationSelected: return 1;
    case SH_DialogButtonBox_ButtonsHaveIcons: return 0; // the style's own icons are black in every theme
    default: return QProxyStyle::styleHint(hint, option, widget, answer);
    }
}

} // namespace lectern::ui
