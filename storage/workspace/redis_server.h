// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/workspace/workspace_folders.h"

#include <QString>

namespace lectern::workspace {

/// The workspace's Redis: reached through its socket only, keeps nothing on disk, forgets the least used.
///
/// Thread: any one; everything blocks. Requires: the caller holds the workspace's start.lock around start() and stop().
class RedisServer
{
public:
    explicit RedisServer(const WorkspaceFolders &folders) : m_folders(folders) {}

    [[nodiscard]] static bool isInstalled();
    /// One round trip.
    [[nodiscard]] bool isAnswering() const;
    /// By its socket, which it takes away when it leaves in order.
    [[nodiscard]] ServerFate fate() const;
    [[nodiscard]] Result<void> start() const;
    [[nodiscard]] Result<void> stop() const;

private:
    const WorkspaceFolders &m_folders;
};

} // namespace lectern::workspace
