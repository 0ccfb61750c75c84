// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/session/statement_session.h"

#include <functional>

namespace lectern::postgres {

/// Runs `body` in a transaction of a session, see PostgresConnection::inTransaction(). `limits`: of the statements around it, except COMMIT and
/// ROLLBACK. Thread: the session's; blocks.
[[nodiscard]] Result<void> runTransaction(StatementSession &session, const std::function<Result<void>()> &body, bool isGuarded,
                                          const StatementLimits &limits);

} // namespace lectern::postgres
