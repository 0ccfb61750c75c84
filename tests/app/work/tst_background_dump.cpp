// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/work/background_dump.h"

#include "tests/support/servers.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace lectern {

using namespace app;
using namespace workspace;
using namespace std::chrono_literals;

class TestBackgroundDump : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isDueOnceAWeek();
    void dumpsByItself();
    void endsAtOnceWhileItWaits();
};

void TestBackgroundDump::isDueOnceAWeek()
{
    const QDateTime now(QDate(2026, 12, 1), QTime(12, 0), Qt::UTC);
    QVERIFY(BackgroundDump::isDue({}, now));
    QVERIFY(!BackgroundDump::isDue({{QString(), now.addDays(-6), 1}, {QString(), now.addDays(-20), 1}}, now));
    QVERIFY(BackgroundDump::isDue({{QString(), now.addDays(-7), 1}}, now));
}

void TestBackgroundDump::dumpsByItself()
{
    const TestPostgres server;
    QVERIFY2(server.isRunning(), qPrintable(server.error()));
    const QTemporaryDir root;
    QVERIFY(QDir(root.path()).mkpath(QStringLiteral("postgres")));
    QFile version(root.filePath(QStringLiteral("postgres/PG_VERSION")));
    QVERIFY(version.open(QIODevice::WriteOnly) && version.write(QByteArray::number(findPostgresPrograms(std::nullopt)->version)) > 0);
    version.close();
    const BackgroundDump dump(root.path(), server.url(), {0ms, 50ms});
    QTRY_COMPARE_WITH_TIMEOUT(Backups(root.path()).kept().size(), 1u, 30'000);
    QVERIFY(Backups(root.path()).kept()[0].path.contains(QStringLiteral("/regular-")));
}

void TestBackgroundDump::endsAtOnceWhileItWaits()
{
    const QTemporaryDir root;
    const BackgroundDump dump(root.path(), QStringLiteral("postgresql:///nowhere"), {1h, 1h});
} // without waiting an hour

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestBackgroundDump)
#include "tst_background_dump.moc"
