// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/commands/write_door.h"
#include "storage/postgres/imports/review_import.h"

namespace lectern::commands {

/// An import of reviews whose chunks pass the door of writes.
///
/// Thread: one, on which the connection opens on first use. Owns: its connection. Borrows the door of writes.
class ImportWriter final : public ImportSink
{
public:
    ImportWriter(const postgres::PostgresAccess &access, WriteDoor &door) : m_import(access), m_door(door) {}

    Result<ImportCheckpoint> begin(const QByteArray &importKey, const QString &fileName) override { return m_import.begin(importKey, fileName); }
    Result<ImportCounts> writeChunk(std::span<const ImportRow> rows, std::span<const RejectedRow> rejected, qint64 recordsDone,
                                    std::stop_token stop) override
    {
        return m_door.pass([&] { return m_import.writeChunk(rows, rejected, recordsDone, std::move(stop)); });
    }
    Result<std::vector<RejectedRow>> readRejected() override { return m_import.readRejected(); }
    Result<void> finish() override { return m_import.finish(); }

private:
    postgres::ReviewImport m_import;
    WriteDoor &m_door;
};

} // namespace lectern::commands
