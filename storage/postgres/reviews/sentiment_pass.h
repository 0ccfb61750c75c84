// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/sentiment_sink.h"
#include "storage/postgres/link/connection.h"

namespace lectern::postgres {

/// SentimentSink on PostgreSQL. Goes through the reviews by id: first those without a sentiment, then those that an
/// earlier version of the engine scored. Skips rows that another pass has locked.
///
/// Thread: the one that first uses it. Owns: its connection, opened on first use.
class SentimentPass final : public SentimentSink
{
public:
    explicit SentimentPass(PostgresAccess postgres);

    void begin(const QString &engine, const QString &version) override;
    [[nodiscard]] Result<SentimentBatch> step(int maxRows, const Scorer &scorer, std::stop_token stop) override;

    /// The SQL that finds reviews to score, for a test of its query plan.
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
    QString m_afterVersion; ///< The engine version that had scored it.
};

} // namespace lectern::postgres
