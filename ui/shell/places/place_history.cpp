// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/places/place_history.h"

namespace lectern::ui {

void PlaceHistory::visit(const Visit &step)
{
    if (!m_steps.empty()) {
        if (m_steps[m_present] == step)
            return;
        m_steps.resize(m_present + 1);
    }
    m_steps.push_back(step);
    if (m_steps.size() > maxStepCount)
        m_steps.erase(m_steps.begin());
    m_present = m_steps.size() - 1;
}

void PlaceHistory::amend(const Visit &step)
{
    if (!m_steps.empty() && m_steps[m_present].place == step.place)
        m_steps[m_present] = step;
}

std::optional<PlaceHistory::Visit> PlaceHistory::goBack()
{
    if (!canGoBack())
        return std::nullopt;
    return m_steps[--m_present];
}

std::optional<PlaceHistory::Visit> PlaceHistory::goForward()
{
    if (!canGoForward())
        return std::nullopt;
    return m_steps[++m_present];
}

void PlaceHistory::clear()
{
    m_steps.clear();
    m_present = 0;
}

} // namespace lectern::ui
