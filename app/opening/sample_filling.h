// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/opening/opening.h"
#include "storage/postgres/link/connection.h"

namespace lectern::app {

/// Imports the sample reviews into a private workspace that holds no review yet, and adds the sample contracts if it holds no
/// document, once in its life: whoever empties it later keeps it empty. An import that was interrupted goes on at the next start.
///
/// Thread: any; blocks. Several processes may try at once: one imports, the others wait for it.
[[nodiscard]] Result<void> fillWithSample(const QString &home, const StorageConfig &config, postgres::PostgresConnection &connection,
                                          const Opening::Tell &tell, std::stop_token stop);

} // namespace lectern::app
