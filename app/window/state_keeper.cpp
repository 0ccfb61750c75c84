// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/state_keeper.h"

#include "app/settings/settings.h"

namespace lectern::app {

namespace {

constexpr std::chrono::milliseconds delay{500};

} // namespace

StateKeeper::StateKeeper(QString name, std::function<QVariantMap()> state) : m_name(std::move(name)), m_state(std::move(state))
{
    m_writer.setMaxThreadCount(1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(delay);
    connect(&m_delay, &QTimer::timeout, this, &StateKeeper::save);
}

StateKeeper::~StateKeeper()
{
    flush();
    m_writer.waitForDone();
}

void StateKeeper::saveSoon()
{
    if (!m_delay.isActive()) // not restarted, so that continuous changes are saved, too
        m_delay.start();
}

void StateKeeper::flush()
{
    if (!m_delay.isActive())
        return;
    m_delay.stop();
    save();
}

void StateKeeper::save()
{
    m_writer.start([name = m_name, state = m_state()] { Settings().setState(name, state); });
}

} // namespace lectern::app
