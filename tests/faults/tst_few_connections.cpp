// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/sources/change_watch.h"
#include "storage/postgres/link/connection.h"
#include "tests/attack/stage.h"
#include "tests/support/seed.h"

#include <QCryptographicHash>
#include <QTemporaryDir>

#include <atomic>
#include <latch>
#include <mutex>
#include <random>
#include <thread>

using namespace lectern;
using namespace lectern::postgres;
using namespace std::chrono_literals;

/// A database that grants a login four connections, and no more, serves all that one desktop does at once; a desktop at rest leaves one free.
class TestFewConnections : public QObject
{
    Q_OBJECT

    std::unique_ptr<Stage> m_stage;

    StorageConfig configOf(const QString &login) const
    {
        StorageConfig config = m_stage->config();
        config.postgresUrl = m_stage->postgres.urlAs(login, login, Stage::database);
        return config;
    }
    int connectionsOf(const QString &login) const
    {
        return m_stage->value(QStringLiteral("select count(*) from pg_stat_activity where usename = '%1'").arg(login)).toInt();
    }
    static ImportRow row(int number)
    {
        ImportRow row;
        row.recordNumber = number;
        row.line = number + 2;
        row.review.platform = Platform::Google;
        row.review.entityId = QStringLiteral("e");
        row.review.platformReviewId = QStringLiteral("imported %1").arg(number);
        row.review.reviewedAt = QDateTime::fromSecsSinceEpoch(1'700'000'000 + number);
        row.review.text = QStringLiteral("a splendid day");
        return row;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_stage = std::make_unique<Stage>(3000);
        QVERIFY2(m_stage->error.isEmpty(), qPrintable(m_stage->error));
        for (const char *login : {"four", "three"})
            QVERIFY(m_stage->execute(QStringLiteral("create role %1 login password '%1' connection limit %2; select admit('%1', 'importer')")
                                         .arg(QLatin1String(login))
                                         .arg(qstrcmp(login, "four") == 0 ? 4 : 3)));
    }

    void everythingAtOnceWorks_data()
    {
        QTest::addColumn<QString>("login");
        QTest::newRow("as many as the program wants") << QStringLiteral("four");
        QTest::newRow("fewer than it wants") << QStringLiteral("three");
    }
    void everythingAtOnceWorks()
    {
        QFETCH(QString, login);
        const unsigned seed = testSeed();
        Storage storage(configOf(login));
        std::atomic<int> most{0};
        QStringList failures;
        std::mutex mutex;
        const auto note = [&](const auto &result, const char *what) {
            if (result)
                return;
            const std::lock_guard lock(mutex);
            failures << QStringLiteral("%1: %2").arg(QLatin1String(what), result.error().detail);
        };
        {
            std::vector<std::jthread> threads;
            for (int reader = 0; reader < 4; ++reader) {
                threads.emplace_back([&, random = std::minstd_rand(seed + unsigned(reader))]() mutable {
                    for (int i = 0; i < 40; ++i) {
                        PageRequest request;
                        request.query.filter.text = QStringLiteral("day %1").arg(random() % 90);
                        note(await(storage.reviews().fetchPage(request)), "page");
                        if (i % 8 == 0)
                            note(await(storage.reviews().fetchStats(request.query.filter)), "statistics");
                        if (i % 5 == 0)
                            note(await(storage.reviews().fetchCount(request.query.filter)), "count");
                    }
                });
            }
            threads.emplace_back([&] {
                const auto sink = storage.makeImportSink();
                note(sink->begin(QCryptographicHash::hash(login.toUtf8(), QCryptographicHash::Sha256), QStringLiteral("f.csv")), "import");
                for (int chunk = 0; chunk < 10; ++chunk) {
                    const std::vector<ImportRow> rows{row(chunk * 2), row(chunk * 2 + 1)};
                    note(sink->writeChunk(rows, {}, chunk * 2 + 2, {}), "import of a chunk");
                }
                note(sink->finish(), "end of import");
            });
            threads.emplace_back([&] {
                const auto sink = storage.makeSentimentSink();
                sink->begin(QStringLiteral("test"), QStringLiteral("1"));
                for (int step = 0; step < 5; ++step)
                    note(sink->step(10, [](std::span<const UnscoredReview> reviews) { return std::vector<ReviewSentiment>(reviews.size()); }, {}),
                         "sentiment");
            });
            threads.emplace_back([&] {
                const auto queue = storage.makeJobQueue();
                for (int look = 0; look < 10; ++look) {
                    note(queue->take(QStringLiteral("worker"), 30s, {}), "queue");
                    queue->waitForWork(50ms, {});
                }
            });
            std::jthread watcher([&](const std::stop_token &stop) {
                while (!stop.stop_requested()) {
                    most = std::max(most.load(), connectionsOf(login));
                    std::this_thread::sleep_for(20ms);
                }
            });
            for (std::jthread &thread : threads)
                thread.join();
        }
        QVERIFY2(failures.isEmpty(), qPrintable(failures.join(u'\n')));
        QVERIFY2(most <= 4, qPrintable(QString::number(most)));
        QCOMPARE(m_stage->value(QStringLiteral("select count(*) from reviews where platform_review_id like 'imported%'")).toInt(), 20);
    }

    /// A worker needs its connection only for moments of the minutes that it works, so it must not keep it from others.
    void moreWorkersThanConnectionsKeepTheirJobs()
    {
        constexpr int workerCount = 6;
        QTemporaryDir folder;
        Storage storage(configOf(QStringLiteral("four")));
        for (int i = 0; i < workerCount; ++i) {
            NewDocument document;
            document.path = folder.filePath(QStringLiteral("%1.txt").arg(i));
            QFile file(document.path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray::number(i)) == 1);
            file.close();
            const auto added = storage.documentSink().add(document, {}, {}).result();
            QVERIFY2(added, reasonOf(added).constData());
        }
        std::latch allHaveTried(workerCount);
        std::mutex mutex;
        QStringList failures;
        const auto note = [&](const QString &what) {
            const std::lock_guard lock(mutex);
            failures << what;
        };
        std::vector<std::jthread> workers;
        for (int i = 0; i < workerCount; ++i) {
            workers.emplace_back([&, i] {
                const auto queue = storage.makeJobQueue();
                const auto job = queue->take(QStringLiteral("worker %1").arg(i), 30s, {});
                allHaveTried.arrive_and_wait();
                if (!job || !*job)
                    return note(QStringLiteral("no job: ") + (job ? QString() : job.error().detail));
                for (int beat = 0; beat < 10; ++beat) {
                    std::this_thread::sleep_for(100ms); // it works
                    if (const auto state = queue->renew(**job, 30s, {}, {}); !state)
                        note(QStringLiteral("no lease: ") + state.error().detail);
                }
                if (const auto released = queue->release(**job, {}); !released)
                    note(QStringLiteral("not given back: ") + released.error().detail);
            });
        }
        for (int i = 0; i < 20; ++i) {
            PageRequest request;
            request.query.filter.text = QStringLiteral("awful day %1").arg(i);
            if (const auto page = await(storage.reviews().fetchPage(request)); !page)
                note(QStringLiteral("no page: ") + page.error().detail);
        }
        workers.clear();
        QVERIFY2(failures.isEmpty(), qPrintable(failures.join(u'\n')));
    }

