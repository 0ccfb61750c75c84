// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/imports/staged_row.h"
#include "storage/postgres/link/connection.h"

namespace lectern::postgres {

/// Brings the rows of one chunk into the reviews: COPY straight into the table when all of them are new, else COPY into a staging table and one
/// insert that updates what differs. Rows that the database refuses are found by halving.
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
    /// Makes the session ready. To be called first, outside of a transaction. NoImporter when the login may not import.
    [[nodiscard]] Result<void> prepare();
    /// Requires: a transaction of the connection's, which is given up when this fails.
    [[nodiscard]] Result<Outcome> store(std::span<const StagedRow> rows, const std::stop_token &stop);

private:
    /// Whether none of these reviews is there yet. Another program may add one a moment later.
    [[nodiscard]] Result<bool> areAllNew(std::span<const StagedRow> rows, const std::stop_token &stop);
    /// Copies new rows straight into the table; false, with nothing stored, when the database refuses one of them.
    [[nodiscard]] Result<bool> copyNew(std::span<const StagedRow> rows, const std::stop_token &stop);
    [[nodiscard]] Result<void> copy(const QString &statement, std::span<const StagedRow> rows, const std::stop_token &stop);
    [[nodiscard]] Result<void> merge(std::span<const StagedRow> rows, Outcome &outcome, const std::stop_token &stop);
    [[nodiscard]] Result<ImportCounts> copyAndMerge(std::span<const StagedRow> rows, const std::stop_token &stop);

    PostgresConnection &m_connection;
};

} // namespace lectern::postgres
