// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/document_servers.h"
#include "tests/integration/sample_contract.h"

#include <QTest>

namespace lectern {

/// A file that a second start of the program names becomes a document of the window that already runs.
class TestSecondStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handsItsFilesToTheRunningWindow();

private:
    void startWindow(QProcess &process, const QStringList &arguments)
    {
        m_stage.prepare(process, arguments);
        QProcessEnvironment environment = process.processEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        process.setProcessEnvironment(environment);
        process.start(qEnvironmentVariable("LECTERN_BUILD_DIR", QStringLiteral("build")) + QStringLiteral("/lectern"), arguments);
    }

    DocumentServers m_stage;
};

void TestSecondStart::handsItsFilesToTheRunningWindow()
{
    const QString trouble = m_stage.start();
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    QVERIFY(writeWhole(m_stage.path(QStringLiteral("one.txt")), sampleTextFile(1)));
    QVERIFY(writeWhole(m_stage.path(QStringLiteral("two.txt")), sampleTextFile(2)));
    QProcess window;
    startWindow(window, {m_stage.path(QStringLiteral("one.txt"))});
    QTRY_COMPARE_WITH_TIMEOUT(m_stage.number(QStringLiteral("select count(*) from documents")), 1, 60'000);
    QProcess second;
    startWindow(second, {m_stage.path(QStringLiteral("two.txt"))});
    QVERIFY(second.waitForFinished(60'000));
    QCOMPARE(second.exitCode(), 0);
    QCOMPARE(second.readAllStandardOutput().trimmed(), QByteArray("Opened in the running window."));
    QTRY_COMPARE_WITH_TIMEOUT(m_stage.value(QStringLiteral("select string_agg(original_name, ' ' order by original_name) from documents")),
                              QStringLiteral("one.txt two.txt"), 60'000);
    QCOMPARE(window.state(), QProcess::Running);
    window.terminate();
    QVERIFY(window.waitForFinished(20'000));
    QCOMPARE(window.exitCode(), 0);
}

} // namespace lectern

QTEST_MAIN(lectern::TestSecondStart)
#include "tst_second_start.moc"
