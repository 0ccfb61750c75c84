// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariantMap>

#include <optional>
#include <vector>

namespace lectern::ui {

/// Where the analyst has been, for Alt+Left and Alt+Right. Knows nothing of widgets.
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
    static constexpr std::size_t maxStepCount = 100; ///< Older ones are forgotten.

    /// A new visit; what lay ahead is forgotten. The present step again changes nothing.
    void visit(const Visit &step);
    /// The present step as it is to be come back to; nothing else changes.
    void amend(const Visit &step);
    [[nodiscard]] bool canGoBack() const { return m_present > 0; }
    [[nodiscard]] bool canGoForward() const { return m_present + 1 < m_steps.size(); }
    /// Moves and tells where to. Empty at the end.
    std::optional<Visit> goBack();
    std::optional<Visit> goForward();
    void clear();

private:
    std::vector<Visit> m_steps;
    std::size_t m_present = 0; ///< Index into m_steps; meaningless while it is empty.
};

} // namespace lectern::ui
