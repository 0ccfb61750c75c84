// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/job_queue.h"
#include "storage/postgres/link/connection.h"

namespace lectern::postgres {

// Writes the result of a job to its document, in the transaction that changes the job. Thread: the connection's; all block.
// InvalidRequest: the result itself cannot be stored, now or later.

[[nodiscard]] Result<void> noteBeginning(PostgresConnection &connection, const JobLease &job);
[[nodiscard]] Result<void> noteRelease(PostgresConnection &connection, const JobLease &job);
[[nodiscard]] Result<void> noteFailure(PostgresConnection &connection, const JobLease &job, const QString &reason);
/// Stores pages, words for full text and status COMPLETED, and queues an analysis by `engine`.
[[nodiscard]] Result<void> storeExtraction(PostgresConnection &connection, const JobLease &job, const ExtractedDocument &document, double seconds,
                                           const QString &engine);
[[nodiscard]] Result<void> storeAnalysis(PostgresConnection &connection, const JobLease &job, const Analysis &analysis);

} // namespace lectern::postgres
