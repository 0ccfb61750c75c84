// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/place/workspace_lock.h"

#include "storage/api/files/handle_windows.h"

#include <fcntl.h>
#include <io.h>

namespace lectern::workspace {

bool WorkspaceLock::apply(Mode mode, int flags)
{
    if (m_descriptor < 0) {
        constexpr DWORD everySharing = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
        Handle opened(::CreateFileW(nativePath(m_path).c_str(), GENERIC_READ | GENERIC_WRITE, everySharing, nullptr, OPEN_ALWAYS,
                                    FILE_ATTRIBUTE_NORMAL, nullptr));
        if (!opened.isOpen())
            return false;
        m_descriptor = ::_open_osfhandle(reinterpret_cast<intptr_t>(opened.get()), _O_BINARY | _O_NOINHERIT);
        if (m_descriptor < 0)
            return false;
        (void)opened.release();
    }
    const auto file = reinterpret_cast<HANDLE>(::_get_osfhandle(m_descriptor));
    OVERLAPPED from{};
    if (m_isHeld) // a lock cannot change its mode
        ::UnlockFileEx(file, 0, 1, 0, &from);
    m_isHeld = ::LockFileEx(file, DWORD(flags) | (mode == Mode::Exclusive ? LOCKFILE_EXCLUSIVE_LOCK : 0), 0, 1, 0, &from);
    return m_isHeld;
}

bool WorkspaceLock::tryTake(Mode mode) { return apply(mode, LOCKFILE_FAIL_IMMEDIATELY); }

bool WorkspaceLock::take(Mode mode) { return apply(mode, 0); }

void WorkspaceLock::release()
{
    if (m_descriptor >= 0)
        ::_close(m_descriptor);
    m_descriptor = -1;
    m_isHeld = false;
}

} // namespace lectern::workspace
