// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/family_table_model.h"
#include "models/monitor/figures.h"
#include "models/monitor/point_table_model.h"
#include "tests/support/fakes/fake_metrics_source.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QtTest>

using namespace lectern;
using namespace lectern::models;
using namespace std::chrono_literals;

class TestFamilyTableModel : public QObject
{
    Q_OBJECT

    static QString text(const QAbstractItemModel &model, int row, int column) { return model.index(row, column).data().toString(); }

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void saysWhatEachFamilyDid()
    {
        FakeMetricsSource source;
        source.read(0, Source::Memory, 600, 9);
        source.read(0, Source::Redis, 300, 210);
        source.read(0, Source::Postgres, 100, 1400);
        source.miss(0, MissReason::Invalidated, 70);
        FamilyTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSnapshot(source.now);

        QCOMPARE(model.rowCount(), int(source.now.families.size()));
        QCOMPARE(text(model, 0, FamilyTableModel::Family), QStringLiteral("reviews:list"));
        QCOMPARE(text(model, 0, FamilyTableModel::Reads), QStringLiteral("1,000"));
        QCOMPARE(text(model, 0, FamilyTableModel::Hits), QStringLiteral("90.0 %"));
        QCOMPARE(text(model, 0, FamilyTableModel::MemoryHits), QStringLiteral("60.0 %"));
        QCOMPARE(text(model, 0, FamilyTableModel::RedisLatency), QStringLiteral("0.21 / 0.42 / 1.05"));
        QCOMPARE(text(model, 0, FamilyTableModel::FirstMiss + int(MissReason::Invalidated)), QStringLiteral("70"));
    }

    void aFamilyWithoutReadsHasNoRatio()
    {
        FakeMetricsSource source;
        FamilyTableModel model;
        model.setSnapshot(source.now);
        QCOMPARE(text(model, 1, FamilyTableModel::Hits), QStringLiteral("\u2013"));
        QVERIFY(model.index(1, FamilyTableModel::Hits).data(FamilyTableModel::IsQuietRole).toBool());
    }

    void saysWhenALifetimeIsShorterThanTheTimeBetweenReads()
    {
        FakeMetricsSource source;
        FamilyMetrics &family = source.now.families[0];
        family.lifetime = 30min;
        family.rereads = 20;
        family.medianReread = 29min;
        family.errors = 3;
        family.staleServed = 4;
        FamilyTableModel model;
        model.setSnapshot(source.now);
        QCOMPARE(text(model, 0, FamilyTableModel::Lifetime), QStringLiteral("30 min / 29 min"));
        QCOMPARE(text(model, 0, FamilyTableModel::Errors), QStringLiteral("3"));
        QCOMPARE(text(model, 0, FamilyTableModel::Stale), QStringLiteral("4"));
        family.medianReread = 45min;
        model.setSnapshot(source.now);
        QCOMPARE(text(model, 0, FamilyTableModel::Lifetime), QStringLiteral("30 min / 45 min: too short"));
        QVERIFY(!model.index(0, FamilyTableModel::Lifetime).data(FamilyTableModel::IsQuietRole).toBool());
        family.rereads = 3; // says nothing yet
        QVERIFY(!isLifetimeTooShort(family));
    }

    void aNewSnapshotKeepsTheRows()
    {
        FakeMetricsSource source;
        FamilyTableModel model;
        model.setSnapshot(source.now);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        source.read(0, Source::Memory, 1, 9);
        model.setSnapshot(source.now);
        QCOMPARE(resets.count(), 0);
        QCOMPARE(changes.count(), 1);
    }

    void aChartsTwinHoldsItsPointsLatestFirst()
    {
        PointTableModel model({{QStringLiteral("hits"), [](const MetricsPoint &point) { return point.cacheShare; }, figures::percent}});
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        std::deque<MetricsPoint> points;
        for (int i = 0; i <= 240; ++i) { // one minute
            MetricsPoint point;
            point.at = i * 250ms;
            point.cacheShare = i / 240.0;
            points.push_back(point);
        }
        model.setPoints(points, QDateTime({2026, 11, 20}, {12, 0, 0}));
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(text(model, 0, 0), QStringLiteral("12:00:00"));
        QCOMPARE(text(model, 0, 1), QStringLiteral("100 %"));
        QCOMPARE(text(model, 2, 0), QStringLiteral("11:59:30"));
        QCOMPARE(text(model, 2, 1), QStringLiteral("50.0 %"));
    }
};

QTEST_GUILESS_MAIN(TestFamilyTableModel)
#include "tst_family_table_model.moc"
