// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <thread>

namespace lectern::ctl {

/// While it lives, Ctrl+C and SIGTERM ask a stop_token to stop instead of ending the program; a second one ends it.
///
/// Thread: created and destroyed on one; the token is for any. One at a time.
/// Owns: a thread that looks for the signal every 50 ms, because a signal handler may not ask a stop_source itself.
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
    std::jthread m_watch;
};

} // namespace lectern::ctl
