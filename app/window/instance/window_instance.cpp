// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/instance/window_instance.h"

#include "app/window/instance/request_answer.h"

#include <QDeadlineTimer>
#include <QLoggingCategory>
#include <QThread>

namespace lectern::app {

using namespace workspace;

namespace {

Q_LOGGING_CATEGORY(instanceLog, "lectern.instance")

constexpr std::chrono::milliseconds pause{50}; // a leader listens some milliseconds after it took the lock

} // namespace

WindowInstance::WindowInstance(const QString &home) : m_address(instanceAddressOf(home))
{
    if (m_address)
        m_lock = std::make_unique<WorkspaceLock>(m_address->lock);
    else
        qCWarning(instanceLog, "Each start opens a window: %s", qUtf8Printable(m_address.error().detail));
    connect(&m_server, &RequestServer::requested, this, &WindowInstance::requested);
}

bool WindowInstance::tryToLead()
{
    if (!m_lock || !m_lock->tryTake(WorkspaceLock::Mode::Exclusive))
        return false;
    if (!m_server.listen(m_address->socket))
        qCWarning(instanceLog, "Later starts cannot reach this window at %s", qUtf8Printable(m_address->socket));
    return true;
}

bool WindowInstance::handOver(const OpenRequest &request, std::chrono::milliseconds patience)
{
    const QByteArray line = lineOf(request);
    if (!m_lock || line.size() > largestRequestBytes)
        return false;
    for (QDeadlineTimer deadline(patience); !deadline.hasExpired(); QThread::msleep(pause.count())) {
        if (tryToLead())
            return false;
        switch (sendRequest(m_address->socket, line, std::chrono::milliseconds(deadline.remainingTime()))) {
        case RequestAnswer::Taken: return true;
        case RequestAnswer::Refused: return false;
        case RequestAnswer::None: break; // not listening yet, or ending
        }
    }
    qCWarning(instanceLog, "The running window does not answer, so another one opens");
    return false;
}

} // namespace lectern::app
