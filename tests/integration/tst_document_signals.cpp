// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/document_servers.h"
#include "tests/integration/sample_contract.h"

#include <QTest>

namespace lectern {

namespace {

constexpr int timeout = 60'000;     // of a busy machine, seconds of OCR among it
constexpr int wakeTimeout = 15'000; // ten times what looking without a call takes at worst

} // namespace

/// Workers of other processes are woken and tell how far they are, through Redis or without it. The real program, real servers.
class TestDocumentSignals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsToOtherProcessesHowFarAWorkerIs_data();
    void showsToOtherProcessesHowFarAWorkerIs();
    void worksWithoutRedis_data();
    void worksWithoutRedis();

private:
    /// `redis`: another than the stage's; empty: that one.
    [[nodiscard]] std::unique_ptr<QProcess> worker(const QString &redis = {}) const;
    [[nodiscard]] QJsonObject document(const QString &id) const
    {
        return m_stage.ctl({QStringLiteral("document"), id, QStringLiteral("--json")}).json();
    }

    DocumentServers m_stage;
    int m_number = 0;
};

void TestDocumentSignals::initTestCase()
{
    const QString trouble = m_stage.start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
}

std::unique_ptr<QProcess> TestDocumentSignals::worker(const QString &redis) const
{
    auto process = std::make_unique<QProcess>();
    m_stage.prepare(*process, {QStringLiteral("worker"), QStringLiteral("--json"), QStringLiteral("--concurrency"), QStringLiteral("1")});
    if (!redis.isEmpty()) {
        QProcessEnvironment environment = process->processEnvironment();
        environment.insert(QStringLiteral("LECTERN_REDIS_URL"), redis);
        process->setProcessEnvironment(environment);
    }
    process->start();
    process->waitForStarted();
    return process;
}

void TestDocumentSignals::showsToOtherProcessesHowFarAWorkerIs_data()
{
    QTest::addColumn<QString>("redis");
    QTest::addColumn<bool>("isInTheRow");
    QTest::newRow("through Redis") << QString() << false;
    QTest::newRow("through the job's row") << QStringLiteral("/nowhere/redis.sock") << true;
}

void TestDocumentSignals::showsToOtherProcessesHowFarAWorkerIs()
{
    QFETCH(QString, redis);
    QFETCH(bool, isInTheRow);
    const QString path = m_stage.path(QStringLiteral("scan %1.pdf").arg(++m_number));
    QVERIFY(writePdf(path, m_number, 6, true)); // pictures of pages: read by OCR, seconds of work
    const auto stored = m_stage.ctl({QStringLiteral("upload"), path, QStringLiteral("--json")});
    QVERIFY2(stored.exitCode == 0, stored.text().constData());
    const QString id = stored.files().first().toObject().value(QStringLiteral("document_id")).toString();
    const QString ofJob = QStringLiteral(" from jobs where kind = 'extract' and document_id = '%1'").arg(id);
    const auto working = worker(redis);
    QString progress, inRow;
    const auto isTold = [&] {
        inRow = m_stage.value(QStringLiteral("select progress_total") + ofJob + QStringLiteral(" and state = 'running'"));
        progress = document(id).value(QStringLiteral("progress")).toString();
        return progress.startsWith(QStringLiteral("page ")) && progress.contains(QStringLiteral(" of 6")) && !inRow.isEmpty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isTold() || m_stage.value(QStringLiteral("select state") + ofJob) == QStringLiteral("done"), timeout);
    QVERIFY2(progress.contains(QStringLiteral(" of 6")), qPrintable(progress));
    QCOMPARE(progress.contains(QStringLiteral("recognising text")), !isInTheRow);
    if (!isInTheRow)
        QCOMPARE(inRow, QStringLiteral("0"));
    QTRY_COMPARE_WITH_TIMEOUT(m_stage.unsettledCount(), 0, timeout);
    const QJsonObject ended = document(id);
    QCOMPARE(ended.value(QStringLiteral("status")).toString(), QStringLiteral("COMPLETED"));
    QVERIFY(ended.value(QStringLiteral("progress")).isNull());
    working->terminate();
    QVERIFY(working->waitForFinished(timeout));
}

void TestDocumentSignals::worksWithoutRedis_data()
{
    QTest::addColumn<QString>("redis");
    QTest::newRow("there") << QString();
    QTest::newRow("away") << QStringLiteral("/nowhere/redis.sock");
}

void TestDocumentSignals::worksWithoutRedis()
{
    QFETCH(QString, redis);
    const auto working = worker(redis);
    for (int i = 0; i < 3; ++i) { // each while the worker waits
        QVERIFY(writeWhole(m_stage.path(QStringLiteral("late.txt")), sampleTextFile(100 + ++m_number)));
        const auto stored = m_stage.ctl({QStringLiteral("upload"), m_stage.path(QStringLiteral("late.txt")), QStringLiteral("--json")});
        QVERIFY2(stored.exitCode == 0, stored.text().constData());
        QTRY_COMPARE_WITH_TIMEOUT(m_stage.unsettledCount(), 0, wakeTimeout);
    }
    working->terminate();
    QVERIFY(working->waitForFinished(timeout));
    QCOMPARE(working->exitCode(), 0);
    QCOMPARE(m_stage.complaints(), QString());
}

} // namespace lectern

QTEST_MAIN(lectern::TestDocumentSignals)
#include "tst_document_signals.moc"
