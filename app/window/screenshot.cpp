// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/screenshot.h"

#include <QPixmap>

namespace lectern::app {

using namespace ui;

namespace {

constexpr std::chrono::milliseconds lookInterval{100};
constexpr std::chrono::milliseconds timeout{60'000};
constexpr int quietLooksNeeded = 3; // an answer may cause further requests, so one idle check is not enough

} // namespace

Screenshot::Screenshot(MainWindow &window, QString file) : m_window(window), m_file(std::move(file))
{
    m_waited.start();
    connect(&m_next, &QTimer::timeout, this, &Screenshot::look);
    m_next.start(lookInterval);
}

void Screenshot::giveUp(const QString &reason)
{
    if (!m_next.isActive())
        return;
    m_next.stop();
    Q_EMIT finished(reason);
}

void Screenshot::look()
{
    m_quietLooks = m_window.isSettled() ? m_quietLooks + 1 : 0;
    if (m_quietLooks >= quietLooksNeeded)
        giveUp(m_window.grab().save(m_file, "PNG") ? QString() : tr("%1 cannot be written.").arg(m_file));
    else if (m_waited.hasExpired(timeout.count()))
        giveUp(tr("The window was not complete within a minute."));
}

} // namespace lectern::app
