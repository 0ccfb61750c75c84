// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/redis/redis_command.h"

namespace lectern::redis {

/// The commands of the check of the cache (storage/maintenance/cache_check.h), which nothing else may say: it looks at keys that it does
/// not know, a few at a time, and takes away what is wrong. tests/architecture sees to it that nobody else includes this.
///
/// Thread: any; pure.
class CheckCommand
{
public:
    /// The next step of a walk over the keys that match; looks at about `count` keys. `cursor`: "0" at the beginning.
    [[nodiscard]] static RedisCommand scan(QByteArrayView cursor, QByteArrayView pattern, int count);
    [[nodiscard]] static RedisCommand remove(QByteArrayView key);
};

} // namespace lectern::redis
