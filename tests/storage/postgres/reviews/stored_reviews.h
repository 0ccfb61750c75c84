// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/postgres/reviews/review_reader.h"
#include "tests/support/test_database.h"

namespace lectern::postgres {

inline constexpr int storedReviewCount = 2400;

/// Reviews with many ties in every sort key, nulls, deleted ones, and times with microseconds before and after 1970.
inline const QString storedReviewsSql = QStringLiteral(R"sql(
    insert into reviews (reviewed_at, reviewed_at_precision, platform, entity_type, entity_id, entity_name,
                         platform_review_id, rating, sentiment, sentiment_score, helpful_count, language, is_verified,
                         is_active, owner_reply, title, review_text, author_name, tags, image_urls)
    select case when n % 50 = 0 then '1900-01-01+00'::timestamptz
                when n % 7 = 0 then '1969-12-31 23:59:59.999999+00'::timestamptz - n * interval '1 microsecond'
                else '2024-03-10 01:30:00+00'::timestamptz + (n % 300) * interval '7 hours 1 microsecond' end,
           case when n % 50 = 0 then 'unknown' else 'second' end::date_precision,
           (enum_range(null::platform))[1 + n % 19], (enum_range(null::entity_type))[1 + n % 11],
           'entity ' || n % 37, case when n % 37 < 5 then 'Émile''s "Bar", \' || n % 3 else 'Name ' || n % 37 end,
           'id ' || n, case when n % 5 > 0 then (n % 51) / 10.0 end,
           case when n % 4 > 0 then (enum_range(null::sentiment))[n % 4] end,
           case when n % 4 > 0 then (n % 21 - 10) / 10.0 end, n % 13, (array['en', 'de', ''])[1 + n % 3],
           n % 7 < 4, n % 10 > 0, case when n % 6 = 0 then 'Thank you' else '' end, 'Title ' || n,
           'It was' || E'\n' || case when n % 3 = 0 then 'splendid' else 'awful' end || ' on day ' || n % 90,
           'Author ' || n, array['a,b', 'c"d'], array['https://example.org/' || n]
      from generate_series(1, 2400) n;
    select search_index_step(10000);
    analyze)sql");

[[nodiscard]] inline ReviewFilter filterNamed(const QString &name)
{
    ReviewFilter filter;
    if (name == u"all")
        filter.isActive.reset();
    else if (name == u"deleted")
        filter.isActive = false;
    else if (name == u"platforms")
        filter.platforms = {Platform::Google, Platform::PlayStore, Platform::Bbb};
    else if (name == u"one platform")
        filter.platforms = {Platform::Yelp};
    else if (name == u"entity")
        filter.entityIds = {QStringLiteral("entity 3")};
    else if (name == u"rated")
        filter.ratingMin = 2.5;
    else if (name == u"unrated")
        filter.isRated = false;
    else if (name == u"dates") {
        filter.from = QDate(2024, 3, 12);
        filter.until = QDate(2024, 5, 1);
    } else if (name == u"text")
        filter.text = QStringLiteral("splendid -\"day 33\"");
    else if (name == u"nothing")
        filter.text = QStringLiteral("nowhere");
    else if (name == u"mixed") {
        filter.languages = {QStringLiteral("en"), QString()};
        filter.sentiments = {Sentiment::Negative, Sentiment::Positive};
        filter.isVerified = true;
        filter.isAnswered = false;
        filter.ratingMax = 4;
    }
    return filter;
}

/// The same filter written by hand, without the code under test.
[[nodiscard]] inline QString conditionNamed(const QString &name)
{
    static const QHash<QString, QString> conditions{
        {QStringLiteral("default"), QStringLiteral("is_active")},
        {QStringLiteral("all"), QStringLiteral("true")},
        {QStringLiteral("deleted"), QStringLiteral("not is_active")},
        {QStringLiteral("platforms"), QStringLiteral("is_active and platform in ('google', 'play_store', 'bbb')")},
        {QStringLiteral("one platform"), QStringLiteral("is_active and platform = 'yelp'")},
        {QStringLiteral("entity"), QStringLiteral("is_active and entity_id = 'entity 3'")},
        {QStringLiteral("rated"), QStringLiteral("is_active and rating >= 2.5")},
        {QStringLiteral("unrated"), QStringLiteral("is_active and rating is null")},
        {QStringLiteral("dates"), QStringLiteral("is_active and reviewed_at >= '2024-03-12 00:00+00' and reviewed_at < '2024-05-01 00:00+00'")},
        {QStringLiteral("text"), QStringLiteral("is_active and review_text like '%splendid%' and review_text !~ 'day 33$'")},
        {QStringLiteral("nothing"), QStringLiteral("false")},
        {QStringLiteral("mixed"),
         QStringLiteral("is_active and language <> 'de' and sentiment <> 'neutral' and is_verified"
                        " and owner_reply = '' and rating <= 4")},
    };
    return conditions.value(name);
}

/// A PostgreSQL that holds those reviews.
///
/// Thread: the test's. Owns: the server and a connection to it.
class StoredReviews
{
public:
    /// On failure, `database.error` contains the reason.
    StoredReviews()
    {
        if (database.error.isEmpty() && !database.execute(storedReviewsSql))
            database.error = database.server.error();
    }
    [[nodiscard]] QString value(const QString &sql) { return database.value(sql); }

    TestDatabase database{TestDatabase::Schema::Newest};
    PostgresConnection connection{database.url(), QStringLiteral("test")};
    ReviewReader reader{connection};
};

} // namespace lectern::postgres
