// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariantMap>

#include <optional>
#include <vector>

namespace lectern::ui {

/// The history of visited locations, for Alt+Left and Alt+Right. Does not depend on widgets.
///
/// Thread: GUI.
class PlaceHistory
{
public:
    struct Visit {
        QString place;
        QVariantMap location;
        friend bool operator==(const Visit &, const Visit &) = default;
    };
    static constexpr std::size_t maxStepCount = 100; ///< Older steps are dropped.

    /// Adds a visit and drops the forward steps. A visit equal to the present step changes nothing.
    void visit(const Visit &step);
    /// Replaces the present step; nothing else changes.
    void amend(const Visit &step);
    [[nodiscard]] bool canGoBack() const { return m_present > 0; }
    [[nodiscard]] bool canGoForward() const { return m_present + 1 < m_steps.size(); }
    /// Moves and returns the new present step. Empty at the end.
    std::optional<Visit> goBack();
    std::optional<Visit> goForward();
    void clear();

private:
    std::vector<Visit> m_steps;
    std::size_t m_present = 0; ///< Index in m_steps; unused while that is empty.
};

} // namespace lectern::ui
