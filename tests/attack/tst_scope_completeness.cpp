// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/read/read_path.h"
#include "storage/postgres/reviews/review_reader.h"
#include "tests/attack/stage.h"
#include "tests/support/seed.h"

#include <random>

using namespace lectern;
using namespace lectern::cache;
using namespace lectern::postgres;
using namespace std::chrono_literals;

namespace {

/// Random questions and random changes, from one seed.
class Dice
{
public:
    explicit Dice(quint32 seed) : m_random(seed) {}
    int below(int end) { return int(m_random() % quint32(end)); }
    bool oneIn(int n) { return below(n) == 0; }

    ReviewFilter filter()
    {
        ReviewFilter filter;
        if (oneIn(3))
            filter.platforms = {Platform(below(4)), Platform(below(platformCount))};
        if (oneIn(3))
            filter.entityIds = QStringList{entityId()};
        if (oneIn(5))
            filter.ratingMin = below(5);
        if (oneIn(6))
            filter.languages = QStringList{QStringLiteral("en")};
        if (oneIn(6))
            filter.isVerified = oneIn(2);
        if (oneIn(6))
            filter.sentiments = {Sentiment(below(sentimentCount))};
        if (oneIn(5))
            filter.isActive.reset();
        if (oneIn(5))
            filter.text = oneIn(2) ? QStringLiteral("splendid") : QStringLiteral("awful -day");
        if (oneIn(3))
            filter.from = day();
        if (oneIn(3))
            filter.until = (filter.from ? *filter.from : day()).addDays(1 + below(200));
        return filter.normalised();
    }

    PageRequest page(PostgresConnection &connection)
    {
        PageRequest request;
        request.query.filter = oneIn(3) ? ReviewFilter() : filter();
        request.query.sort = {oneIn(3) ? ReviewSortKey(below(reviewSortKeyCount)) : ReviewSortKey::Date,
                              oneIn(2) ? Qt::AscendingOrder : Qt::DescendingOrder};
        request.limit = 1 + below(40);
        PageRequest whole;
        whole.query = request.query;
        const auto rows = ReviewReader(connection).readPage(whole);
        if (!oneIn(3) && rows && !rows->value.isEmpty()) {
            request.anchor = rows->value.anchorOf(below(rows->value.rowCount()));
            request.direction = PageRequest::Direction(below(3));
        }
        if (oneIn(4) && request.direction != PageRequest::Direction::Before)
            request.skip = below(60);
        return request;
    }

    Question question(PostgresConnection &connection)
    {
        switch (below(13)) {
        case 12: {
            ReviewFilter month; // shows names that reviews outside the month decide
            month.from = QDate(2023, 1 + below(12), 1);
            month.until = month.from->addMonths(1);
            return facetsQuestion(month);
        }
        case 0: return countQuestion(filter());
        case 1: return indexQuestion({filter(), {}});
        case 2: return rankQuestion({filter(), {}}, day());
        case 3: return statsQuestion(filter());
        case 4: return facetsQuestion(filter());
        case 5: {
            const auto page = ReviewReader(connection).readPage({});
            return reviewQuestion(page->value.row(below(page->value.rowCount())).id(), panelBound);
        }
        default: return pageQuestion(page(connection), panelBound);
        }
    }

