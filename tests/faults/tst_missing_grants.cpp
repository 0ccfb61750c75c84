// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/document_stage.h"
#include "tests/support/reason_of.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

namespace lectern {

using namespace postgres;

namespace {

struct Run {
    int exitCode = -1;
    QByteArray output, errors;
    [[nodiscard]] QByteArray text() const { return output + errors; }
};

const QByteArray contract = "SUPPLY AGREEMENT\n\nThis Agreement shall be governed by the laws of the State of New York.\n"
                            "The Supplier may terminate this Agreement without notice.\n";

} // namespace

/// The real worker under a login that lacks one privilege after the other: whatever is missing, a job is tried a few times at most,
/// and ends with the reason, or waits for a worker that may.
class TestMissingGrants : public QObject
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
    }

    void endsEveryJobOrLetsItWait_data()
    {
        QTest::addColumn<QString>("revoke");
        QTest::addColumn<bool>("isDenied"); // the worker is told, and no job is lost
        const auto row = [](const char *what, bool isDenied) { QTest::newRow(what) << QString::fromLatin1(what) << isDenied; };
        QTest::newRow("nothing") << QString() << false;
        row("select on documents", true);
        row("update on documents", true);
        row("select on jobs", true);
        row("update on jobs", true);
        row("insert on jobs", false);
        row("select on document_contents", false);
        row("select on document_chunks", false);
        row("select on document_pages", false);
        row("insert on document_pages", false);
        row("delete on document_pages", false);
        row("insert on analysis_results", false);
        row("select on analysis_results", false);
        row("select on risk_rule_changes", false);
        row("usage on schema cache", false);
        row("execute on function cache.poll(pg_snapshot)", false);
        row("execute on function cache.seal_key()", false);
        row("execute on function guard.require()", true);
    }
    void endsEveryJobOrLetsItWait()
    {
        QFETCH(QString, revoke);
        QFETCH(bool, isDenied);
        const auto added = m_stage.add(QStringLiteral("contract.txt"), contract);
        QVERIFY2(added, reasonOf(added));
        if (!revoke.isEmpty())
            QVERIFY(m_stage.execute(QStringLiteral("revoke %1 from worker").arg(revoke)));
        const int auditBefore = number("select count(*) from audit_log"), logBefore = number("select count(*) from cache.log");
        Run run;
        for (int round = 0; round < 8 && number(openJobs) > 0; ++round) {
            run = ctl({QStringLiteral("worker"), QStringLiteral("--until-idle"), QStringLiteral("--json")});
            QVERIFY2(run.exitCode == 0 || run.exitCode == 1, run.text().constData());
            QVERIFY2(run.text().count('\n') <= 8, run.text().constData());
            if (run.exitCode == 1)
                break;
            m_stage.execute(
                QStringLiteral("update jobs set not_before = clock_timestamp() where state = 'waiting'")); // the wait of the postponed job is over
        }
        QCOMPARE(run.exitCode, isDenied ? 1 : 0);
        if (isDenied)
            QVERIFY2(run.errors.contains("may not"), run.errors.constData());
        else
            QCOMPARE(number(openJobs), 0);
        QVERIFY(number("select coalesce(max(attempt), 0) from jobs") <= PostgresJobQueue::maxLostAttempts);
        QVERIFY(number("select count(*) from audit_log") - auditBefore <= 4 * PostgresJobQueue::maxLostAttempts);
        QVERIFY(number("select count(*) from cache.log") - logBefore <= 30 * PostgresJobQueue::maxLostAttempts);
        QCOMPARE(number("select count(*) from jobs where state = 'failed' and reason = ''"), 0);
        // Whoever waits for the document is told its end, too.
        QCOMPARE(number("select count(*) from documents d where status = 'PROCESSING' or analysis_status = 'PROCESSING'"), 0);
    }

    /// As it was found: 1,523 attempts and 3,054 rows in ten minutes.
    void doesNotTakeTheSameJobAgainAndAgain()
    {
        const auto added = m_stage.add(QStringLiteral("contract.txt"), contract);
        QVERIFY2(added, reasonOf(added));
        QVERIFY(m_stage.execute(QStringLiteral("revoke insert on analysis_results from worker")));
        QProcess worker;
        worker.start(lecternctl(), {QStringLiteral("worker"), QStringLiteral("--json")});
        QTRY_COMPARE_WITH_TIMEOUT(number("select count(*) from jobs where kind = 'analyse' and state = 'failed'"), 1, 60'000);
        // The worker looks for work again, and finds this one beside the first.
        const auto next = m_stage.add(QStringLiteral("next.txt"), contract + "Another one.\n");
        QVERIFY2(next, reasonOf(next));
        QTRY_COMPARE_WITH_TIMEOUT(number("select count(*) from jobs where kind = 'analyse' and state = 'failed'"), 2, 60'000);
        worker.terminate();
        QVERIFY(worker.waitForFinished(60'000));
        QVERIFY(number("select max(attempts) from (select sum(attempt) as attempts from jobs group by document_id) as each")
                <= 1 + PostgresJobQueue::maxLostAttempts);
        QCOMPARE(m_stage.value(QStringLiteral("select distinct analysis_status || ' ' || (analysis_error like '%may not%') from documents")),
                 QStringLiteral("FAILED true"));
    }

private:
    static inline const char *openJobs = "select count(*) from jobs where state in ('waiting', 'running')";

    [[nodiscard]] static QString lecternctl() { return qEnvironmentVariable("LECTERN_BUILD_DIR") + QStringLiteral("/lecternctl"); }
    [[nodiscard]] static Run ctl(const QStringList &arguments)
    {
        QProcess process;
        process.start(lecternctl(), arguments);
        if (!process.waitForFinished(120'000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    [[nodiscard]] int number(const char *sql) { return m_stage.value(QLatin1String(sql)).toInt(); }

    DocumentStage m_stage;
    QTemporaryDir m_home;
};

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestMissingGrants)
#include "tst_missing_grants.moc"
