// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/clock.h"
#include "storage/redis/redis_reply.h"

#include <deque>

namespace lectern::redis {

/// The replies that the server of one connection owes, in the order of the commands: which of them somebody waits for, and since when.
///
/// Thread: any one. Owns: the reader of what arrives. After an error it stays in error: the connection must be closed.
class OwedReplies
{
public:
    /// A command was sent; `isForgotten`: nobody waits for its reply.
    void noteSent(Instant sentAt, bool isForgotten) { m_owed.push_back({sentAt, isForgotten}); }
    /// Nobody waits any more for what was asked up to now.
    void forgetAll();
    /// Whether something that was asked before `sentBefore` is owed still.
    [[nodiscard]] bool areOwedSince(Instant sentBefore) const { return !m_owed.empty() && m_owed.front().sentAt < sentBefore; }

    /// Bytes that arrived. Corrupt when they break the protocol or a limit.
    [[nodiscard]] Result<void> feed(QByteArrayView bytes) { return m_reader.feed(bytes); }
    /// The next reply that somebody waits for, dropping those that nobody does; nothing when it has not arrived. Corrupt when nobody
    /// asked for what came.
    [[nodiscard]] Result<std::optional<RedisReply>> next();
    /// Of a server that answers nothing any more, but tells: the next that it says; nothing when it has not arrived.
    [[nodiscard]] Result<std::optional<RedisReply>> nextUnasked();

private:
    struct Owed {
        Instant sentAt;
        bool isForgotten;
    };
    std::deque<Owed> m_owed;
    RedisReplyReader m_reader;
};

} // namespace lectern::redis
