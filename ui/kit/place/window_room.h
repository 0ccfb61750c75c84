// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>

namespace lectern::ui {

/// The room class of a window size: which docks fit next to the place. In narrower windows first the panels become tabs, then the
/// details are hidden, then the list of places; in low windows the panels are hidden. Each class has layouts of its own, so that
/// everything is as before when the window grows again.
struct WindowRoom {
    enum class Width : quint8 { Tiny, Narrow, Medium, Wide, Huge };

    Width width = Width::Wide;
    bool isLow = false;

    [[nodiscard]] static WindowRoom of(const QSize &window);
    [[nodiscard]] bool hasDetail() const { return width >= Width::Medium; }
    [[nodiscard]] bool hasPlaceList() const { return width >= Width::Narrow; }
    [[nodiscard]] bool hasPanels() const { return !isLow; }
    [[nodiscard]] bool hasAll() const { return hasDetail() && hasPlaceList() && hasPanels(); }
    /// Suffix of the keys of this class's layouts; empty for the most common class.
    [[nodiscard]] QString suffix() const;
    friend bool operator==(const WindowRoom &, const WindowRoom &) = default;
};

} // namespace lectern::ui
