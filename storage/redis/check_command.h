// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/redis/redis_command.h"

namespace lectern::redis {

/// The commands of the cache check (storage/maintenance/cache_check.h), which alone may scan keys and delete. A test in
/// tests/architecture allows no other source to include this header.
///
/// Thread: any; pure.
class CheckCommand
{
public:
    /// One SCAN step over the keys that match the pattern; visits about `count` keys. `cursor`: "0" at the beginning.
    [[nodiscard]] static RedisCommand scan(QByteArrayView cursor, QByteArrayView pattern, int count);
    [[nodiscard]] static RedisCommand remove(QByteArrayView key);
};

} // namespace lectern::redis
