// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/redis/redis_state_reader.h"

namespace lectern::redis {

namespace {

/// "keys=12,expires=12,avg_ttl=0"
qint64 keyCountOf(const QByteArray &database)
{
    const qsizetype end = database.indexOf(',');
    return database.startsWith("keys=") ? database.mid(5, end < 0 ? -1 : end - 5).toLongLong() : 0;
}

} // namespace

void readInfo(QByteArrayView info, ServerState::Redis &state)
{
    for (const QByteArray &line : info.toByteArray().split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0)
            continue;
        const QByteArray name = line.first(colon);
        const QByteArray value = line.sliced(colon + 1).trimmed();
        if (name == "redis_version")
            state.version = QString::fromUtf8(value);
        else if (name == "used_memory")
            state.usedMemoryBytes = value.toLongLong();
        else if (name == "maxmemory")
            state.maxMemoryBytes = value.toLongLong();
        else if (name == "evicted_keys")
            state.evictedKeys = value.toLongLong();
        else if (name == "maxmemory_policy")
            state.maxMemoryPolicy = QString::fromUtf8(value);
        else if (name == "keyspace_hits")
            state.keyspaceHits = value.toLongLong();
        else if (name == "keyspace_misses")
            state.keyspaceMisses = value.toLongLong();
        else if (name == "role")
            state.isReplica = value == "slave";
        else if (name == "connected_clients")
            state.clientCount = value.toInt();
        else if (name.startsWith("db"))
            state.keyCount += keyCountOf(value);
    }
}

ServerState::Redis readRedisState(RedisConnection &connection)
{
    ServerState::Redis state;
    if (const Result<void> opened = connection.open(); !opened) {
        state.detail = opened.error().detail;
        return state;
    }
    for (const QByteArrayView section : {"server", "memory", "stats", "clients", "keyspace", "replication"}) {
        const Result<RedisReply> reply = connection.ask(RedisCommand::info(section), RedisConnection::connectDeadline);
        if (!reply && reply.error().code == ErrorCode::Denied)
            break; // a login may be allowed to use the cache but not to run INFO
        if (!reply) {
            state.detail = reply.error().detail;
            return state;
        }
        readInfo(reply->bytes, state);
    }
    state.reachable = true;
    return state;
}

} // namespace lectern::redis
