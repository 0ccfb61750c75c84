// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/job_queue.h"
#include "storage/postgres/link/connection.h"

namespace lectern::postgres {

// What a job does to its document, inside the transaction that moves the job. Thread: the connection's; all block.
// InvalidRequest when the result itself cannot be stored: the same result never will.

[[nodiscard]] Result<void> noteBeginning(PostgresConnection &connection, const JobLease &job);
[[nodiscard]] Result<void> noteRelease(PostgresConnection &connection, const JobLease &job);
[[nodiscard]] Result<void> noteFailure(PostgresConnection &connection, const JobLease &job, const QString &reason);
/// Pages, words for full text, COMPLETED, and the job of analysing it by `engine`.
[[nodiscard]] Result<void> storeExtraction(PostgresConnection &connection, const JobLease &job, const ExtractedDocument &document, double seconds,
                                           const QString &engine);
[[nodiscard]] Result<void> storeAnalysis(PostgresConnection &connection, const JobLease &job, const Analysis &analysis);

} // namespace lectern::postgres
