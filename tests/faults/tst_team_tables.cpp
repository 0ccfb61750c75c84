// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/schema/migrations.h"
#include "tests/support/servers.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace lectern;
using namespace lectern::postgres;
using namespace lectern::schema;

/// lecternctl changes the tables of a team's database only when told to.
class TestTeamTables : public QObject
{
    Q_OBJECT

    TestPostgres m_postgres;
    QTemporaryDir m_home;

    QByteArray ctl(const QStringList &arguments, int &exitCode)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LECTERN_HOME"), m_home.path());
        environment.insert(QStringLiteral("LECTERN_POSTGRES_URL"), m_postgres.url(QStringLiteral("team")));
        environment.insert(QStringLiteral("LECTERN_REDIS_URL"), QString());
        process.setProcessEnvironment(environment);
        process.start(qEnvironmentVariable("LECTERN_BUILD_DIR") + QStringLiteral("/lecternctl"), arguments);
        if (!process.waitForFinished(120'000))
            return "it did not end";
        exitCode = process.exitCode();
        return process.readAllStandardError();
    }
    [[nodiscard]] SchemaFit fit()
    {
        PostgresConnection connection(m_postgres.url(QStringLiteral("team")), QStringLiteral("test"));
        const auto status = readSchemaStatus(connection);
        return status ? status->fit : SchemaFit::Altered;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_postgres.isRunning(), qPrintable(m_postgres.error()));
        (void)m_postgres.createDatabase(QStringLiteral("team"));
    }

    void tablesAreMadeOrChangedOnlyWhenAsked()
    {
        int exitCode = -1;
        const QByteArray empty = ctl({QStringLiteral("reviews")}, exitCode);
        QCOMPARE(exitCode, 1);
        QVERIFY2(empty.contains("none of Lectern's tables yet. Run \"lecternctl migrate up\""), empty.constData());
        QCOMPARE(int(fit()), int(SchemaFit::Empty));

        const QByteArray asked = ctl({QStringLiteral("reviews"), QStringLiteral("--prepare-tables")}, exitCode);
        QVERIFY2(exitCode == 0, asked.constData());
        QCOMPARE(int(fit()), int(SchemaFit::Exact));

        PostgresConnection connection(m_postgres.url(QStringLiteral("team")), QStringLiteral("test"));
        QVERIFY(migrateDown(connection, 1));
        const QByteArray older = ctl({QStringLiteral("reviews")}, exitCode);
        QCOMPARE(exitCode, 1);
        QVERIFY2(older.contains("this Lectern needs"), older.constData());
        QCOMPARE(int(fit()), int(SchemaFit::Behind));
    }
};

QTEST_GUILESS_MAIN(TestTeamTables)
#include "tst_team_tables.moc"
