// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_metrics_source.h"
#include "ui/monitor/chart_card.h"
#include "ui/monitor/live_panel.h"
#include "ui/monitor/monitor_place.h"
#include "ui/monitor/proof_cards.h"
#include "ui/notice_bar.h"

#include <QTableView>
#include <QtTest>

using namespace lectern;
using namespace std::chrono_literals;

class TestMonitorPlace : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeMetricsSource> m_metrics;
    std::unique_ptr<MonitorPlace> m_place;

    void open()
    {
        Services services;
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
                const bool isTwin = table->accessibleName() == QStringLiteral("Cache hits by tier") || table->accessibleName() == QStringLiteral("Latency by tier");
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
