// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/place/workspace_lock.h"

#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace lectern::workspace {

bool WorkspaceLock::apply(Mode mode, int flags)
{
    if (m_descriptor < 0)
        m_descriptor = ::open(QFile::encodeName(m_path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (m_descriptor < 0)
        return false;
    int result = 0;
    do {
        result = ::flock(m_descriptor, (mode == Mode::Shared ? LOCK_SH : LOCK_EX) | flags);
    } while (result != 0 && errno == EINTR);
    m_isHeld = result == 0;
    return m_isHeld;
}

bool WorkspaceLock::tryTake(Mode mode) { return apply(mode, LOCK_NB); }

bool WorkspaceLock::take(Mode mode) { return apply(mode, 0); }

void WorkspaceLock::release()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
    m_isHeld = false;
}

} // namespace lectern::workspace
