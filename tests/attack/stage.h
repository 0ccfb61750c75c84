// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/cache/sources/cached_reviews.h"
#include "storage/schema/migrations.h"
#include "storage/storage.h"
#include "tests/support/reason_of.h"
#include "tests/support/servers.h"

#include <QtTest>

#include <memory>

namespace lectern {

/// A PostgreSQL with the schema and some reviews, a Redis, and short ways to change and read them.
///
/// Thread: the test's. Owns: both servers.
class Stage
{
public:
    static inline const QString database = QStringLiteral("reviews");

    /// `error` says why it is not ready.
    explicit Stage(int reviewCount = 600)
    {
        if (!postgres.isRunning() || !redis.isRunning()) {
            error = postgres.error() + redis.error();
            return;
        }
        postgres::PostgresConnection connection(postgres.createDatabase(database), QStringLiteral("stage"));
        if (const auto migrated = schema::migrateUp(connection); !migrated)
            error = migrated.error().detail;
        else if (!execute(fillSql.arg(reviewCount)))
            error = postgres.error();
    }

    [[nodiscard]] StorageConfig config() const
    {
        StorageConfig config;
        config.postgresUrl = postgres.url(database);
        config.redisUrl = redis.url();
        return config;
    }
    bool execute(const QString &sql) { return postgres.execute(database, sql); }
    [[nodiscard]] QString value(const QString &sql) { return postgres.value(database, sql); }
    [[nodiscard]] ReviewId firstId() { return idAt(0); }
    [[nodiscard]] ReviewId idAt(int offset)
    {
        return {QUuid::fromString(value(QStringLiteral("select id from reviews order by platform_review_id offset %1 limit 1").arg(offset)))};
    }
    /// Raises the version of one review, as psql would.
    bool touch(ReviewId id)
    {
        return execute(
            QStringLiteral("update reviews set helpful_count = helpful_count + 1 where id = '%1'").arg(id.value.toString(QUuid::WithoutBraces)));
    }

    TestPostgres postgres;
    TestRedis redis;
    QString error;

private:
    static inline const QString fillSql = QStringLiteral(R"sql(
        insert into reviews (reviewed_at, platform, entity_type, entity_id, entity_name, platform_review_id, rating,
                             sentiment, sentiment_score, helpful_count, language, is_verified, is_active, title, review_text)
        select '2024-01-15 12:00+00'::timestamptz - n * interval '13 hours',
               (enum_range(null::platform))[1 + n % 19], (enum_range(null::entity_type))[1 + n % 11],
               'e' || n % 12, 'Name ' || n % 12, 'id ' || lpad(n::text, 6, '0'),
               case when n % 5 > 0 then (n % 51) / 10.0 end,
               case when n % 4 > 0 then (enum_range(null::sentiment))[n % 4] end,
               case when n % 4 > 0 then (n % 21 - 10) / 10.0 end, n % 13, (array['en', 'de', ''])[1 + n % 3],
               n % 7 < 4, n % 10 > 0, 'Title ' || n, case when n % 3 = 0 then 'splendid' else 'awful' end || ' day ' || n % 90
          from generate_series(1, %1) n;
        select search_index_step(100000);
        analyze)sql");
};

/// Waits for a future's answer. On the test's thread only.
template <typename T>
[[nodiscard]] Result<Answer<T>> await(QFuture<Result<Answer<T>>> future)
{
    future.waitForFinished();
    if (future.resultCount() == 0)
        return failure(ErrorCode::Cancelled, FaultyPart::Lectern, QStringLiteral("the future ended without a result"));
    return future.result();
}

/// The first page of all reviews, newest first.
[[nodiscard]] inline PageRequest firstPage() { return {}; }

[[nodiscard]] inline const FamilyMetrics &familyOf(const MetricsSnapshot &snapshot, Family family) { return snapshot.families[size_t(family)]; }

} // namespace lectern
