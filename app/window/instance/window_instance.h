// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/instance/instance_address.h"
#include "app/window/instance/request_server.h"
#include "storage/workspace/place/workspace_lock.h"

#include <chrono>
#include <memory>

namespace lectern::app {

/// One window per home and user: the first process leads, and later ones hand their files to it. The kernel releases the leader's lock
/// however it ends, so of several processes that start at once, or after a crash, exactly one leads.
///
/// Thread: GUI. Owns: the lock and the socket, until destroyed.
class WindowInstance : public QObject
{
    Q_OBJECT
public:
    explicit WindowInstance(const QString &home);

    /// Becomes the process that later ones reach, if there is none.
    bool tryToLead();
    /// True: the running window took the request, and this process can end. False: this process is to open a window; it leads, unless
    /// the leader is alive and does not answer within `patience`. Blocks until then: call it before there is a window.
    [[nodiscard]] bool handOver(const OpenRequest &request, std::chrono::milliseconds patience = std::chrono::seconds(10));

Q_SIGNALS:
    void requested(const lectern::app::OpenRequest &request);

private:
    Result<InstanceAddress> m_address;
    std::unique_ptr<workspace::WorkspaceLock> m_lock; ///< Null: there is no address.
    RequestServer m_server;
};

} // namespace lectern::app
