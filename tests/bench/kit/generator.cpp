// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/kit/generator.h"

namespace lectern::bench {

using namespace postgres;

namespace {

constexpr qint64 chunkRows = 100'000;
const StatementLimits patient{std::chrono::minutes(30), {}};

/// %1: first number, %2: last number, %3: seed in -1..1. One pick per column from arrays of plausible words.
const QString insertSql = QStringLiteral(R"sql(
select setseed(%3);
insert into reviews (platform, entity_type, entity_id, entity_name, platform_review_id, author_name, is_verified, title,
                     review_text, language, rating, platform_rating, platform_scale, sentiment_score, sentiment,
                     helpful_count, reply_count, like_count, owner_reply, owner_reply_at, tags, metadata, reviewed_at, fetched_at)
select (enum_range(null::platform))[platform_rank],
       (enum_range(null::entity_type))[1 + entity %% 11],
       'entity-' || entity,
       (array['Hotel', 'Casa', 'Nordwind', 'Atelier', 'Studio', 'Pension', 'Trattoria', 'Clinic'])[1 + entity %% 8] || ' ' || entity,
       'g' || number,
       (array['Anna', 'Ben', 'Carla', 'Dmitri', 'Eve', 'Farid', 'Grace', 'Hiro'])[1 + number %% 8] || ' ' || chr(65 + (number %% 26)::int) || '.',
       number %% 3 = 0,
       (array['Refund promised', 'Cold pasta, warm wine', 'Room not ready', 'Good people', 'Charged twice', 'Would come again'])[1 + number %% 6],
       body,
       (array['en', 'en', 'en', 'en', 'de', 'fr', 'es', ''])[1 + number %% 8],
       stars, stars, 5,
       case when number %% 4 > 0 then (stars - 3) * 0.4 end,
       case when number %% 4 > 0 then (case when stars >= 4 then 'positive' when stars = 3 then 'neutral' else 'negative' end)::sentiment end,
       floor(power(random(), 8) * 400)::int, floor(power(random(), 6) * 20)::int, floor(power(random(), 6) * 200)::int,
       case when number %% 5 = 0 then 'Thank you for telling us.' else '' end,
       case when number %% 5 = 0 then at + interval '2 days' end,
       case when number %% 7 = 0 then array['refund', 'support'] else '{}'::text[] end,
       jsonb_build_object('order', number),
       at, at + interval '1 day'
from (
    select number,
           floor(exp(random() * ln(50000.0)))::int as entity,
           1 + floor(power(random(), 2.2) * 19)::int as platform_rank,
           (array[5, 5, 5, 5, 5, 5, 4, 4, 4, 4, 3, 3, 2, 2, 1, 1, 1, 1])[1 + floor(random() * 18)::int] as stars,
           timestamptz '2026-11-01 00:00+00' - power(random(), 1.8) * interval '7 years' as at,
           words.w[1 + floor(random() * 12)::int] || words.w[1 + floor(random() * 12)::int] || words.w[1 + floor(random() * 12)::int]
             || words.w[1 + floor(random() * 12)::int] || words.w[1 + floor(random() * 12)::int] || 'Case ' || floor(random() * 40000)::int || '.' as body
    from generate_series(%1, %2) number,
         (select array['Four emails, two calls, still nothing, and the chat closes itself when you ask for a person. ',
                       'The room was not ready until six although the booking said three in the afternoon. ',
                       'Friendly people at the desk who found a solution within five minutes. ',
                       'The lid broke after a week of careful use and nobody answers the warranty form. ',
                       'Breakfast was fresh, the coffee strong, and the view over the harbour is worth the price. ',
                       'They charged my card twice and promised the money back within fourteen days. ',
                       'Quiet street, thick walls, a bed that does not squeak: I slept like a stone. ',
                       'The app lost my entries again after the last update, synchronising takes forever. ',
                       'Great value for families, the children want to come back next summer. ',
                       'Cold pasta, warm wine and a bill with a dish that we never ordered. ',
                       'Delivery came a day early and everything was packed with care. ',
                       'Two hours in the queue, then the doctor took all the time that was needed. '] as w) words
) picked;
)sql");

} // namespace

Result<void> generateReviews(PostgresConnection &connection, qint64 count, const std::function<void(const QString &)> &tell)
{
    if (auto done = connection.runScript(QStringLiteral("set statement_timeout = 0; set maintenance_work_mem = '512MB';"
                                                        "set max_parallel_maintenance_workers = 2"),
                                         patient);
        !done)
        return done;
    auto definitions = connection.run(
        QStringLiteral("select indexname, indexdef from pg_indexes i where schemaname = 'public' and tablename = 'reviews'"
                       " and not exists (select 1 from pg_constraint c where c.conname = i.indexname)"));
    if (!definitions)
        return failureOf(definitions);
    QString rebuild;
    for (int i = 0; i < definitions->rowCount(); ++i) {
        if (auto done = connection.runScript(QStringLiteral("drop index ") + definitions->toString(i, 0), patient); !done)
            return done;
        rebuild += definitions->toString(i, 1) + QStringLiteral(";\n");
    }
    for (qint64 first = 1; first <= count; first += chunkRows) {
        const qint64 last = std::min(count, first + chunkRows - 1);
        QString sql = insertSql;
        sql.replace(QStringLiteral("%%"), QStringLiteral("\x01"));
        sql = sql.arg(first).arg(last).arg(1.0 / double(first + 1));
        sql.replace(QStringLiteral("\x01"), QStringLiteral("%"));
        if (auto done = connection.runScript(sql, patient); !done)
            return done;
        tell(QStringLiteral("generated %1 of %2 reviews").arg(last).arg(count));
    }
    tell(QStringLiteral("building %1 indexes").arg(definitions->rowCount()));
    if (auto done = connection.runScript(rebuild, patient); !done)
        return done;
    return connection.runScript(QStringLiteral("vacuum (analyze) reviews"), patient);
}

} // namespace lectern::bench
