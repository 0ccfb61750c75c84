// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/commands/write_door.h"
#include "storage/postgres/reviews/sentiment_pass.h"

namespace lectern::commands {

/// Stores sentiments of reviews; each step passes the door of writes.
///
/// Thread: one, on which the connection opens on first use. Owns: its connection. Borrows the door of writes.
class SentimentWriter final : public SentimentSink
{
public:
    SentimentWriter(const postgres::PostgresAccess &access, WriteDoor &door) : m_pass(access), m_door(door) {}

    void begin(const QString &engine, const QString &version) override { m_pass.begin(engine, version); }
    Result<SentimentBatch> step(int maxRows, const Scorer &scorer, std::stop_token stop) override
    {
        return m_door.passIfWritten([&] { return m_pass.step(maxRows, scorer, std::move(stop)); },
                                    [](const SentimentBatch &done) { return done.storedCount > 0; });
    }

private:
    postgres::SentimentPass m_pass;
    WriteDoor &m_door;
};

} // namespace lectern::commands
