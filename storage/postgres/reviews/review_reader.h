// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review_page.h"
#include "storage/api/reviews/review_query.h"
#include "storage/api/reviews/review_stats.h"
#include "storage/base/snapshot.h"
#include "storage/postgres/link/connection.h"

namespace lectern::postgres {

/// Reads reviews from PostgreSQL: one SQL text per question. Each answer carries the snapshot
/// and the boot of the very statement that read it.
///
/// Thread: the connection's. Every function blocks. Borrows the connection.
class ReviewReader
{
public:
    explicit ReviewReader(PostgresConnection &connection) : m_connection(connection) {}

    [[nodiscard]] Result<Stamped<ReviewPage>> readPage(const PageRequest &request, const StatementLimits &limits = {});
    [[nodiscard]] Result<Stamped<Review>> readReview(ReviewId id, const StatementLimits &limits = {});
    [[nodiscard]] Result<Stamped<RowCount>> readEstimate(const ReviewFilter &filter, const StatementLimits &limits = {});
    [[nodiscard]] Result<Stamped<RowCount>> readCount(const ReviewFilter &filter, const StatementLimits &limits = {});
    [[nodiscard]] Result<Stamped<RowIndex>> readIndex(const ReviewQuery &query, const StatementLimits &limits = {});
    [[nodiscard]] Result<Stamped<RowCount>> readRankOfDate(const ReviewQuery &query, QDate date, const StatementLimits &limits = {});
    [[nodiscard]] Result<Stamped<ReviewStats>> readStats(const ReviewFilter &filter, const StatementLimits &limits = {});
    [[nodiscard]] Result<Stamped<ReviewFacets>> readFacets(const ReviewFilter &filter, const StatementLimits &limits = {});

private:
    PostgresConnection &m_connection;
};

} // namespace lectern::postgres
