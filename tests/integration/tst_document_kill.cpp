// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/document_servers.h"
#include "tests/integration/sample_contract.h"
#include "tests/support/seed.h"

#include <QDir>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <csignal>

namespace lectern {

namespace {

using Processes = std::vector<std::unique_ptr<QProcess>>;

QJsonArray jsonLines(const QByteArray &output)
{
    QJsonArray lines;
    for (const QByteArray &line : output.trimmed().split('\n'))
        lines.append(QJsonDocument::fromJson(line).object());
    return lines;
}

} // namespace

/// kill -9 and SIGSTOP of everything that has a part in a document's way: no half document, no lost job, nothing accepted twice.
class TestDocumentKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void losesNothingWhenUploadsAreKilled();
    void losesNoJobWhenWorkersAreKilled();
    void saysWhyWhenTheReaderOfADocumentIsKilled();
    void outlivesThatPostgresIsKilled();
    void givesOneJobToOneOfTwoWorkers();
    void refusesTheResultOfAWorkerThatSleptThroughItsLease();
    void givesItsJobBackWhenItIsAskedToEnd();

private:
    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList &arguments) const;
    /// New contents, numbered on from all before; none is read yet.
    void upload(int count);
    void work();
    [[nodiscard]] int bounded(int from, int to) { return int(m_random.bounded(from, to)); }

    DocumentServers m_stage;
    QRandomGenerator m_random;
    int m_number = 0;
};

void TestDocumentKill::initTestCase()
{
    m_random.seed(testSeed());
    const QString trouble = m_stage.start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
}

std::unique_ptr<QProcess> TestDocumentKill::start(const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    m_stage.prepare(*process, arguments);
    process->start();
    process->waitForStarted();
    return process;
}

void TestDocumentKill::upload(int count)
{
    const QString folder = m_stage.path(QStringLiteral("set %1").arg(m_number));
    QVERIFY(QDir().mkpath(folder));
    for (int i = 0; i < count; ++i) {
        const QString path = folder + QStringLiteral("/%1").arg(++m_number);
        if (i % 3 == 0)
            QVERIFY(writePdf(path + QStringLiteral(".pdf"), m_number, bounded(1, 30)));
        else if (i % 3 == 1)
            QVERIFY(writeDocx(path + QStringLiteral(".docx"), m_number));
        else
            QVERIFY(writeWhole(path + QStringLiteral(".txt"), sampleTextFile(m_number)));
    }
    const auto outcome = m_stage.ctl({QStringLiteral("upload"), folder, QStringLiteral("--json")});
    QVERIFY2(outcome.exitCode == 0, outcome.text().constData());
    QCOMPARE(outcome.files().size(), count);
}

/// Works until no document waits for anything, leases of the dead included.
void TestDocumentKill::work()
{
    QElapsedTimer timer;
    timer.start();
    while (m_stage.unsettledCount() > 0 && timer.elapsed() < 120'000) {
        const auto outcome = m_stage.ctl("worker --until-idle --lease-seconds 2");
        QVERIFY2(outcome.exitCode == 0, outcome.text().constData());
    }
    QCOMPARE(m_stage.unsettledCount(), 0);
    QCOMPARE(m_stage.complaints(), QString());
}

void TestDocumentKill::losesNothingWhenUploadsAreKilled()
{
    const QString folder = m_stage.path(QStringLiteral("many"));
    QVERIFY(QDir().mkpath(folder));
    constexpr int fileCount = 40;
    for (int i = 0; i < fileCount; ++i) // up to three chunks each
        QVERIFY(writeWhole(folder + QStringLiteral("/%1.txt").arg(i, 2, 10, QLatin1Char('0')),
                           sampleTextFile(++m_number) + QByteArray(bounded(0, 3 << 20), 'x') + '\n'));
    int killed = 0;
    for (int i = 0; i < 25; ++i) {
        const auto process = start({QStringLiteral("upload"), folder, QStringLiteral("--json")});
        const bool hasEnded = process->waitForFinished(bounded(30, i < 5 ? 120 : 500)); // a fast disk needs half a second for all
        process->kill();
        process->waitForFinished();
        killed += hasEnded ? 0 : 1;
        QCOMPARE(m_stage.complaints(), QString());
        if (hasEnded)
            break;
    }
    QVERIFY2(killed > 3, "the upload was over before it could be killed");
    const auto outcome = m_stage.ctl({QStringLiteral("upload"), folder, QStringLiteral("--wait"), QStringLiteral("--json")});
    QVERIFY2(outcome.exitCode == 0, outcome.text().constData());
    QCOMPARE(outcome.output.count("\"COMPLETED\""), fileCount);
    QCOMPARE(m_stage.number(QStringLiteral("select count(*) from documents")), fileCount); // each once, however often it was begun
    QCOMPARE(m_stage.complaints(), QString());
}

