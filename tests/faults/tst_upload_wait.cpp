// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/document_stage.h"
#include "tests/support/login_session.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

namespace lectern {

/// `lecternctl upload --wait` always ends, says why, and with an exit status that tells.
class TestUploadWait : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_stage.error.isEmpty(), qPrintable(m_stage.error));
        QVERIFY(m_stage.execute(QStringLiteral("create role worker login password 'worker'")));
        qputenv("LECTERN_HOME", m_home.path().toLocal8Bit());
        qputenv("LECTERN_POSTGRES_URL", m_stage.postgres.urlAs(QStringLiteral("worker"), QStringLiteral("worker"), DocumentStage::database).toUtf8());
        qputenv("LECTERN_REDIS_URL", QByteArray(QFile::encodeName(m_home.filePath(QStringLiteral("no-redis.sock")))));
    }

    void init()
    {
        QVERIFY(m_stage.clear());
        QVERIFY(m_stage.execute(QStringLiteral("select admit('worker', 'analyst')")));
        m_process = std::make_unique<QProcess>();
    }

    void endsWellWhenNothingIsWrong()
    {
        start();
        QCOMPARE(exitCode(), 0);
        QCOMPARE(status(), QStringLiteral("COMPLETED"));
        QCOMPARE(reason(), QString());
    }

    void saysWhyThereIsNoAnalysis()
    {
        revoke("insert on analysis_results");
        start();
        QCOMPARE(exitCode(), 0);
        QCOMPARE(status(), QStringLiteral("COMPLETED"));
        QVERIFY2(reason().startsWith(u"not analysed: ") && reason().contains(u"may not"), qPrintable(reason()));
    }

    void endsWhenItMayNotWork_data()
    {
        QTest::addColumn<QByteArray>("privilege");
        QTest::newRow("take") << QByteArray("update on jobs");
        QTest::newRow("look") << QByteArray("select on jobs");
        QTest::newRow("note") << QByteArray("update on documents");
    }
    void endsWhenItMayNotWork()
    {
        QFETCH(QByteArray, privilege);
        revoke(privilege);
        start();
        QCOMPARE(exitCode(), 1);
        QVERIFY2(reason().contains(u"may not"), qPrintable(reason()));
    }

    void endsWhenNothingIsQueuedAnyMore()
    {
        holdUp();
        start();
        awaitStored();
        QVERIFY(m_stage.execute(QStringLiteral("delete from jobs")));
        QCOMPARE(exitCode(), 1);
        QVERIFY2(reason().contains(u"No work on it is queued"), qPrintable(reason()));
    }

    void endsWhenItsDocumentIsRemoved()
    {
        holdUp();
        start();
        awaitStored();
        QVERIFY(m_stage.execute(QStringLiteral("delete from documents")));
        QCOMPARE(exitCode(), 1);
        QVERIFY(!reason().isEmpty());
    }

    /// What can be read but not written: the workers go on trying, whoever waits is told.
    void endsWhenNothingIsTakenForTooLong()
    {
        holdUp();
        start();
        awaitStored();
        LoginSession locking(m_stage.url());
        QVERIFY(locking.run(QStringLiteral("begin; lock table documents in share mode; update jobs set not_before = null")).isDone());
        QVERIFY(locking.run(QStringLiteral("commit; begin; lock table documents in share mode")).isDone());
        QCOMPARE(exitCode(), 1);
        locking.run(QStringLiteral("rollback"));
        QVERIFY(!reason().isEmpty());
    }

    void endsWhenItIsAskedTo()
    {
        holdUp();
        start();
        awaitStored();
        m_process->terminate();
        QCOMPARE(exitCode(), 1);
        QVERIFY2(reason().contains(u"interrupted"), qPrintable(reason()));
    }

    void endsWhenTheDatabaseIsGone() // the last: it does not come back
    {
        holdUp();
        start();
        awaitStored();
        m_stage.postgres.kill();
        QCOMPARE(exitCode(), 1);
        QVERIFY(!reason().isEmpty());
    }

private:
    void revoke(const QByteArray &privilege) { QVERIFY(m_stage.execute(QStringLiteral("revoke %1 from worker").arg(QLatin1String(privilege)))); }
    /// No worker can take the job: it looks as if somebody held its lease.
    void holdUp()
    {
        m_stage.execute(QStringLiteral(
            "create or replace function held() returns trigger language plpgsql as 'begin new.not_before := now() + interval ''1 hour''; return new; end';"
            " drop trigger if exists held on jobs; create trigger held before insert on jobs for each row execute function held()"));
    }
    void start()
    {
        m_process->start(qEnvironmentVariable("LECTERN_BUILD_DIR") + QStringLiteral("/lecternctl"),
                         {QStringLiteral("upload"),
                          m_stage.file(QStringLiteral("contract.txt"), "The Supplier may terminate this Agreement without notice.\n"),
                          QStringLiteral("--wait"), QStringLiteral("--patience"), QStringLiteral("3"), QStringLiteral("--json")});
    }
    void awaitStored() { QTRY_COMPARE_WITH_TIMEOUT(m_stage.value(QStringLiteral("select count(*) from jobs")), QStringLiteral("1"), 60'000); }
    [[nodiscard]] int exitCode()
    {
        if (!m_process->waitForFinished(120'000))
            return -1;
        m_file = QJsonDocument::fromJson(m_process->readAllStandardOutput()).object().value(QStringLiteral("files")).toArray().first().toObject();
        return m_process->exitCode();
    }
    [[nodiscard]] QString status() const { return m_file.value(QStringLiteral("status")).toString(); }
    [[nodiscard]] QString reason() const { return m_file.value(QStringLiteral("reason")).toString(); }

    DocumentStage m_stage;
    QTemporaryDir m_home;
    std::unique_ptr<QProcess> m_process;
    QJsonObject m_file;
};

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestUploadWait)
#include "tst_upload_wait.moc"
