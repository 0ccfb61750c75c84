// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <windows.h>

namespace lectern {

/// What CreateProcess is told beyond its arguments: first of all which handles the process inherits, as otherwise it would inherit those
/// that another thread makes for another process, too.
///
/// Thread: one at a time. Borrows the handles, which must be inheritable, and added values.
class StartAttributes
{
public:
    explicit StartAttributes(std::vector<HANDLE> handles);
    ~StartAttributes();
    StartAttributes(const StartAttributes &) = delete;
    StartAttributes &operator=(const StartAttributes &) = delete;

    [[nodiscard]] bool isMade() const { return m_isMade; }
    /// At most two. False: this version of Windows does not know the attribute.
    bool add(DWORD_PTR attribute, void *value, SIZE_T size);
    [[nodiscard]] LPPROC_THREAD_ATTRIBUTE_LIST list() const { return reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(m_memory.get()); }

private:
    std::vector<HANDLE> m_handles;
    std::unique_ptr<char[]> m_memory;
    bool m_isMade = false;
};

} // namespace lectern
