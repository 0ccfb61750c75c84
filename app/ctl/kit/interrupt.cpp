// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/kit/interrupt.h"

#include "storage/api/waiting.h"

#include <atomic>
#include <chrono>
#include <csignal>

namespace lectern::ctl {

namespace {

std::atomic<bool> wasInterrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler writes it");

void noteSignal(int number)
{
    wasInterrupted = true;
    std::signal(number, SIG_DFL); // a second signal ends the program
}

void watch(const std::stop_token &end, std::stop_source stop)
{
    while (!wasInterrupted && waitUnlessStopped(std::chrono::milliseconds(50), end)) {}
    if (wasInterrupted)
        stop.request_stop();
}

} // namespace

Interrupt::Interrupt()
{
    wasInterrupted = false;
    std::signal(SIGINT, noteSignal);
    std::signal(SIGTERM, noteSignal);
    m_watch = std::jthread([stop = m_stop](const std::stop_token &end) { watch(end, stop); });
}

Interrupt::~Interrupt()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

} // namespace lectern::ctl
