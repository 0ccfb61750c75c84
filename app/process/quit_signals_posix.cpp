// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/quit_signals.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <array>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace lectern::app {

namespace {

constexpr std::array quitSignals{SIGINT, SIGTERM, SIGHUP};
int pipeEnds[2] = {-1, -1}; // a signal handler may do little more than write to a pipe

void noteSignal(int) { [[maybe_unused]] const auto written = ::write(pipeEnds[1], "q", 1); }

} // namespace

QuitSignals::QuitSignals()
{
    if (::pipe2(pipeEnds, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    auto *notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [notifier] {
        notifier->setEnabled(false);
        QCoreApplication::quit();
    });
    for (const int number : quitSignals)
        std::signal(number, noteSignal);
}

QuitSignals::~QuitSignals()
{
    for (const int number : quitSignals)
        std::signal(number, SIG_DFL);
    ::close(pipeEnds[0]);
    ::close(pipeEnds[1]);
}

} // namespace lectern::app
