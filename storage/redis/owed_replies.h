// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/clock.h"
#include "storage/redis/redis_reply.h"

#include <deque>

namespace lectern::redis {

/// The outstanding replies of one connection, in the order of the commands: whether somebody waits for each, and since when.
///
/// Thread: any one. Owns: the reply reader. After an error every call fails: close the connection.
class OwedReplies
{
public:
    /// Call when a command was sent. `isForgotten`: nobody waits for its reply.
    void noteSent(Instant sentAt, bool isForgotten) { m_owed.push_back({sentAt, isForgotten}); }
    /// From now on nobody waits for the replies to earlier commands.
    void forgetAll();
    /// Whether a reply to a command sent before `sentBefore` is outstanding.
    [[nodiscard]] bool areOwedSince(Instant sentBefore) const { return !m_owed.empty() && m_owed.front().sentAt < sentBefore; }

    /// Takes in bytes from the socket. Corrupt when they break the protocol or a limit.
    [[nodiscard]] Result<void> feed(QByteArrayView bytes) { return m_reader.feed(bytes); }
    /// The next reply that somebody waits for, or nothing when it has not arrived; drops the others. Corrupt when a reply
    /// belongs to no command.
    [[nodiscard]] Result<std::optional<RedisReply>> next();
    /// For a connection that has subscribed: the next message, or nothing when none has arrived.
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
