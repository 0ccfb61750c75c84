// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenuBar>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>
#include <QSizeGrip>
#include <QSplitter>
#include <QTabBar>
#include <QToolButton>
#include <QWidget>

namespace lectern {

/// What is wrong with how a window stands on its screen: parts out of reach, parts over each other, words that are cut. Each fault
/// names its widget.
class LayoutFaults
{
public:
    static QStringList in(QWidget &window)
    {
        LayoutFaults faults(window);
        faults.checkWindow();
        if (!isWhole(&window))
            faults.walk(&window);
        return faults.m_found;
    }

private:
    explicit LayoutFaults(QWidget &window) : m_window(window) {}

    static QString nameOf(const QWidget *widget)
    {
        QString name = QLatin1String(widget->metaObject()->className());
        for (const QString &each : {widget->objectName(), widget->accessibleName(), widget->property("text").toString().left(40)}) {
            if (!each.isEmpty())
                name += QStringLiteral(" \"%1\"").arg(each);
        }
        return name + QStringLiteral(" in ") + QLatin1String(widget->parentWidget() ? widget->parentWidget()->metaObject()->className() : "nothing");
    }
    static QString textOf(const QRect &rect)
    {
        return QStringLiteral("%1,%2 %3x%4").arg(rect.x()).arg(rect.y()).arg(rect.width()).arg(rect.height());
    }
    void add(const QWidget *widget, const QString &what) { m_found << nameOf(widget) + QStringLiteral(": ") + what; }

    void checkWindow()
    {
        const QRect screen = m_window.screen()->availableGeometry();
        if (!qobject_cast<QFileDialog *>(&m_window) && !screen.contains(m_window.frameGeometry())) // that one's size is Qt's own
            add(&m_window, QStringLiteral("at %1, the screen is %2").arg(textOf(m_window.frameGeometry()), textOf(screen)));
    }

    /// Their insides are Qt's own.
    static bool isWhole(const QWidget *widget)
    {
        return qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget)
            || qobject_cast<const QFileDialog *>(widget) || qobject_cast<const QMenuBar *>(widget) || qobject_cast<const QTabBar *>(widget)
            || qobject_cast<const QScrollBar *>(widget);
    }
    /// Handles between parts reach over both a little, so that the mouse hits them.
    static bool isOverlay(const QWidget *widget)
    {
        if (qobject_cast<const QSplitterHandle *>(widget) || qobject_cast<const QSizeGrip *>(widget)
            || widget->objectName().startsWith(u"qt_qmainwindow"))
            return true;
        return widget->testAttribute(Qt::WA_TransparentForMouseEvents) || widget->objectName() == u"commandPalette";
    }
    /// A window keeps bars of tabs for docks to come, and docks behind another's tab, outside of itself.
    static bool isShown(const QWidget *widget)
    {
        const bool isInStock = qobject_cast<const QMainWindow *>(widget->parentWidget()) && widget->geometry().bottom() < 0;
        return widget->isVisible() && !widget->isWindow() && !widget->size().isEmpty() && !isInStock;
    }

    void walk(const QWidget *parent)
    {
        QList<const QWidget *> shown;
        for (const QObject *child : parent->children()) {
            const auto *widget = qobject_cast<const QWidget *>(child);
            if (widget && isShown(widget) && !isOverlay(widget))
                shown << widget;
        }
        for (const QWidget *widget : shown) {
            checkReach(widget);
            checkWords(widget);
            checkChart(widget);
            for (const QWidget *other : shown) {
                if (widget < other && widget->geometry().intersects(other->geometry()))
                    add(widget, QStringLiteral("%1 lies over %2 at %3").arg(textOf(widget->geometry()), nameOf(other), textOf(other->geometry())));
            }
            if (!isWhole(widget))
                walk(widget);
        }
    }

    static bool isScrolled(const QScrollBar *bar, Qt::ScrollBarPolicy policy) { return bar->maximum() > 0 && policy != Qt::ScrollBarAlwaysOff; }

    /// Axes and their labels need what a chart asks for at least.
    void checkChart(const QWidget *widget)
    {
        const QSize least = widget->minimumSizeHint().expandedTo(widget->minimumSize());
        if (QByteArray(widget->metaObject()->className()).endsWith("Chart") && (widget->width() < least.width() || widget->height() < least.height()))
            add(widget, QStringLiteral("%1 where it needs %2x%3").arg(textOf(widget->geometry())).arg(least.width()).arg(least.height()));
    }

    /// Everything that the mouse or the keyboard uses lies inside all that holds it, but for where one can scroll to it.
    void checkReach(const QWidget *widget)
    {
        const bool isUsed = widget->focusPolicy() != Qt::NoFocus || qobject_cast<const QAbstractButton *>(widget);
        if (!isUsed)
            return;
        bool isFreeAcross = false, isFreeDown = false;
        for (const QWidget *holder = widget->parentWidget(); holder; holder = holder->parentWidget()) {
            const auto *area = qobject_cast<const QAbstractScrollArea *>(holder->parentWidget());
            if (area && area->viewport() == holder) {
                isFreeAcross = isFreeAcross || isScrolled(area->horizontalScrollBar(), area->horizontalScrollBarPolicy());
                isFreeDown = isFreeDown || isScrolled(area->verticalScrollBar(), area->verticalScrollBarPolicy());
            }
            const QRect rect(widget->mapTo(holder, QPoint()), widget->size());
            const bool isAcross = isFreeAcross || (rect.left() >= 0 && rect.right() < holder->width());
            const bool isDown = isFreeDown || (rect.top() >= 0 && rect.bottom() < holder->height());
            if (!isAcross || !isDown)
                return add(widget, QStringLiteral("%1 is out of %2, %3").arg(textOf(rect), nameOf(holder), textOf(holder->rect())));
            if (holder->isWindow())
                return;
        }
    }

    void checkWords(const QWidget *widget)
    {
        if (const auto *label = qobject_cast<const QLabel *>(widget); label && !label->text().isEmpty()) {
            const QRect inside = label->contentsRect();
            if (label->wordWrap() && label->heightForWidth(label->width()) > label->height() + 1)
                add(label, QStringLiteral("%1 of %2 pixels of its lines are seen").arg(label->height()).arg(label->heightForWidth(label->width())));
            else if (!label->wordWrap() && label->textFormat() == Qt::PlainText
                     && label->fontMetrics().horizontalAdvance(QString(label->text()).remove(u'&')) > inside.width() + 1)
                add(label, QStringLiteral("cut at %1 of %2 pixels").arg(inside.width()).arg(label->fontMetrics().horizontalAdvance(label->text())));
        }
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const auto *tool = qobject_cast<const QToolButton *>(widget);
        const bool isPicture = tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull();
        if (button && !isPicture && !button->text().isEmpty()
            && (qobject_cast<const QPushButton *>(button) || qobject_cast<const QToolButton *>(button))) {
            const int words = button->fontMetrics().horizontalAdvance(QString(button->text()).remove(u'&'));
            if (words > button->width())
                add(button, QStringLiteral("its words take %1 of %2 pixels").arg(words).arg(button->width()));
        }
        if (qobject_cast<const QLineEdit *>(widget) && widget->width() < widget->fontMetrics().averageCharWidth() * 5)
            add(widget, QStringLiteral("%1 pixels are no field").arg(widget->width()));
    }

    QWidget &m_window;
    QStringList m_found;
};

} // namespace lectern
