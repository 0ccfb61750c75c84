// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/schema/migrations.h"
#include "storage/workspace/dumps/backups.h"
#include "storage/workspace/workspace.h"

#include <memory>

namespace lectern::app {

/// The private workspace under `home`, whose database can be restored and brought to another PostgreSQL.
[[nodiscard]] std::unique_ptr<workspace::Workspace> makeWorkspace(const QString &home);

/// Dumps the running workspace's database into the workspace if its tables will be updated: an update cannot always be taken back, and
/// the system's next upgrade may remove the server that can read it. Not before the first tables. Its error says how to go on.
/// Thread: any; blocks.
[[nodiscard]] Result<void> dumpBeforeUpdate(const workspace::Workspace &workspace, const QString &postgresUrl, const schema::SchemaStatus &status,
                                            const workspace::Workspace::Tell &tell, const std::stop_token &stop);

} // namespace lectern::app
