// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/server_watch.h"
#include "tests/support/fakes/fake_metrics_source.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::models;
using namespace std::chrono_literals;

class TestServerWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksAtOnceAndTellsTheAnswer()
    {
        FakeMetricsSource source;
        source.servers.postgres.reachable = true;
        ServerWatch watch(source);
        QSignalSpy changes(&watch, &ServerWatch::changed);
        QVERIFY(!watch.hasAnswer());
        watch.start(1h);
        QVERIFY(changes.wait());
        QVERIFY(watch.hasAnswer());
        QVERIFY(watch.state().postgres.reachable);
    }

    void doesNotAskAgainWhileAServerHangs()
    {
        FakeMetricsSource source;
        source.answersAtOnce = false;
        ServerWatch watch(source);
        watch.start(1h);
        watch.start(1h);
        watch.start(1h);
        QCOMPARE(source.questionCount, 1);

        QSignalSpy changes(&watch, &ServerWatch::changed);
        source.waiting.front().addResult(Result<ServerState>(source.servers));
        source.waiting.front().finish();
        QVERIFY(changes.wait());
        watch.start(1h);
        QCOMPARE(source.questionCount, 2);
    }

    void aQuestionThatFailsLeavesNoServerReachable()
    {
        FakeMetricsSource source;
        source.answersAtOnce = false;
        ServerWatch watch(source);
        watch.start(1h);
        QSignalSpy changes(&watch, &ServerWatch::changed);
        source.waiting.front().addResult(Result<ServerState>(failure(ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("refused"))));
        source.waiting.front().finish();
        QVERIFY(changes.wait());
        QVERIFY(!watch.state().postgres.reachable);
        QCOMPARE(watch.state().postgres.detail, QStringLiteral("refused"));
    }

    void whatAServerSaidInsteadOfAnsweringIsPutInWords()
    {
        FakeMetricsSource source;
        const StorageError denied{.code = ErrorCode::Denied,
                                  .part = FaultyPart::PostgreSql,
                                  .detail = QStringLiteral("SQLSTATE 42501"),
                                  .state = "42501",
                                  .names = {QStringLiteral("ana"), QStringLiteral("read reviews")}};
        source.servers.postgres.trouble = denied;
        source.servers.health.parts = {{QStringLiteral("locks"), false, denied.detail, {}, denied},
                                       {QStringLiteral("redis"), true, QStringLiteral("fine"), {}}};
        ServerWatch watch(source);
        QSignalSpy changes(&watch, &ServerWatch::changed);
        watch.start(1h);
        QTRY_VERIFY(!changes.isEmpty());
        const QString sentence = QStringLiteral("The login ana may not read reviews.");
        QVERIFY2(watch.state().postgres.detail.startsWith(sentence), qPrintable(watch.state().postgres.detail));
        QVERIFY(watch.state().health.parts[0].detail.startsWith(sentence));
        QCOMPARE(watch.state().health.parts[1].detail, QStringLiteral("fine"));
    }
};

QTEST_GUILESS_MAIN(TestServerWatch)
#include "tst_server_watch.moc"
