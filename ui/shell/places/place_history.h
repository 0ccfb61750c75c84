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
    struct Step {
        QString place;
        QVariantMap location;
        friend bool operator==(const Step &, const Step &) = default;
    };
    static constexpr std::size_t maxStepCount = 100; ///< Older ones are forgotten.

    /// A new step; what lay ahead is forgotten. The present step again changes nothing.
    void visit(const Step &step);
    /// The present step as it is to be come back to; nothing else changes.
    void amend(const Step &step);
    [[nodiscard]] bool canGoBack() const { return m_present > 0; }
    [[nodiscard]] bool canGoForward() const { return m_present + 1 < m_steps.size(); }
    /// Moves and tells where to. Empty at the end.
    std::optional<Step> goBack();
    std::optional<Step> goForward();
    void clear();

private:
    std::vector<Step> m_steps;
    std::size_t m_present = 0; ///< Index into m_steps; meaningless while it is empty.
};

} // namespace lectern::ui
