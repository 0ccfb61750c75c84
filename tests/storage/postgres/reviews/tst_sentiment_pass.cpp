// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/reviews/sentiment_pass.h"

#include "storage/postgres/imports/review_import.h"
#include "storage/schema/migrations.h"
#include "tests/support/servers.h"

#include <QTest>

#include <set>
#include <thread>

using namespace lectern;
using namespace lectern::postgres;
using namespace lectern::schema;

namespace {

const QString engine = QStringLiteral("builtin");

/// "+..." is positive, "-..." negative, the rest cannot be told.
std::vector<ReviewSentiment> judge(std::span<const UnscoredReview> reviews)
{
    std::vector<ReviewSentiment> said;
    for (const UnscoredReview &review : reviews) {
        if (review.text.startsWith(u'+'))
            said.push_back({Sentiment::Positive, 0.9});
        else if (review.text.startsWith(u'-'))
            said.push_back({Sentiment::Negative, -0.9});
        else
            said.push_back({});
    }
    return said;
}

} // namespace

/// The pass that gives reviews a sentiment, against a real PostgreSQL.
class TestSentimentPass : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_postgres.isRunning(), qPrintable(m_postgres.error()));
        m_url = m_postgres.createDatabase(QStringLiteral("sentiment"));
        PostgresConnection connection(m_url, QStringLiteral("test"));
        const auto migrated = migrateUp(connection);
        QVERIFY2(migrated, qPrintable(migrated ? QString() : migrated.error().detail));
    }

    void init() { execute(QStringLiteral("truncate reviews, imports cascade")); }

    void judgesWhatWaitsAndKeepsTheEngineBesideIt()
    {
        insert(9, QStringLiteral("(array['+ a', '- b', 'c'])[n % 3 + 1]"));
        QCOMPARE(pass(), 9);
        QCOMPARE(value(QStringLiteral(
                     "select string_agg(distinct left(review_text, 1) || coalesce(sentiment::text, '?') || ' '"
                     " || coalesce(sentiment_score::text, '?') || ' ' || sentiment_engine || ' ' || sentiment_version, ', ') from reviews")),
                 QStringLiteral("+positive 0.900 builtin 1.0, -negative -0.900 builtin 1.0, c? ? builtin 1.0"));
    }

    void neverTouchesWhatAPlatformDelivered()
    {
        insert(4, QStringLiteral("'+ a'"));
        execute(QStringLiteral("update reviews set sentiment = 'negative' where platform_review_id = '1';"
                               "update reviews set sentiment_score = -0.5 where platform_review_id = '2'"));
        QCOMPARE(pass(), 2);
        QCOMPARE(value(QStringLiteral(
                     "select string_agg(coalesce(sentiment::text, '?') || coalesce(sentiment_score::text, '?') || sentiment_engine, ' '"
                     " order by platform_review_id) from reviews where platform_review_id in ('1', '2')")),
                 QStringLiteral("negative? ?-0.500"));
    }

    void asksNothingTwice()
    {
        insert(5, QStringLiteral("'cannot be told'"));
        QCOMPARE(pass(), 5);
        const QString versions = value(QStringLiteral("select sum(version) from reviews"));
        QCOMPARE(pass(), 0);
        QCOMPARE(value(QStringLiteral("select sum(version) from reviews")), versions);
    }

    void judgesAgainWhatAnEarlierVersionJudged()
    {
        insert(7, QStringLiteral("'+ a'"));
        execute(QStringLiteral("update reviews set sentiment = 'negative', sentiment_score = -1 where platform_review_id = '7'"));
        QCOMPARE(pass(QStringLiteral("1.0")), 6);
        QCOMPARE(pass(QStringLiteral("1.1"), 2), 6);
        QCOMPARE(value(QStringLiteral("select count(*) from reviews where sentiment_version = '1.1'")), QStringLiteral("6"));
        QCOMPARE(pass(QStringLiteral("1.0")), 0); // an older program leaves it
        QCOMPARE(value(QStringLiteral("select sentiment || sentiment_engine from reviews where platform_review_id = '7'")),
                 QStringLiteral("negative"));
    }

    void twoPassesAtOnceDoEachReviewOnce()
    {
        insert(3000, QStringLiteral("'+ a'"));
        std::array<std::multiset<QByteArray>, 2> seen;
        std::array<std::thread, 2> threads;
        for (size_t i = 0; i < 2; ++i) {
            threads[i] = std::thread([&, i] {
                SentimentPass pass(m_url);
                pass.begin(engine, QStringLiteral("1.0"));
                const auto scorer = [&](std::span<const UnscoredReview> reviews) {
                    for (const UnscoredReview &review : reviews)
                        seen[i].insert(review.id.value.toByteArray());
                    return judge(reviews);
                };
                for (auto step = pass.step(50, scorer, {}); step && !step->isLast;)
                    step = pass.step(50, scorer, {});
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        std::multiset<QByteArray> all = seen[0];
        all.insert(seen[1].begin(), seen[1].end());
        QCOMPARE(std::set<QByteArray>(all.begin(), all.end()).size(), all.size());
        // A step that met only held rows ends a pass early; the next one finds what is left.
        pass();
        QCOMPARE(value(QStringLiteral("select count(*) || ' ' || max(version) from reviews where sentiment = 'positive'")), QStringLiteral("3000 2"));
    }

    void goesOnWhereItWasStopped()
    {
        insert(100, QStringLiteral("'+ a'"));
        {
            SentimentPass pass(m_url);
            pass.begin(engine, QStringLiteral("1.0"));
            QCOMPARE(pass.step(40, judge, {})->storedCount, 40);
            std::stop_source stop;
            stop.request_stop();
            QVERIFY(!pass.step(40, judge, stop.get_token()));
        }
        QCOMPARE(pass(), 60);
        QCOMPARE(value(QStringLiteral("select max(version) from reviews")), QStringLiteral("2"));
    }

    void aStepThatWasTakenBackIsDoneAgain()
    {
        insert(100, QStringLiteral("'+ a'"));
        SentimentPass pass(m_url);
        pass.begin(engine, QStringLiteral("1.0"));
        QCOMPARE(pass.step(40, judge, {})->storedCount, 40);
        std::stop_source stop; // comes while the engine judges
        QVERIFY(!pass.step(
            30,
            [&stop](std::span<const UnscoredReview> reviews) {
                stop.request_stop();
                return judge(reviews);
            },
            stop.get_token()));
        QCOMPARE(value(QStringLiteral("select count(*) from reviews where sentiment is not null")), QStringLiteral("40"));
        const auto rest = pass.step(1000, judge, {});
        QCOMPARE(rest->storedCount, 60);
    }

    void forgetsItsOwnAnswerWhenTheWordsChange()
    {
        insert(2, QStringLiteral("'+ a'"));
        QCOMPARE(pass(), 2);
        execute(QStringLiteral("update reviews set helpful_count = 3 where platform_review_id = '1';"
                               "update reviews set review_text = '- b' where platform_review_id = '2'"));
        QCOMPARE(pass(), 1);
        QCOMPARE(value(QStringLiteral("select string_agg(sentiment::text, ' ' order by platform_review_id) from reviews")),
                 QStringLiteral("positive negative"));
    }

    void takesASentimentWrittenWithoutAnEngineAsDelivered()
    {
        insert(1, QStringLiteral("'+ a'"));
        QCOMPARE(pass(), 1);
        execute(QStringLiteral("update reviews set sentiment = 'neutral'"));
        QCOMPARE(value(QStringLiteral("select sentiment_engine || '|' from reviews")), QStringLiteral("|"));
        QCOMPARE(pass(QStringLiteral("9")), 0);
    }

    void survivesARepeatedImport()
    {
        ReviewImport import(m_url);
        write(import, 'a', QStringLiteral("+ good"), {});
        QCOMPARE(pass(), 1);
        QCOMPARE(write(import, 'b', QStringLiteral("+ good"), {}).duplicate, 1); // what Lectern added makes no difference
        QCOMPARE(sentimentThere(), QStringLiteral("positive 0.900 builtin"));
        QCOMPARE(write(import, 'c', QStringLiteral("- bad"), {}).updated, 1);
        QCOMPARE(sentimentThere(), QStringLiteral("? ? "));
        QCOMPARE(pass(), 1);
        QCOMPARE(sentimentThere(), QStringLiteral("negative -0.900 builtin"));
        QCOMPARE(write(import, 'd', QStringLiteral("- bad"), Sentiment::Neutral).updated, 1); // what the platform says wins
        QCOMPARE(sentimentThere(), QStringLiteral("neutral ? "));
        QCOMPARE(pass(QStringLiteral("2")), 0);
        QCOMPARE(write(import, 'e', QStringLiteral("- worse"), {}).updated, 1); // and stays
        QCOMPARE(sentimentThere(), QStringLiteral("neutral ? "));
    }

    void findsWhatWaitsByItsIndexes()
    {
        insert(5000, QStringLiteral("'+ a'"));
        execute(QStringLiteral("update reviews set sentiment = 'neutral' where platform_review_id::int > 20; analyze reviews"));
        PostgresConnection connection(m_url, QStringLiteral("test"));
        const QString none = QUuid().toString(QUuid::WithoutBraces);
        const auto unscored = connection.explain(SentimentPass::unscoredStatement(), {none, 10});
        QVERIFY(unscored);
        QVERIFY2(unscored->contains("reviews_without_sentiment"), unscored->constData());
        const auto outdated = connection.explain(SentimentPass::outdatedStatement(), {engine, QStringLiteral("1.0"), QStringLiteral(""), none, 10});
        QVERIFY(outdated);
        QVERIFY2(outdated->contains("reviews_by_sentiment_version"), outdated->constData());
    }

    void tellsWhenThisLoginMayOnlyRead()
    {
        insert(1, QStringLiteral("'+ a'"));
        execute(QStringLiteral("create role onlooker login password 'x'; grant select on reviews to onlooker"));
        SentimentPass pass(m_postgres.urlAs(QStringLiteral("onlooker"), QStringLiteral("x"), QStringLiteral("sentiment")));
        pass.begin(engine, QStringLiteral("1.0"));
        const auto step = pass.step(10, judge, {});
        QVERIFY(!step);
        QCOMPARE(step.error().code, ErrorCode::Denied);
    }

private:
    void execute(const QString &sql) { QVERIFY2(m_postgres.execute(QStringLiteral("sentiment"), sql), qPrintable(m_postgres.error())); }
    [[nodiscard]] QString value(const QString &sql) { return m_postgres.value(QStringLiteral("sentiment"), sql); }

    void insert(int count, const QString &text)
    {
        execute(QStringLiteral("insert into reviews (platform, entity_type, entity_id, entity_name, platform_review_id, review_text, reviewed_at)"
                               " select 'yelp', 'hotel', 'a', 'A', n::text, %2, now() from generate_series(1, %1) n")
                    .arg(count)
                    .arg(text));
    }

    /// Runs one pass to its end; how many reviews it stored.
    qint64 pass(const QString &version = QStringLiteral("1.0"), int rows = 1000)
    {
        SentimentPass pass(m_url);
        pass.begin(engine, version);
        qint64 stored = 0;
        while (true) {
            const auto step = pass.step(rows, judge, {});
            if (!step) {
                qWarning("%s", qUtf8Printable(step.error().detail));
                return -1;
            }
            stored += step->storedCount;
            if (step->isLast)
                return stored;
        }
    }

    ImportCounts write(ReviewImport &import, char key, const QString &text, std::optional<Sentiment> delivered)
    {
        ImportRow row;
        row.review.platform = Platform::Yelp;
        row.review.entityType = EntityType::Hotel;
        row.review.entityId = row.review.entityName = QStringLiteral("a");
        row.review.platformReviewId = QStringLiteral("r1");
        row.review.text = text;
        row.review.sentiment = delivered;
        row.review.reviewedAt = QDateTime(QDate(2024, 1, 1), QTime(12, 0), Qt::UTC);
        const auto begun = import.begin(QByteArray(32, key), QStringLiteral("f"));
        const auto counts = begun ? import.writeChunk(std::span(&row, 1), {}, 1, {}) : failureOf(begun);
        if (!counts)
            qWarning("%s", qUtf8Printable(counts.error().detail));
        return counts.value_or(ImportCounts());
    }

    [[nodiscard]] QString sentimentThere()
    {
        return value(QStringLiteral(
            "select coalesce(sentiment::text, '?') || ' ' || coalesce(sentiment_score::text, '?') || ' ' || sentiment_engine from reviews"));
    }

    TestPostgres m_postgres;
    QString m_url;
};

QTEST_GUILESS_MAIN(TestSentimentPass)
#include "tst_sentiment_pass.moc"
