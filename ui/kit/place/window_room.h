// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>

namespace lectern::ui {

/// What has room beside a place in a window of a size. As a window shrinks, first the panels below go into tabs, then the
/// details at the right go, then the list of places; in a low one the panels go. Each window of another room has layouts of
/// its own, so that whatever went is back as it was when the window grows again.
struct WindowRoom {
    enum class Width : quint8 { Tiny, Narrow, Medium, Wide, Huge };

    Width width = Width::Wide;
    bool isLow = false;

    [[nodiscard]] static WindowRoom of(const QSize &window);
    [[nodiscard]] bool hasDetail() const { return width >= Width::Medium; }
    [[nodiscard]] bool hasPlaceList() const { return width >= Width::Narrow; }
    [[nodiscard]] bool hasPanels() const { return !isLow; }
    [[nodiscard]] bool hasAll() const { return hasDetail() && hasPlaceList() && hasPanels(); }
    /// Behind the name of a layout that holds in it; empty in the window that most have.
    [[nodiscard]] QString suffix() const;
    friend bool operator==(const WindowRoom &, const WindowRoom &) = default;
};

} // namespace lectern::ui
