// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/redis/check_command.h"

namespace lectern::redis {

RedisCommand CheckCommand::scan(QByteArrayView cursor, QByteArrayView pattern, int count)
{
    return RedisCommand({"SCAN", cursor, "MATCH", pattern, "COUNT", QByteArray::number(count)});
}

RedisCommand CheckCommand::remove(QByteArrayView key) { return RedisCommand({"DEL", key}); }

} // namespace lectern::redis
