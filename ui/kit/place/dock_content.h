// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

#include <utility>

namespace lectern::ui {

/// A widget that a place gives to the window for a dock (Place::panels(), Place::detail()). The window may take ownership and delete
/// it before the place is destroyed; if it does not, the widget is destroyed with the place.
///
/// Thread: GUI. Owns: the widget, until the window takes it.
template <typename Widget>
class DockContent
{
public:
    explicit DockContent(Widget *widget) : m_widget(widget) {}
    ~DockContent()
    {
        if (m_widget && !m_widget->parent())
            delete m_widget.data();
    }
    DockContent(DockContent &&other) noexcept : m_widget(std::exchange(other.m_widget, nullptr)) {}
    DockContent(const DockContent &) = delete;
    DockContent &operator=(const DockContent &) = delete;
    DockContent &operator=(DockContent &&) = delete;

    [[nodiscard]] Widget *get() const { return m_widget; } ///< Null: the window has deleted it.
    [[nodiscard]] explicit operator bool() const { return !m_widget.isNull(); }
    Widget *operator->() const { return m_widget; }

private:
    QPointer<Widget> m_widget;
};

} // namespace lectern::ui
