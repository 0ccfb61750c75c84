// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <atomic>

namespace lectern::app {

/// The program or a library in memory.
struct LoadedModule {
    quintptr base = 0; ///< What addresses in its file are relative to.
    quintptr begin = 0, end = 0;
    std::array<char, 64> name{};    ///< Without its folder, which may have a user's name.
    std::array<char, 65> buildId{}; ///< In hexadecimal digits; may be empty.
};

/// Where the program and its libraries are in memory. Filled while all is well, so that a signal handler can look addresses up
/// without a lock or an allocation.
///
/// Thread: fill() in one at a time; others may look up meanwhile.
class ModuleTable
{
public:
    /// Reads all modules that are loaded now; the program itself is the first.
    void fill();
    [[nodiscard]] const LoadedModule *find(quintptr address) const; ///< Null: none.
    [[nodiscard]] const LoadedModule *program() const;              ///< Null: not filled.

private:
    struct Modules {
        std::array<LoadedModule, 400> all;
        size_t count = 0;
    };
    std::array<Modules, 2> m_modules; ///< One is read while the other is filled.
    std::atomic<const Modules *> m_present = nullptr;
};

} // namespace lectern::app
