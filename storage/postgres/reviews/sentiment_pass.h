// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/sentiment_sink.h"
#include "storage/postgres/link/connection.h"

namespace lectern::postgres {

/// SentimentSink on PostgreSQL. Walks by id, first through the reviews nobody has judged, then through those an
/// earlier version of the engine has. Rows another pass holds are skipped: they are being done.
///
/// Thread: the one that first uses it. Owns: its connection, made when first used.
class SentimentPass final : public SentimentSink
{
public:
    explicit SentimentPass(PostgresAccess postgres);

    void begin(const QString &engine, const QString &version) override;
    [[nodiscard]] Result<SentimentBatch> step(int maxRows, const Scorer &scorer, std::stop_token stop) override;

    /// The statement that finds what waits, for a test of its plan.
    [[nodiscard]] static QString unscoredStatement();
    [[nodiscard]] static QString outdatedStatement();

private:
    enum class Part { Unscored, Outdated };
    [[nodiscard]] Result<std::vector<UnscoredReview>> take(int maxRows, const StatementLimits &limits);
    [[nodiscard]] Result<qint64> store(std::span<const UnscoredReview> reviews, std::span<const ReviewSentiment> said, const StatementLimits &limits);

    PostgresConnection m_connection;
    QString m_engine;
    QString m_version;
    Part m_part = Part::Unscored;
    QUuid m_after;          ///< The last review taken.
    QString m_afterVersion; ///< And who judged it before.
};

} // namespace lectern::postgres
