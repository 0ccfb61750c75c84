// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/session/statement_session.h"

#include <functional>

namespace lectern::postgres {

/// Feeds COPY ... FROM STDIN on a session, see PostgresConnection::copyIn(). Thread: the session's; blocks.
[[nodiscard]] Result<qint64> feedCopy(StatementSession &session, const QString &copySql, const std::function<QByteArray()> &nextBlock,
                                      const RunningLimits &limits);

} // namespace lectern::postgres
