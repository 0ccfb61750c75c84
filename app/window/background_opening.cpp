// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/background_opening.h"

#include <utility>

namespace lectern::app {

BackgroundOpening::BackgroundOpening(Opening opening, std::function<void()> leave) : m_opening(std::move(opening)), m_leave(std::move(leave)) {}

void BackgroundOpening::start()
{
    m_thread = std::jthread([this](std::stop_token stop) { run(std::move(stop)); });
}

void BackgroundOpening::abandon()
{
    m_thread.request_stop();
    disconnect();
    moveToThread(nullptr); // events already queued for this object are not delivered any more
}

void BackgroundOpening::run(std::stop_token stop)
{
    std::exchange(m_leave, {})();
    if (stop.stop_requested())
        return;
    m_result = m_opening.run(
        OpeningGoal::Sample, [this](const QString &step) { tell([this, step] { Q_EMIT stepBegan(step); }); }, stop);
    tell([this] { Q_EMIT finished(); });
}

/// Runs `news` in the event loop of this object's thread, unless abandon() has removed it from there.
void BackgroundOpening::tell(std::function<void()> news) { QMetaObject::invokeMethod(this, std::move(news), Qt::QueuedConnection); }

} // namespace lectern::app
