// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/opening/opening.h"
#include "storage/postgres/link/connection.h"

namespace lectern::app {

/// Imports the sample reviews into a private workspace that has no reviews, and adds the sample contracts if it has no
/// documents. Only once per workspace, so that an emptied one stays empty. The next start continues an interrupted import.
///
/// Thread: any; blocks. If several processes try at once, one imports and the others wait for it.
[[nodiscard]] Result<void> fillWithSample(const QString &home, const StorageConfig &config, postgres::PostgresConnection &connection,
                                          const Opening::Tell &tell, std::stop_token stop);

/// A restored workspace gets no sample data: it contains what it contained.
[[nodiscard]] Result<void> declineSample(const QString &home);

} // namespace lectern::app
