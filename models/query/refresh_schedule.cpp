// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/refresh_schedule.h"

#include <algorithm>
#include <utility>

namespace lectern::models {

namespace {

/// Reading may take at most a tenth of the time.
constexpr int costFactor = 10;

} // namespace

RefreshSchedule::RefreshSchedule(QObject *parent) : QObject(parent)
{
    m_clock.start();
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RefreshSchedule::due);
}

void RefreshSchedule::setInterval(std::optional<std::chrono::milliseconds> interval)
{
    m_interval = interval;
    m_timer.stop();
}

void RefreshSchedule::startNow()
{
    if (m_interval)
        m_timer.start(0);
}

void RefreshSchedule::begin()
{
    m_timer.stop();
    m_beganMs = m_clock.elapsed();
}

void RefreshSchedule::end()
{
    if (!m_interval)
        return;
    const std::chrono::milliseconds share((m_clock.elapsed() - m_beganMs) * costFactor);
    m_freeAtMs = m_clock.elapsed() + share.count();
    m_timer.start(std::max(std::exchange(m_isOutdated, false) ? std::chrono::milliseconds(0) : *m_interval, share));
}

void RefreshSchedule::startSoon()
{
    if (m_interval)
        m_timer.start(std::chrono::milliseconds(std::max<qint64>(m_freeAtMs - m_clock.elapsed(), 0)));
}

} // namespace lectern::models
