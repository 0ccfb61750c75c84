// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/search_index_watch.h"
#include "tests/support/fakes/fake_metrics_source.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::models;

class TestSearchIndexWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itTellsWhatIsMissingAndWhenNothingIsAnyMore()
    {
        FakeMetricsSource source;
        source.servers.postgres.reachable = true;
        source.servers.postgres.searchIndexPending = 41;
        SearchIndexWatch watch(source);
        QSignalSpy completed(&watch, &SearchIndexWatch::completed);
        watch.start();
        QTRY_COMPARE(watch.pending(), 41);
        QCOMPARE(completed.count(), 0);
        source.servers.postgres.searchIndexPending = 0;
        QTRY_COMPARE(completed.count(), 1);
        QCOMPARE(watch.pending(), 0);
    }

    void whoStopsSearchingHearsNoMore()
    {
        FakeMetricsSource source;
        source.servers.postgres.reachable = true;
        source.servers.postgres.searchIndexPending = 7;
        SearchIndexWatch watch(source);
        QSignalSpy pending(&watch, &SearchIndexWatch::pendingChanged);
        watch.start();
        QTRY_COMPARE(watch.pending(), 7);
        watch.stop();
        QCOMPARE(watch.pending(), 0);
        QCOMPARE(pending.count(), 2);
    }
};

QTEST_GUILESS_MAIN(TestSearchIndexWatch)
#include "tst_search_index_watch.moc"
