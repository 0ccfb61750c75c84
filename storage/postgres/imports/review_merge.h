// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/imports/staged_row.h"
#include "storage/postgres/link/connection.h"

namespace lectern::postgres {

/// Stores the rows of one chunk: by COPY directly into `reviews` when all are new, else by COPY into a staging table and one
/// insert that updates rows that differ. Finds rows that the database refuses by halving.
///
/// Thread: the connection's; blocks. Borrows the connection.
class ReviewMerge
{
public:
    explicit ReviewMerge(PostgresConnection &connection) : m_connection(connection) {}

    struct Outcome {
        ImportCounts counts; ///< Without `rejected`.
        std::vector<RejectedRow> refused;
    };
    /// Prepares the session. Call it first, outside a transaction. NoImporter when the login may not import.
    [[nodiscard]] Result<void> prepare();
    /// Requires: a transaction on the connection, which the caller rolls back when this fails.
    [[nodiscard]] Result<Outcome> store(std::span<const StagedRow> rows, const std::stop_token &stop);

private:
    /// Whether none of these reviews is stored yet. Another program may add one a moment later.
    [[nodiscard]] Result<bool> areAllNew(std::span<const StagedRow> rows, const std::stop_token &stop);
    /// Copies new rows directly into the table; false, with nothing stored, when the database refuses one of them.
    [[nodiscard]] Result<bool> copyNew(std::span<const StagedRow> rows, const std::stop_token &stop);
    [[nodiscard]] Result<void> copy(const QString &statement, std::span<const StagedRow> rows, const std::stop_token &stop);
    [[nodiscard]] Result<void> merge(std::span<const StagedRow> rows, Outcome &outcome, const std::stop_token &stop);
    [[nodiscard]] Result<ImportCounts> copyAndMerge(std::span<const StagedRow> rows, const std::stop_token &stop);

    PostgresConnection &m_connection;
};

} // namespace lectern::postgres
