// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/health.h"
#include "storage/redis/redis_connection.h"

namespace lectern::health {

/// Whether Redis can be used as a cache: connects, writes a value with a lifetime of five seconds, and reads it back.
/// Thread: the connection's; blocks, at most a few seconds.
[[nodiscard]] HealthPart readRedisHealth(redis::RedisConnection &connection);
/// What an error of Redis ("OOM command not allowed ...") means, and what to do.
[[nodiscard]] HealthPart redisTrouble(const StorageError &error);

} // namespace lectern::health
