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
    QByteArray bytes; ///< For Status, Error and Bulk.
    std::vector<RedisReply> elements;
};

/// Turns bytes from a socket into whole replies: hiredis' parser with stricter limits.
///
/// Thread: any one. After an error every call fails: close the connection.
class RedisReplyReader
{
public:
    static constexpr qsizetype maxReplyBytes = 8LL * 1024 * 1024; ///< One reply with all its elements, on the wire.
    static constexpr int maxArrayElements = 4096;                 ///< Hiredis itself refuses more than 7 levels.

    RedisReplyReader();
    ~RedisReplyReader();

    /// Corrupt if the bytes break the protocol or a limit.
    [[nodiscard]] Result<void> feed(QByteArrayView bytes);
    /// The next whole reply; nothing: more bytes are needed.
    [[nodiscard]] Result<std::optional<RedisReply>> next();

private:
    struct Closer {
        void operator()(redisReader *reader) const;
    };
    std::unique_ptr<redisReader, Closer> m_reader;
    qsizetype m_bytesSinceReply = 0;
};

} // namespace lectern::redis