    /// One connection polls the change log, one looks for work, and one stays open for the next page.
    void aDesktopAtRestHoldsThree()
    {
        Storage storage(configOf(QStringLiteral("four")));
        const auto queue = storage.makeJobQueue();
        QVERIFY(queue->take(QStringLiteral("worker"), 30s, {}));
        std::vector<QFuture<Result<Answer<ReviewPage>>>> pages;
        for (int i = 0; i < 20; ++i) {
            PageRequest request;
            request.query.filter.text = QStringLiteral("day %1").arg(i);
            pages.push_back(storage.reviews().fetchPage(request));
        }
        for (auto &page : pages)
            QVERIFY(await(page));
        QTRY_VERIFY_WITH_TIMEOUT(connectionsOf(QStringLiteral("four")) <= 3, 20'000);
    }

    /// Another program with the same login takes the rest: this one goes on with what it has.
    void goesOnWithFewerWhileOthersTakeTheRest()
    {
        Storage storage(configOf(QStringLiteral("four")));
        QVERIFY(await(storage.reviews().fetchPage(firstPage())));
        std::vector<std::unique_ptr<PostgresConnection>> others;
        while (connectionsOf(QStringLiteral("four")) < 4) {
            others.push_back(std::make_unique<PostgresConnection>(configOf(QStringLiteral("four")).postgresUrl, QStringLiteral("another")));
            const auto opened = others.back()->open();
            QVERIFY2(opened, reasonOf(opened).constData());
        }
        std::vector<QFuture<Result<Answer<RowCount>>>> counts;
        for (int i = 0; i < 12; ++i) {
            ReviewFilter filter;
            filter.text = QStringLiteral("splendid %1").arg(i);
            counts.push_back(storage.reviews().fetchCount(filter));
        }
        for (auto &count : counts) {
            const auto read = await(count);
            QVERIFY2(read, reasonOf(read).constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestFewConnections)
#include "tst_few_connections.moc"
