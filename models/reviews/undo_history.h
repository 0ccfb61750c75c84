// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <utility>
#include <vector>

namespace lectern::models {

/// States that were left, to go back to and forward again. Thread: any one.
template <typename State>
class UndoHistory
{
public:
    static constexpr size_t maxDepth = 200; ///< Older ones are forgotten.

    /// `present` is about to be replaced by a new state; what was undone is forgotten.
    void leave(State present)
    {
        m_undone.clear();
        m_done.push_back(std::move(present));
        if (m_done.size() > maxDepth)
            m_done.erase(m_done.begin());
    }
    /// The state before `present`; nothing at the beginning.
    [[nodiscard]] std::optional<State> undo(State present) { return move(m_done, m_undone, std::move(present)); }
    [[nodiscard]] std::optional<State> redo(State present) { return move(m_undone, m_done, std::move(present)); }
    [[nodiscard]] bool canUndo() const { return !m_done.empty(); }
    [[nodiscard]] bool canRedo() const { return !m_undone.empty(); }

private:
    static std::optional<State> move(std::vector<State> &from, std::vector<State> &to, State present)
    {
        if (from.empty())
            return std::nullopt;
        to.push_back(std::move(present));
        State state = std::move(from.back());
        from.pop_back();
        return state;
    }

    std::vector<State> m_done;
    std::vector<State> m_undone;
};

} // namespace lectern::models
