// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/family_table_model.h"
#include "tests/support/fakes/fake_metrics_source.h"
#include "ui/kit/widgets/notice_bar.h"
#include "ui/monitor/cache_check_card.h"
#include "ui/monitor/charts/chart_card.h"
#include "ui/monitor/health_card.h"
#include "ui/monitor/live_panel.h"
#include "ui/monitor/monitor_place.h"
#include "ui/monitor/postgres_card.h"
#include "ui/monitor/proof_cards.h"

#include <QLabel>
#include <QProgressBar>
#include <QPromise>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QtTest>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;
using namespace std::chrono_literals;

/// A checker that answers when the test says so.
class ScriptedChecker : public CacheChecker
{
public:
    CacheCheckOptions options;
    std::stop_token stop;
    QPromise<Result<CacheCheckReport>> promise;

    QFuture<Result<CacheCheckReport>> check(const CacheCheckOptions &asked, std::stop_token token) override
    {
        options = asked;
        stop = std::move(token);
        promise = QPromise<Result<CacheCheckReport>>();
        promise.start();
        return promise.future();
    }
    void finish(const CacheCheckReport &report)
    {
        promise.addResult(Result<CacheCheckReport>(report));
        promise.finish();
    }
};

class TestMonitorPlace : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeMetricsSource> m_metrics;
    std::unique_ptr<MonitorPlace> m_place;

    void open()
    {
        MonitorServices services;
        services.metrics = m_metrics.get();
        m_place = std::make_unique<MonitorPlace>(services);
        m_place->resize(1200, 800);
        m_place->show();
        QTRY_VERIFY(m_place->isSettled());
    }

    void sample()
    {
        m_metrics->now.at += 1s;
        m_place->sampler().sample();
    }

    FigureCard *card(const QString &title) const
    {
        for (FigureCard *each : m_place->findChildren<FigureCard *>()) {
            if (each->accessibleName() == title)
                return each;
        }
        return nullptr;
    }

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_metrics = std::make_unique<FakeMetricsSource>();
        m_metrics->servers.postgres.reachable = true;
        m_metrics->servers.postgres.triggersHealthy = true;
    }

    void cleanup() { m_place.reset(); }

    void aHealthyCacheNeedsNoNotice()
    {
        open();
        QVERIFY(m_place->findChild<NoticeBar *>()->isHidden());
    }

    void aDistrustedCacheRaisesARedBadgeWithItsReason()
    {
        m_metrics->now.cacheTrusted = false;
        m_metrics->now.cacheDistrustReason = QStringLiteral("trigger reviews_log is disabled");
        open();
        const auto *notice = m_place->findChild<NoticeBar *>();
        QVERIFY(notice->isVisible());
        QVERIFY(notice->text().contains(QStringLiteral("trigger reviews_log is disabled")));
        QCOMPARE(card(QStringLiteral("Staleness, proven"))->figure(), QStringLiteral("Cache off"));
    }

    void aDisabledTriggerIsSaidAloud()
    {
        m_metrics->servers.postgres.triggersHealthy = false;
        m_metrics->servers.postgres.triggerDetail = QStringLiteral("reviews_log disabled");
        open();
        QTRY_VERIFY(m_place->findChild<NoticeBar *>()->isVisible());
        QVERIFY(m_place->findChild<NoticeBar *>()->text().contains(QStringLiteral("reviews_log disabled")));
    }

    void aRatioThatIsTooGoodIsANotice()
    {
        m_metrics->read(0, Source::Memory, 20'000, 9);
        open();
        QVERIFY(m_place->findChild<NoticeBar *>()->text().contains(QStringLiteral("too good")));
        m_metrics->read(0, Source::Postgres, 200, 900);
        sample();
        QVERIFY(m_place->findChild<NoticeBar *>()->isHidden());
    }

    void redisThatIsNotInstalledIsNoFailure()
    {
        open();
        QCOMPARE(card(QStringLiteral("Redis memory"))->figure(), QStringLiteral("Not installed"));
        QVERIFY(card(QStringLiteral("Redis memory"))->note().contains(QStringLiteral("works without it")));
    }

    void signalsOfWorkAreCountedAndRefusedOnesAreAFault()
    {
        open();
        QCOMPARE(card(QStringLiteral("Wake-ups for documents"))->figure(), QStringLiteral("None")); // there is no Redis
        m_metrics->now.redisConfigured = true;
        m_metrics->now.wakeUps = 1'234;
        sample();
        QCOMPARE(card(QStringLiteral("Wake-ups for documents"))->figure(), QStringLiteral("1,234"));
        QVERIFY(card(QStringLiteral("Wake-ups for documents"))->note().endsWith(QStringLiteral("refused signals: 0")));
        m_metrics->now.refusedSignals = 7;
        sample();
        QVERIFY(card(QStringLiteral("Wake-ups for documents"))->note().startsWith(QStringLiteral("refused signals: 7.")));
    }

    void breakerConnectionsErrorsAndTheServersOwnHitsAreShown()
    {
        m_metrics->now.redisConfigured = true;
        m_metrics->now.breaker = BreakerState::Open;
        m_metrics->now.postgresConnections = 4;
        m_metrics->now.redisConnections = 3;
        m_metrics->now.families[0].errors = 2;
        m_metrics->now.families[1].staleServed = 5;
        m_metrics->servers.redis.reachable = true;
        m_metrics->servers.redis.maxMemoryPolicy = QStringLiteral("allkeys-lru");
        m_metrics->servers.redis.keyspaceHits = 900;
        m_metrics->servers.redis.keyspaceMisses = 100;
        m_metrics->read(0, Source::Redis, 30, 200);
        m_metrics->miss(0, MissReason::Cold, 10);
        open();
        sample();
        QTRY_VERIFY(card(QStringLiteral("Redis memory"))->note().contains(QStringLiteral("allkeys-lru")));
        QCOMPARE(card(QStringLiteral("Hits of Redis"))->figure(), QStringLiteral("90.0 %"));
        QVERIFY(card(QStringLiteral("Hits of Redis"))->note().endsWith(QStringLiteral("75.0 %")));
        QCOMPARE(card(QStringLiteral("Connections of this program"))->figure(), QStringLiteral("4 and 3"));
        QVERIFY(card(QStringLiteral("Connections of this program"))->note().contains(QStringLiteral("breaker open")));
        QCOMPARE(card(QStringLiteral("Errors and stale answers"))->figure(), QStringLiteral("2 and 5"));
    }

    void whatIsIllIsSaidWithWhatToDo()
    {
        m_metrics->servers.health.parts = {{QStringLiteral("postgres"), true, QStringLiteral("15.8"), {}},
                                           {QStringLiteral("locks"), false, QStringLiteral("reviews is locked by <img src=x> process 7"),
                                            QStringLiteral("select pg_terminate_backend(7);")}};
        open();
        QTRY_VERIFY(m_place->findChild<NoticeBar *>()->isVisible());
        QVERIFY(m_place->findChild<NoticeBar *>()->text().contains(QStringLiteral("by <img src=x> process 7")));
        const auto *health = m_place->findChild<HealthCard *>();
        const QList<QLabel *> labels = health->findChildren<QLabel *>();
        const auto find = [&](const QString &text) {
            return std::find_if(labels.begin(), labels.end(), [&](const QLabel *label) { return label->text() == text; });
        };
        QVERIFY(find(QStringLiteral("reviews is locked by <img src=x> process 7")) != labels.end());
        const auto advice = find(QStringLiteral("select pg_terminate_backend(7);"));
        QVERIFY(advice != labels.end() && (*advice)->isVisible() && (*advice)->textFormat() == Qt::PlainText);
        m_metrics->servers.health.parts[1] = {QStringLiteral("locks"), true, QStringLiteral("nobody blocks a table"), {}};
        m_place->refresh();
        QTRY_VERIFY(m_place->findChild<NoticeBar *>()->isHidden());
    }

    void theLastBackupOfTheLogIsTold()
    {
        open();
        const auto facts = [this] {
            QString all;
            for (const QLabel *label : m_place->findChild<PostgresCard *>()->findChildren<QLabel *>())
                all += label->text() + u'\n';
            return all;
        };
        QVERIFY2(facts().contains(QStringLiteral("WAL is not archived")), qPrintable(facts()));
        ServerState::Postgres &postgres = m_metrics->servers.postgres;
        postgres.archivesWal = true;
        m_place->refresh();
        QTRY_VERIFY2(facts().contains(QStringLiteral("WAL archived: never")), qPrintable(facts()));
        postgres.lastArchivedAt = QDateTime(QDate(2026, 3, 14), QTime(15, 9));
        m_place->refresh();
        QTRY_VERIFY2(facts().contains(QStringLiteral("WAL archived: 3/14/26")) && !facts().contains(QStringLiteral("failing")), qPrintable(facts()));
        postgres.lastArchiveFailureAt = postgres.lastArchivedAt.addSecs(60);
        m_place->refresh();
        QTRY_VERIFY2(facts().contains(QStringLiteral("failing since")), qPrintable(facts()));
    }

    void theLastBackupOfAPrivateWorkspaceIsTold()
    {
        open();
        const auto facts = [this] {
            QString all;
            for (const QLabel *label : m_place->findChild<PostgresCard *>()->findChildren<QLabel *>())
                all += label->text() + u'\n';
            return all;
        };
        QVERIFY2(!facts().contains(QStringLiteral("last backup")), qPrintable(facts()));
        ServerState::Backup &backup = m_metrics->servers.backup;
        backup.isOurs = true;
        m_place->refresh();
        QTRY_VERIFY2(facts().contains(QStringLiteral("last backup: never (\"lecternctl backup FILE\" makes one)")), qPrintable(facts()));
        backup.lastAt = QDateTime::currentDateTimeUtc().addDays(-12);
        m_place->refresh();
        QTRY_VERIFY2(facts().contains(QStringLiteral("last backup: 12 days ago\n")), qPrintable(facts()));
    }

    void theCacheIsCheckedOnRequestWithProgressAndAnEnd()
    {
        ScriptedChecker checker;
        MonitorServices services;
        services.metrics = m_metrics.get();
        services.cacheChecker = &checker;
        m_place = std::make_unique<MonitorPlace>(services);
        m_place->resize(1200, 800);
        m_place->show();
        auto *card = m_place->findChild<CacheCheckCard *>();
        const auto button = [card](const QString &text) {
            for (QPushButton *each : card->findChildren<QPushButton *>()) {
                if (each->text() == text)
                    return each;
            }
            return static_cast<QPushButton *>(nullptr);
        };
        QVERIFY(button(QStringLiteral("Cancel"))->isHidden());
        button(QStringLiteral("Check now"))->click();
        QVERIFY(button(QStringLiteral("Cancel"))->isVisible());
        checker.promise.setProgressRange(0, 500);
        checker.promise.setProgressValue(120);
        QTRY_COMPARE(card->findChild<QProgressBar *>()->value(), 120);
        QVERIFY(!checker.stop.stop_requested());
        button(QStringLiteral("Cancel"))->click();
        QVERIFY(checker.stop.stop_requested());
        CacheCheckReport report;
        report.seen = 900;
        report.compared = 120;
        report.right = 118;
        report.wrong = 2;
        report.isCancelled = true;
        checker.finish(report);
        QTRY_VERIFY(button(QStringLiteral("Take the wrong ones away"))->isVisible());
        const auto *words = card->findChild<QLabel *>(QStringLiteral("checkResult"));
        QVERIFY2(words->text().startsWith(QStringLiteral("Cancelled; until then: 120 of 900 entries compared.")), qPrintable(words->text()));
        button(QStringLiteral("Take the wrong ones away"))->click();
        QVERIFY(checker.options.repairs);
        report.isCancelled = false;
        report.removed = 2;
        checker.finish(report);
        QTRY_VERIFY(words->text().contains(QStringLiteral("2 were wrong, 2 of them were taken away.")));
        QVERIFY(button(QStringLiteral("Take the wrong ones away"))->isHidden());
        m_place.reset();
    }

    void savedTimeAndAuditsAreCounted()
    {
        m_metrics->read(0, Source::Redis, 1'500, 200);
        m_metrics->now.savedDatabaseTime = 41min;
        m_metrics->now.auditedHits = 1'562;
        m_metrics->now.auditMismatches = 2;
        open();
        QCOMPARE(card(QStringLiteral("Database time saved"))->figure(), QStringLiteral("41 min"));
        QVERIFY(card(QStringLiteral("Database time saved"))->note().contains(QStringLiteral("1,500")));
        QCOMPARE(card(QStringLiteral("Audited hits"))->figure(), QStringLiteral("1,560 of 1,562"));
    }

    void panelsSayWhenNothingWasReadYet()
    {
        open();
        for (QWidget *panel : m_place->panels()) {
            panel->setParent(nullptr);
            panel->show();
        }
        auto *hits = qobject_cast<CacheHitPanel *>(m_place->panels().first());
        sample();
        QCOMPARE(hits->figure(), QStringLiteral("\u2013"));
        m_metrics->read(0, Source::Memory, 3, 9);
        m_metrics->read(0, Source::Postgres, 1, 900);
        sample();
        QCOMPARE(hits->figure(), QStringLiteral("75.0 %"));
        qDeleteAll(m_place->panels());
    }

    void everyChartHasATableForATwin()
    {
        m_metrics->read(0, Source::Memory, 3, 9);
        open();
        const auto tables = [this] {
            int count = 0;
            for (const QTableView *table : m_place->findChildren<QTableView *>()) {
                const bool isTwin = table->accessibleName() == QStringLiteral("Cache hits by tier")
                    || table->accessibleName() == QStringLiteral("Latency by tier");
                if (isTwin && table->isVisible() && table->model()->rowCount() > 0)
                    ++count;
            }
            return count;
        };
        QCOMPARE(tables(), 0);
        m_place->restoreState({{QStringLiteral("hitsAsTable"), true}, {QStringLiteral("latencyAsTable"), true}});
        QCOMPARE(tables(), 2);
        QVERIFY(m_place->state().value(QStringLiteral("latencyAsTable")).toBool());
    }

    void serversAreAskedOnlyWhileTheMonitorIsSeen()
    {
        open();
        const auto *watch = m_place->findChild<ServerWatch *>();
        QVERIFY(watch->isWatching());
        m_place->hide();
        QVERIFY(!watch->isWatching());
        const int asked = m_metrics->questionCount;
        m_place->show();
        QVERIFY(watch->isWatching());
        QCOMPARE(m_metrics->questionCount, asked + 1);
    }

    void theFamiliesFitTheWindowWithoutScrollingAsLongAsTheRestIsQuiet()
    {
        m_metrics->now.families.clear();
        for (int serial = 0; serial < 12; ++serial) {
            FamilyMetrics family;
            family.family = QStringLiteral("reviews:aggregation");
            family.reads = 12'345;
            family.memoryHits = 7'000;
            family.redisHits = 3'000;
            family.memory = family.redis = {5, 25, 125, 999};
            family.postgres = {5, 38'000, 112'000, 1'112'000};
            family.lifetime = std::chrono::hours(168);
            family.misses[std::size_t(MissReason::Cold)] = 12'345;
            m_metrics->now.families.push_back(family);
        }
        open();
        m_place->resize(1220, 840); // 1440 pixels, with the list of places beside it
        sample();
        QTableView *table = nullptr;
        for (QTableView *each : m_place->findChildren<QTableView *>()) {
            if (each->accessibleName() == u"Families")
                table = each;
        }
        QVERIFY(table);
        QTRY_COMPARE(table->horizontalScrollBar()->maximum(), 0);
        const int forged = FamilyTableModel::FirstMiss + int(MissReason::Forged);
        QVERIFY(!table->isColumnHidden(FamilyTableModel::FirstMiss));
        m_place->resize(900, 840);
        QTRY_VERIFY(table->isColumnHidden(forged));
        m_metrics->now.families.front().misses[std::size_t(MissReason::Forged)] = 1;
        sample();
        QVERIFY(!table->isColumnHidden(forged)); // that must be seen
    }

    void aNarrowWindowPutsTheChartsBelowEachOther()
    {
        open();
        CardGrid *charts = qobject_cast<CardGrid *>(m_place->findChild<ChartCard *>()->parentWidget());
        QCOMPARE(charts->columnCount(), 2);
        m_place->resize(600, 800);
        QTRY_COMPARE(charts->columnCount(), 1);
    }
};

QTEST_MAIN(TestMonitorPlace)
#include "tst_monitor_place.moc"
