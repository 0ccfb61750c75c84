// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/sources/cached_documents.h"
#include "storage/cache/sources/question_text.h"
#include "storage/cache/tiers/entry.h"
#include "storage/maintenance/cache_check.h"
#include "storage/postgres/state/freshness_reader.h"
#include "tests/attack/stage.h"

using namespace lectern;
using namespace lectern::cache;
using namespace lectern::maintenance;
using namespace lectern::postgres;
using namespace lectern::redis;
using namespace lectern::schema;
using namespace std::chrono_literals;

/// Entries in Redis against PostgreSQL, by content: the right ones, the outdated ones, forged ones, and ones that claim to be fresh.
class TestCacheCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_stage.error.isEmpty(), qPrintable(m_stage.error));
        PostgresConnection connection(m_stage.config().postgresUrl, QStringLiteral("test"));
        m_sealKey = *readSealKey(connection);
    }
    void init()
    {
        m_stage.redis.command("FLUSHALL");
        fill();
    }

    void everyQuestionCanBeReadBackFromItsText()
    {
        ReviewFilter filter;
        filter.platforms = {Platform::Yelp, Platform::Amazon};
        filter.entityTypes = {EntityType::Hotel};
        filter.entityIds = {QStringLiteral("e 1"), QStringLiteral("\u00fc\"")};
        filter.ratingMin = 1.5;
        filter.ratingMax = 4.25;
        filter.isRated = true;
        filter.from = QDate(2020, 2, 29);
        filter.until = QDate(2024, 1, 1);
        filter.sentiments = {Sentiment::Positive};
        filter.hasSentiment = false;
        filter.languages = {QStringLiteral("de"), QString()};
        filter.isVerified = false;
        filter.isAnswered = true;
        filter.isActive.reset();
        filter.text = QStringLiteral("\"good bread\" -late");
        DocumentFilter documents;
        documents.statuses = {WorkStatus::Failed};
        documents.kinds = {DocumentKind::Pdf};
        documents.clients = {QStringLiteral("Fern"), QString()};
        documents.contractTypes = {QStringLiteral("lease")};
        documents.highestRisks = {Severity::None, Severity::High};
        documents.from = QDate(2026, 1, 1);
        documents.isActive = false;
        documents.text = QStringLiteral("notice period");
        const ReviewId id{QUuid::createUuid()};
        PageRequest page{{filter, {ReviewSortKey::Helpful, Qt::AscendingOrder}},
                         {{QStringLiteral("7"), QStringLiteral("x")}},
                         PageRequest::Direction::Before,
                         40,
                         50};
        DocumentPageRequest list{{documents, DocumentSortKey::Relevance, Qt::AscendingOrder}, {{QStringLiteral("a")}}, 50};
        const DocumentId document{id.value};
        for (const Question &question :
             std::initializer_list<Question>{pageQuestion(page, 1s), pageQuestion({}, 1s), countQuestion(filter), countQuestion({}),
                                             indexQuestion(page.query), rankQuestion(ReviewQuery(), QDate(2021, 5, 6)), reviewQuestion(id, 1s),
                                             statsQuestion(filter), facetsQuestion(filter), documentListQuestion(list, 1s),
                                             documentListQuestion({}, 1s), documentFacetsQuestion(documents), documentQuestion(document, 1s),
                                             latestAnalysisQuestion(document, 1s), analysisQuestion({id.value}), precisionQuestion()}) {
            const auto again = questionFromText(question.family, question.text);
            QVERIFY2(again, question.text.constData());
            QCOMPARE(again->text, question.text);
            QCOMPARE(again->family, question.family);
            QVERIFY(!questionFromText(question.family, question.text + ' '));
            QVERIFY(!questionFromText(question.family, QByteArray("{}") + question.text));
        }
    }

    void aCacheThatIsRightIsFoundRight()
    {
        const CacheCheckReport report = check({0, false});
        QVERIFY(report.seen >= 6);
        QCOMPARE(report.compared, report.seen);
        QCOMPARE(report.right, report.seen);
        QCOMPARE(report.wrong + report.stale + report.forged, 0);
        QVERIFY(report.sawAll);
    }

    void whatChangedSinceIsStaleAndNoFault()
    {
        QVERIFY(m_stage.touch(m_stage.firstId()));
        const CacheCheckReport report = check({0, false});
        QVERIFY(report.stale > 0);
        QCOMPARE(report.wrong, 0);
        QCOMPARE(report.right + report.stale, report.compared);
    }

    void whatIsForgedIsCountedApart()
    {
        const QByteArray key = keyOf(reviewQuestion(m_stage.firstId(), 1s));
        m_stage.redis.command("SET " + key + " forged");
        const CacheCheckReport report = check({0, true});
        QCOMPARE(report.forged, 1);
        QCOMPARE(report.wrong, 0);
        QVERIFY(m_stage.redis.command("EXISTS " + key).startsWith(":1")); // only wrong ones are taken away
    }

    void oneThatLiesIsFoundAndTakenAwayAloneWhenThatIsAskedFor()
    {
        const Question question = reviewQuestion(m_stage.idAt(3), 1s);
        plant(question, [](QByteArray answer) {
            Review review = *decoded<Review>(std::move(answer));
            review.title = QStringLiteral("what nobody wrote");
            return encoded(review);
        });
        const qint64 before = keyCount();
        const CacheCheckReport found = check({0, false});
        QCOMPARE(found.wrong, 1);
        QCOMPARE(found.removed, 0);
        QCOMPARE(found.faults.size(), size_t(1));
        QCOMPARE(found.faults[0].key, QString::fromLatin1(keyOf(question)));
        QCOMPARE(found.faults[0].question, QString::fromUtf8(question.text));
        QVERIFY(found.faults[0].detail.contains(QStringLiteral("differs")));
        QCOMPARE(keyCount(), before);

        const CacheCheckReport repaired = check({0, true});
        QCOMPARE(repaired.wrong, 1);
        QCOMPARE(repaired.removed, 1);
        QCOMPARE(keyCount(), before - 1);
        QVERIFY(m_stage.redis.command("EXISTS " + keyOf(question)).startsWith(":0"));
        QCOMPARE(check({0, false}).wrong, 0);
    }

    void anAnswerToAnotherQuestionUnderAKeyIsWrong()
    {
        const Question question = reviewQuestion(m_stage.idAt(4), 1s);
        plant(
            question, [](const QByteArray &answer) { return answer; }, reviewQuestion(m_stage.idAt(5), 1s).text);
        const CacheCheckReport found = check({0, false});
        QCOMPARE(found.wrong, 1);
        QVERIFY(found.faults[0].detail.contains(QStringLiteral("another key")));
    }

    /// Between the look at a wrong entry and its removal another reader may have put a right one in its place.
    void whatWasPutRightMeanwhileIsNotTakenAway()
    {
        m_stage.redis.command("FLUSHALL");
        const QByteArray key = keyOf(reviewQuestion(m_stage.idAt(3), 1s));
        plant(reviewQuestion(m_stage.idAt(3), 1s), [](QByteArray answer) {
            Review review = *decoded<Review>(std::move(answer));
            review.title = QStringLiteral("what nobody wrote");
            return encoded(review);
        });
        PostgresConnection blocker(m_stage.config().postgresUrl, QStringLiteral("blocker"));
        QVERIFY(blocker.runScript(QStringLiteral("begin; lock table reviews in access exclusive mode")));
        CacheCheckReport report;
        const std::unique_ptr<QThread> checking(QThread::create([&] { report = check({0, true}); }));
        checking->start();
        QTRY_COMPARE(m_stage.value(QStringLiteral("select count(*) from pg_locks where not granted")), QStringLiteral("1"));
        m_stage.redis.command("SET " + key + " anew");
        QVERIFY(blocker.runScript(QStringLiteral("rollback")));
        QVERIFY(checking->wait(60'000));
        QCOMPARE(report.wrong, 1);
        QCOMPARE(report.removed, 0);
        QVERIFY(m_stage.redis.command("EXISTS " + key).startsWith(":1"));
    }

    void aSampleIsAsLargeAsAskedFor()
    {
        const CacheCheckReport report = check({3, false});
        QCOMPARE(report.compared, 3);
        QVERIFY(report.seen > 3);
    }

    void aCheckEndsWhenItIsStopped()
    {
        std::stop_source stop;
        CacheCheck checker(m_stage.config().postgresUrl, m_stage.config().redisUrl);
        qint64 last = 0;
        const auto report = checker.run(
            {0, false},
            [&](qint64 done, qint64) {
                last = done;
                if (done == 2)
                    stop.request_stop();
            },
            stop.get_token());
        QVERIFY2(report, reasonOf(report));
        QVERIFY(report->isCancelled);
        QCOMPARE(last, 2);
        QCOMPARE(report->compared, 2);
    }

    void aRedisThatDoesNotPermitItIsAnError()
    {
        m_stage.redis.command("ACL SETUSER weak on >pw ~lectern:* -@all +get +set +ping +auth +client|setname");
        StorageConfig config = m_stage.config();
        config.redisUrl = QStringLiteral("unix://%1?user=weak&password=pw").arg(config.redisUrl);
        const auto report = CacheCheck(config.postgresUrl, config.redisUrl).run({}, [](qint64, qint64) {}, {});
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Denied);
    }

    /// The read path itself sends only the commands of a fixed list.
    void nobodyElseWalksOverKeysOrDeletes()
    {
        m_stage.redis.command("CONFIG RESETSTAT");
        m_stage.redis.command("FLUSHALL");
        fill();
        QCOMPARE(await(Storage(m_stage.config()).reviews().fetchReview(m_stage.firstId()))->provenance.source, Source::Redis);
        const QByteArray stats = m_stage.redis.command("INFO commandstats");
        static const QList<QByteArray> allowed{
            "get",     "mget",      "set",  "ping",     "auth",   "select",          "client|setname",
            "publish", "subscribe", "info", "flushall", "dbsize", "config|resetstat"}; // the last three are the test's
        int seen = 0;
        for (const QByteArray &line : stats.split('\n')) {
            if (!line.startsWith("cmdstat_"))
                continue;
            const QByteArray command = line.mid(8).split(':').first();
            QVERIFY2(allowed.contains(command), command.constData());
            ++seen;
        }
        QVERIFY(seen >= 3);
        static_cast<void>(check({0, false}));
        QVERIFY(m_stage.redis.command("INFO commandstats").contains("cmdstat_scan")); // so the statistics would show them
    }

private:
    /// One entry of each kind of question about reviews, as a window leaves them.
    void fill()
    {
        Storage storage(m_stage.config());
        QVERIFY(await(storage.reviews().fetchPage(firstPage())));
        for (int i = 0; i < 6; ++i)
            QVERIFY(await(storage.reviews().fetchReview(m_stage.idAt(i))));
        QVERIFY(await(storage.reviews().fetchCount({})));
        QVERIFY(await(storage.reviews().fetchStats({})));
        QVERIFY(await(storage.reviews().fetchFacets({})));
        QVERIFY(await(storage.reviews().fetchIndex({})));
        QVERIFY(await(storage.documents().fetchList({})));
        QVERIFY(await(storage.documents().fetchPrecision()));
        QTRY_VERIFY(keyCount() >= 12);
    }
    [[nodiscard]] qint64 keyCount() { return m_stage.redis.command("DBSIZE").mid(1).trimmed().toLongLong(); }
    [[nodiscard]] QByteArray keyOf(const Question &question) const
    {
        return entryName(question.family, question.text, knownMigrations().back().number, m_sealKey);
    }
    /// Puts an entry that says itself fresh, sealed with the right key, but with another answer or question than it should have.
    template <typename Change>
    void plant(const Question &question, Change change, QByteArray text = {})
    {
        PostgresConnection postgres(m_stage.config().postgresUrl, QStringLiteral("test"));
        const auto read = question.readPostgres(postgres, {});
        QVERIFY(read);
        EntryHeader header;
        header.schemaVersion = knownMigrations().back().number;
        header.boot = read->boot;
        header.snapshot = read->snapshot;
        header.filledAt = std::chrono::seconds(QDateTime::currentSecsSinceEpoch());
        header.lifetime = 1h;
        const auto entry = sealedEntry(header, change(encoded(read->value)), text.isEmpty() ? question.text : text, keyOf(question), m_sealKey);
        RedisConnection redis(m_stage.config().redisUrl, "plant");
        QVERIFY(redis.open());
        QVERIFY(redis.ask(RedisCommand::set(keyOf(question), *entry, 1h)));
    }
    [[nodiscard]] CacheCheckReport check(const CacheCheckOptions &options)
    {
        const auto report = CacheCheck(m_stage.config().postgresUrl, m_stage.config().redisUrl).run(options, [](qint64, qint64) {}, {});
        if (!report)
            qFatal("%s", qUtf8Printable(report.error().detail));
        return *report;
    }

    Stage m_stage;
    QByteArray m_sealKey;
};

QTEST_GUILESS_MAIN(TestCacheCheck)
#include "tst_cache_check.moc"
