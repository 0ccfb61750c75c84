// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/workspace/place/workspace_folders.h"
#include "storage/workspace/servers/server_fate.h"

#include <QString>

namespace lectern::workspace {

/// The workspace's Redis: reachable through its socket only (on Windows on 127.0.0.1 only, with a password), stores nothing on disk,
/// evicts the least used keys.
///
/// Thread: any one; everything blocks. Requires: the caller holds the workspace's start.lock during start() and stop().
class RedisServer
{
public:
    explicit RedisServer(const WorkspaceFolders &folders) : m_folders(folders) {}

    [[nodiscard]] static bool isInstalled();
    /// One round trip.
    [[nodiscard]] bool isAnswering() const;
    /// Judged by its socket, which an orderly shutdown removes; on Windows by its process.
    [[nodiscard]] ServerFate fate() const;
    [[nodiscard]] Result<void> start() const;
    [[nodiscard]] Result<void> stop() const;
    [[nodiscard]] QString url() const; ///< See redis_url.h.

private:
    const WorkspaceFolders &m_folders;
};

} // namespace lectern::workspace
