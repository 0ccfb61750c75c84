// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/metrics.h"
#include "storage/redis/redis_connection.h"

namespace lectern::redis {

/// What Redis says of itself, by INFO. Thread: the connection's; blocks. Not reachable is a state, not an error.
[[nodiscard]] ServerState::Redis readRedisState(RedisConnection &connection);
/// Takes what is known from one section of INFO into the state.
void readInfo(QByteArrayView info, ServerState::Redis &state);

} // namespace lectern::redis
