// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/read/flight.h"

namespace lectern::cache {

bool Flight::join(std::stop_token stop)
{
    const std::lock_guard lock(m_mutex);
    if (m_hasFirst) {
        int waiting = m_waiting.load();
        do {
            if (waiting == 0)
                return false;
        } while (!m_waiting.compare_exchange_weak(waiting, waiting + 1));
    }
    m_hasFirst = true;
    if (stop.stop_possible()) {
        // Without the mutex: a token that was asked to stop already calls at once.
        m_leaving.emplace_back(std::move(stop), [this] {
            if (m_waiting.fetch_sub(1) == 1)
                m_stop.request_stop();
        });
    }
    return true;
}

} // namespace lectern::cache