    QString change()
    {
        switch (below(17)) {
        case 16:
            return QStringLiteral("update reviews set entity_name = 'Name %1' where id = (select id from reviews where entity_id = '%2' "
                                  "order by reviewed_at desc, id desc limit 1)")
                .arg(below(99))
                .arg(entityId());
        case 0: return update(QStringLiteral("rating = %1").arg(below(50) / 10.0));
        case 1: return update(QStringLiteral("helpful_count = %1").arg(below(20)));
        case 2:
        case 3: return update(QStringLiteral("reviewed_at = '%1'").arg(moment()));
        case 4: return update(QStringLiteral("reviewed_at = reviewed_at + interval '%1 days'").arg(below(60) - 30));
        case 5: return update(QStringLiteral("entity_id = '%1', entity_name = 'Name %2'").arg(entityId()).arg(below(99)));
        case 6: return update(QStringLiteral("platform = (enum_range(null::platform))[%1]").arg(1 + below(platformCount)));
        case 7: return update(QStringLiteral("is_active = not is_active"));
        case 8: return update(QStringLiteral("language = 'fr', is_verified = not is_verified"));
        case 9: return update(QStringLiteral("sentiment = 'negative', owner_reply = 'thanks'"));
        case 10: return update(QStringLiteral("review_text = '%1 place'").arg(oneIn(2) ? QStringLiteral("splendid") : QStringLiteral("awful")));
        case 11: return QStringLiteral("select search_index_step(1000)");
        case 12: return QStringLiteral("delete from reviews where id in (select id from reviews order by random() limit %1)").arg(1 + below(3));
        case 13: return QStringLiteral("update reviews set entity_name = 'Name %1' where entity_id = '%2'").arg(below(99)).arg(entityId());
        case 14:
            if (oneIn(8))
                return QStringLiteral("update reviews set helpful_count = helpful_count + 1"); // wider than 500 rows
            [[fallthrough]];
        default: return insert();
        }
    }

private:
    QString entityId() { return QStringLiteral("e%1").arg(below(12)); }
    QDate day() { return QDate(2023, 1, 1).addDays(below(400)); }
    QString moment() { return day().toString(Qt::ISODate) + QStringLiteral(" %1:30+00").arg(below(24)); }
    QString update(const QString &assignment)
    {
        return QStringLiteral("update reviews set %1 where id in (select id from reviews order by random() limit %2)")
            .arg(assignment)
            .arg(1 + below(3));
    }
    QString insert()
    {
        return QStringLiteral("insert into reviews (reviewed_at, platform, entity_type, entity_id, entity_name, platform_review_id, rating, "
                              "language, review_text) values ('%1', (enum_range(null::platform))[%2], 'hotel', '%3', 'Name', "
                              "gen_random_uuid()::text, %4, 'en', 'a splendid day')")
            .arg(moment())
            .arg(1 + below(platformCount))
            .arg(entityId())
            .arg(below(5));
    }

    std::mt19937 m_random;
};

} // namespace

/// I8: whatever changes, what the cache proves fresh equals what PostgreSQL answers.
class TestScopeCompleteness : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsProvedFreshEqualsAFreshRead()
    {
        const unsigned seed = testSeed();
        Dice dice(seed);
        Stage stage;
        QVERIFY2(stage.error.isEmpty(), qPrintable(stage.error));
        PostgresConnection writer(stage.config().postgresUrl, QStringLiteral("writer"));
        QVERIFY(writer.runScript(QStringLiteral("select setseed(%1)").arg((seed % 1000) / 1000.0)));

        ReadPath path({1, 64 << 20, Lifetimes(), 0.0}, Clock::boot(), [](HitCheck::Task) {});
        Connections connections(stage.config().postgresUrl, stage.config().redisUrl, QStringLiteral("reader"), path.breaker(), path.metrics(),
                                Clock::boot());
        std::vector<Question> questions;
        for (int i = 0; i < 80; ++i)
            questions.push_back(dice.question(connections.postgres()));

        int hits = 0, comparisons = 0;
        QElapsedTimer timer;
        timer.start();
        for (int round = 0; round < 400 && timer.elapsed() < 18'000; ++round) {
            const QString change = dice.change();
            const auto changed = writer.runScript(change);
            QVERIFY2(changed, reasonOf(changed).constData());
            path.freshness().noteOwnWrite();
            for (int i = 0; i < 12; ++i) {
                const Question &question = questions[size_t(dice.below(int(questions.size())))];
                const Instant now = Clock::boot().now();
                Result<AnyAnswer> shown = tl::make_unexpected(StorageError{});
                path.read(question, connections, {now, now}, {}, [&](Result<AnyAnswer> answer) { shown = std::move(answer); });
                const auto fresh = question.readPostgres(connections.postgres(), {});
                QCOMPARE(shown.has_value(), fresh.has_value());
                if (!shown)
                    continue; // a deleted review is not found by both
                hits += shown->provenance.source == Source::Postgres ? 0 : 1;
                ++comparisons;
                QVERIFY2(encoded(shown->value) == encoded(fresh->value),
                         qPrintable(QStringLiteral("round %1, after \"%2\", %3 of %4: %5")
                                        .arg(round)
                                        .arg(change, nameOf(shown->provenance.source), nameOf(question.family), QString::fromUtf8(question.text))));
            }
        }
        qInfo("%d comparisons, %d of them hits", comparisons, hits);
        QVERIFY(comparisons > 500);
        QVERIFY2(hits > comparisons / 10, "too few hits for the comparison to mean anything");
    }
};

QTEST_GUILESS_MAIN(TestScopeCompleteness)
#include "tst_scope_completeness.moc"
