// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/base/snapshot.h"
#include "storage/cache/tiers/entry.h"
#include "storage/jobs/job_messages.h"
#include "storage/redis/redis_reply.h"
#include "storage/redis/redis_state_reader.h"
#include "storage/redis/redis_url.h"
#include "tests/fuzz/fuzz_input.h"

namespace {

using namespace lectern;
using namespace lectern::cache;
using namespace lectern::jobs;
using namespace lectern::redis;

void readProgress(QByteArrayView bytes)
{
    if (const auto progress = progressIn(bytes))
        fuzz::check(encoded(*progress) == bytes && progress->done <= progress->total);
}

void readSnapshot(QByteArrayView bytes)
{
    if (const auto snapshot = snapshotFromText(bytes))
        fuzz::check(snapshotFromText(snapshot->toText()) == snapshot);
}

void readReplies(QByteArrayView bytes)
{
    RedisReplyReader reader;
    for (const QByteArrayView &piece : {bytes.first(bytes.size() / 2), bytes.sliced(bytes.size() / 2)}) {
        if (!reader.feed(piece))
            return;
        for (auto reply = reader.next(); reply && *reply; reply = reader.next()) {}
    }
}

void readState(QByteArrayView bytes)
{
    ServerState::Redis state;
    readInfo(bytes, state);
}

} // namespace

/// Short words: what workers say through Redis, key names, snapshots, Redis' own replies and its INFO, and where one says that it is.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto [choice, bytes] = fuzz::choiceOf(fuzz::inputOf(data, size));
    switch (choice % 6) {
    case 0: readProgress(bytes); break;
    case 1: readSnapshot(bytes); break;
    case 2: readReplies(bytes); break;
    case 3: readState(bytes); break;
    case 4: static_cast<void>(familyOfEntryName(bytes)); break;
    case 5: static_cast<void>(redisAddressFromUrl(QString::fromUtf8(bytes))); break;
    }
    return 0;
}
