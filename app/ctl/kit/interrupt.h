// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <thread>

namespace lectern::ctl {

/// During its lifetime, Ctrl+C and SIGTERM request a stop of a stop_token instead of ending the program; a second one ends it.
///
/// Thread: created and destroyed on one; the token may be used on any. One at a time.
/// Owns: a thread that checks for the signal every 50 ms, because a signal handler may not use a stop_source.
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
