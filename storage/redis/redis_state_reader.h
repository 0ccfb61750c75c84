// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/metrics.h"
#include "storage/redis/redis_connection.h"

namespace lectern::redis {

/// The state that Redis reports by INFO. Thread: the connection's; blocks. Being unreachable is a state, not an error.
[[nodiscard]] ServerState::Redis readRedisState(RedisConnection &connection);
/// Copies the known fields of an INFO section into the state.
void readInfo(QByteArrayView info, ServerState::Redis &state);

} // namespace lectern::redis
