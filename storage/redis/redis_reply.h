// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QByteArray>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

struct redisReader;

namespace lectern::redis {

/// One reply of Redis (RESP2).
struct RedisReply {
    enum class Type : quint8 { Nil, Status, Error, Integer, Bulk, Array };
    Type type = Type::Nil;
    std::int64_t integer = 0;
    QByteArray bytes; ///< Of Status, Error and Bulk.
    std::vector<RedisReply> elements;
};

/// Takes bytes as they come from a socket and gives whole replies; hiredis' parser behind limits of our own.
///
/// Thread: any one. After an error it stays in error: the connection must be closed.
class RedisReplyReader
{
public:
    static constexpr qsizetype maxReplyBytes = 8 * 1024 * 1024; ///< One reply with all that it holds, on the wire.
    static constexpr int maxArrayElements = 4096;               ///< Deeper than 7 levels hiredis itself refuses.

    RedisReplyReader();
    ~RedisReplyReader();

    /// Corrupt when the bytes break the protocol or a limit.
    [[nodiscard]] Result<void> feed(QByteArrayView bytes);
    /// The next whole reply, or nothing yet.
    [[nodiscard]] Result<std::optional<RedisReply>> next();

private:
    struct Closer {
        void operator()(redisReader *reader) const;
    };
    std::unique_ptr<redisReader, Closer> m_reader;
    qsizetype m_bytesSinceReply = 0;
};

} // namespace lectern::redis
