// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/redis/redis_reply.h"

#include <read.h>

#include <utility>

namespace lectern::redis {

namespace {

/// The slot for the parser's next value: in the array that contains it, or the reply itself.
RedisReply *place(const redisReadTask *task, RedisReply &&reply)
{
    if (!task->parent)
        return new RedisReply(std::move(reply));
    auto *array = static_cast<RedisReply *>(task->parent->obj);
    RedisReply &element = array->elements[size_t(task->idx)];
    element = std::move(reply);
    return &element;
}

void *placeString(const redisReadTask *task, char *bytes, size_t size)
{
    RedisReply reply;
    switch (task->type) {
    case REDIS_REPLY_ERROR: reply.type = RedisReply::Type::Error; break;
    case REDIS_REPLY_STATUS: reply.type = RedisReply::Type::Status; break;
    default: reply.type = RedisReply::Type::Bulk; break;
    }
    reply.bytes = QByteArray(bytes, qsizetype(size));
    return place(task, std::move(reply));
}

/// hiredis 0.14 gives up below this depth by itself, 1.x does not; an array's destructor calls its elements'.
bool isTooDeep(const redisReadTask *task)
{
    constexpr int deepest = 8;
    int depth = 0;
    for (; task; task = task->parent)
        ++depth;
    return depth > deepest;
}

/// The count is an int in hiredis 0.14, a size_t in 1.x. Null makes the parser report an error.
template <typename Count>
void *placeArray(const redisReadTask *task, Count elementCount)
{
    if (elementCount > Count(RedisReplyReader::maxArrayElements) || isTooDeep(task))
        return nullptr;
    RedisReply reply;
    reply.type = RedisReply::Type::Array;
    reply.elements.resize(size_t(elementCount));
    return place(task, std::move(reply));
}

void *placeInteger(const redisReadTask *task, long long value)
{
    RedisReply reply;
    reply.type = RedisReply::Type::Integer;
    reply.integer = value;
    return place(task, std::move(reply));
}

void *placeNil(const redisReadTask *task) { return place(task, RedisReply()); }

void dropReply(void *reply) { delete static_cast<RedisReply *>(reply); }

template <typename Functions>
Functions parserFunctions()
{
    Functions functions{};
    functions.createString = placeString;
    functions.createArray = placeArray;
    functions.createInteger = placeInteger;
    functions.createNil = placeNil;
    functions.freeObject = dropReply;
    // Kinds of RESP3, which only hiredis 1.x knows and no server sends unasked. Without these functions it would make up pointers.
    if constexpr (requires { functions.createDouble; }) {
        functions.createDouble = [](const redisReadTask *, double, char *, size_t) -> void * { return nullptr; };
        functions.createBool = [](const redisReadTask *, int) -> void * { return nullptr; };
    }
    return functions;
}

redisReplyObjectFunctions functions = parserFunctions<redisReplyObjectFunctions>();

tl::unexpected<StorageError> corrupt(const QString &detail) { return failure(ErrorCode::Corrupt, FaultyPart::Redis, detail); }

} // namespace

void RedisReplyReader::Closer::operator()(redisReader *reader) const { redisReaderFree(reader); }

RedisReplyReader::RedisReplyReader() : m_reader(redisReaderCreateWithFunctions(&functions))
{
    m_reader->maxbuf = size_t(512) * 1024; // a page's reply fits: the buffer is kept for the next one
}

RedisReplyReader::~RedisReplyReader() = default;

Result<void> RedisReplyReader::feed(QByteArrayView bytes)
{
    m_bytesSinceReply += bytes.size();
    if (m_bytesSinceReply > maxReplyBytes)
        return corrupt(QStringLiteral("a reply of more than %1 bytes").arg(maxReplyBytes));
    if (redisReaderFeed(m_reader.get(), bytes.data(), size_t(bytes.size())) != REDIS_OK)
        return corrupt(QString::fromLatin1(m_reader->errstr));
    return {};
}

Result<std::optional<RedisReply>> RedisReplyReader::next()
{
    void *object = nullptr;
    if (redisReaderGetReply(m_reader.get(), &object) != REDIS_OK)
        return corrupt(QString::fromLatin1(m_reader->errstr));
    if (!object)
        return std::optional<RedisReply>();
    m_bytesSinceReply = qsizetype(m_reader->len - m_reader->pos);
    const std::unique_ptr<RedisReply> reply(static_cast<RedisReply *>(object));
    return std::optional<RedisReply>(std::move(*reply));
}

} // namespace lectern::redis