void TestDocumentKill::losesNoJobWhenWorkersAreKilled()
{
    upload(30);
    const qint64 before = m_stage.number(QStringLiteral("select count(*) from documents where status = 'COMPLETED'"));
    int killed = 0;
    for (int i = 0; i < 20 && m_stage.unsettledCount() > 0; ++i) {
        const auto worker = start(
            {QStringLiteral("worker"), QStringLiteral("--lease-seconds"), QStringLiteral("1"), QStringLiteral("--concurrency"), QStringLiteral("2")});
        killed += worker->waitForFinished(bounded(60, 700)) ? 0 : 1;
        worker->kill();
        worker->waitForFinished();
        QCOMPARE(m_stage.complaints(), QString());
    }
    QVERIFY(killed > 3);
    work();
    // Killed too often while one document was read, it fails with a reason; most are read.
    QVERIFY(m_stage.number(QStringLiteral("select count(*) from documents where status = 'COMPLETED'")) > before + 20);
    QCOMPARE(m_stage.number(QStringLiteral("select count(*) from jobs where state in ('waiting', 'running')")), 0);
}

void TestDocumentKill::saysWhyWhenTheReaderOfADocumentIsKilled()
{
    upload(24);
    const auto worker = start(
        {QStringLiteral("worker"), QStringLiteral("--until-idle"), QStringLiteral("--json"), QStringLiteral("--concurrency"), QStringLiteral("2")});
    int killed = 0;
    while (!worker->waitForFinished(bounded(1, 60)) && killed < 8) {
        for (const int reader : processesBelow(worker->processId()))
            killed += ::kill(reader, SIGKILL) == 0 ? 1 : 0;
    }
    QVERIFY(worker->waitForFinished(120'000));
    QCOMPARE(worker->exitCode(), 0);
    QVERIFY(killed > 0);
    QCOMPARE(m_stage.complaints(), QString());
    QCOMPARE(m_stage.unsettledCount(), 0);
    const QStringList failed =
        m_stage.value(QStringLiteral("select coalesce(string_agg(id::text, ',' order by id), '') from documents where status = 'FAILED'"))
            .split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString &id : failed)
        QCOMPARE(m_stage.ctl({QStringLiteral("document"), id, QStringLiteral("--retry"), QStringLiteral("--json")})
                     .json()
                     .value(QStringLiteral("status"))
                     .toString(),
                 QStringLiteral("PENDING"));
    work();
    QCOMPARE(m_stage.number(QStringLiteral("select count(*) from documents where status = 'FAILED'")), 0);
}

void TestDocumentKill::outlivesThatPostgresIsKilled()
{
    upload(24);
    const auto worker = start({QStringLiteral("worker"), QStringLiteral("--json"), QStringLiteral("--lease-seconds"), QStringLiteral("5"),
                               QStringLiteral("--concurrency"), QStringLiteral("2")});
    for (int i = 0; i < 4; ++i) {
        QVERIFY(!worker->waitForFinished(bounded(100, 600)));
        const int backend = int(m_stage.number(QStringLiteral(
            "select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() order by random() limit 1")));
        if (backend > 0) // the server then ends every connection and recovers
            ::kill(backend, SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(m_stage.postgres().execute(QStringLiteral("documents"), QStringLiteral("select 1")), 120'000);
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_stage.value(QStringLiteral("select count(*) from jobs where state in ('waiting', 'running')")), QStringLiteral("0"),
                              120'000);
    worker->terminate();
    QVERIFY(worker->waitForFinished(30'000));
    QCOMPARE(worker->exitStatus(), QProcess::NormalExit);
    QCOMPARE(worker->exitCode(), 0);
    QCOMPARE(m_stage.complaints(), QString());
    QCOMPARE(m_stage.unsettledCount(), 0);
    QCOMPARE(m_stage.number(QStringLiteral("select count(*) from documents where status = 'FAILED'")), 0);
}

void TestDocumentKill::givesOneJobToOneOfTwoWorkers()
{
    upload(30);
    const QStringList arguments{QStringLiteral("worker"), QStringLiteral("--until-idle"), QStringLiteral("--json"), QStringLiteral("--concurrency"),
                                QStringLiteral("2")};
    const auto one = start(arguments);
    const auto other = start(arguments);
    QVERIFY(one->waitForFinished(240'000));
    QVERIFY(other->waitForFinished(240'000));
    QSet<qint64> done;
    int count = 0;
    for (QProcess *worker : {one.get(), other.get()}) {
        QCOMPARE(worker->exitCode(), 0);
        for (const QJsonValue &line : jsonLines(worker->readAllStandardOutput())) {
            if (line.toObject().isEmpty())
                continue;
            QCOMPARE(line.toObject().value(QStringLiteral("end")).toString(), QStringLiteral("completed"));
            done.insert(line.toObject().value(QStringLiteral("job")).toInteger());
            ++count;
        }
    }
    work();                                  // an analysis queued a moment after one worker saw nothing
    QCOMPARE(qsizetype(count), done.size()); // no job twice
    QVERIFY(count >= 30);
}

void TestDocumentKill::refusesTheResultOfAWorkerThatSleptThroughItsLease()
{
    const QString path = m_stage.path(QStringLiteral("scan.pdf"));
    QVERIFY(writePdf(path, ++m_number, 4, true)); // pictures of pages: read by OCR, seconds of work
    const auto stored = m_stage.ctl({QStringLiteral("upload"), path, QStringLiteral("--json")});
    const QString id = stored.files().first().toObject().value(QStringLiteral("document_id")).toString();
    const auto sleeper = start(
        {QStringLiteral("worker"), QStringLiteral("--once"), QStringLiteral("--json"), QStringLiteral("--lease-seconds"), QStringLiteral("1")});
    QTRY_COMPARE_WITH_TIMEOUT(m_stage.value(QStringLiteral("select state from jobs where document_id = '%1'").arg(id)), QStringLiteral("running"),
                              30'000);
    QCOMPARE(::kill(pid_t(sleeper->processId()), SIGSTOP), 0);
    QTRY_VERIFY_WITH_TIMEOUT(
        m_stage.number(QStringLiteral("select (lease_until < clock_timestamp())::int from jobs where document_id = '%1'").arg(id)) == 1, 30'000);
    const auto other = m_stage.ctl("worker --until-idle --json");
    QVERIFY2(other.exitCode == 0, other.text().constData());
    QVERIFY2(other.output.contains("\"completed\""), other.text().constData());
    QCOMPARE(::kill(pid_t(sleeper->processId()), SIGCONT), 0);
    QVERIFY(sleeper->waitForFinished(120'000));
    const QJsonArray lines = jsonLines(sleeper->readAllStandardOutput());
    QCOMPARE(lines.first().toObject().value(QStringLiteral("end")).toString(), QStringLiteral("lost"));
    QCOMPARE(m_stage.value(QStringLiteral("select status || ' ' || analysis_status || ' ' || page_count from documents where id = '%1'").arg(id)),
             QStringLiteral("COMPLETED COMPLETED 4"));
    QCOMPARE(m_stage.number(QStringLiteral("select count(*) from analysis_results where document_id = '%1'").arg(id)), 1);
    QCOMPARE(m_stage.complaints(), QString());
}

void TestDocumentKill::givesItsJobBackWhenItIsAskedToEnd()
{
    const QString path = m_stage.path(QStringLiteral("scan too.pdf"));
    QVERIFY(writePdf(path, ++m_number, 6, true));
    const auto stored = m_stage.ctl({QStringLiteral("upload"), path, QStringLiteral("--json")});
    const QString isOf =
        QStringLiteral(" from jobs where document_id = '%1'").arg(stored.files().first().toObject().value(QStringLiteral("document_id")).toString());
    const auto worker = start({QStringLiteral("worker"), QStringLiteral("--json")});
    QTRY_COMPARE_WITH_TIMEOUT(m_stage.value(QStringLiteral("select state") + isOf), QStringLiteral("running"), 30'000);
    worker->terminate();
    QVERIFY(worker->waitForFinished(30'000));
    QCOMPARE(worker->exitStatus(), QProcess::NormalExit);
    QCOMPARE(worker->exitCode(), 0);
    QCOMPARE(m_stage.value(QStringLiteral("select state || ' ' || lost_attempts") + isOf), QStringLiteral("waiting 0"));
    work();
}

} // namespace lectern

QTEST_MAIN(lectern::TestDocumentKill)
#include "tst_document_kill.moc"
