// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/dumps/postgres_tool.h"

#include <QElapsedTimer>
#include <QTest>

namespace lectern {

using namespace workspace;

/// The shell in the place of pg_dump.
class TestPostgresTool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void getsTheServerFromItsEnvironmentOnly();
    void saysItsFirstErrorOnly();
    void endsWhenItsOutputIsRefused();
    void endsWhenStopped();
    void saysThatAProgramIsMissing();

private:
    [[nodiscard]] PostgresTool shell(const QString &script)
    {
        PostgresTool tool;
        tool.program = QStringLiteral("/bin/sh");
        tool.arguments = {QStringLiteral("-c"), script};
        tool.url = QStringLiteral("postgresql://anna:secret@/reviews?host=/tmp/sockets&port=5432");
        tool.takeOutput = [this](const QByteArray &piece) -> Result<void> {
            m_output += piece;
            return {};
        };
        m_output.clear();
        return tool;
    }

    QByteArray m_output;
};

void TestPostgresTool::getsTheServerFromItsEnvironmentOnly()
{
    qputenv("PGSSLMODE", "require");
    const auto ran = runPostgresTool(shell(QStringLiteral("echo $PGUSER $PGPASSWORD $PGDATABASE $PGHOST $PGPORT-$PGSSLMODE")), {});
    QVERIFY2(ran, qPrintable(ran ? QString() : ran.error().detail));
    QVERIFY2(m_output.startsWith("anna secret reviews /tmp/sockets 5432-"), m_output.constData());
    QVERIFY2(!m_output.contains("require"), m_output.constData());
    QCOMPARE(databaseIn(QStringLiteral("postgresql://anna:secret@/reviews?host=/tmp")), QStringLiteral("reviews"));
}

void TestPostgresTool::saysItsFirstErrorOnly()
{
    const auto ran =
        runPostgresTool(shell(QStringLiteral("echo 'pg_dump: error: no right' >&2; echo 'pg_dump: detail: a row of somebody' >&2; exit 3")), {});
    QVERIFY(!ran);
    QCOMPARE(ran.error().detail, QStringLiteral("sh: no right"));
}

void TestPostgresTool::endsWhenItsOutputIsRefused()
{
    PostgresTool tool = shell(QStringLiteral("echo first; exec sleep 60"));
    tool.takeOutput = [](const QByteArray &) -> Result<void> { return failure(ErrorCode::Denied, FaultyPart::File, QStringLiteral("full")); };
    QElapsedTimer taken;
    taken.start();
    const auto ran = runPostgresTool(tool, {});
    QVERIFY(!ran);
    QCOMPARE(ran.error().detail, QStringLiteral("full"));
    QCOMPARE_LT(taken.elapsed(), 30'000);
}

void TestPostgresTool::endsWhenStopped()
{
    std::stop_source stop;
    PostgresTool tool = shell(QStringLiteral("echo begun; exec sleep 60"));
    tool.takeOutput = [&stop](const QByteArray &) -> Result<void> {
        stop.request_stop();
        return {};
    };
    const auto ran = runPostgresTool(tool, stop.get_token());
    QVERIFY(!ran);
    QCOMPARE(ran.error().code, ErrorCode::Cancelled);
}

void TestPostgresTool::saysThatAProgramIsMissing()
{
    PostgresTool tool;
    tool.program = QStringLiteral("/nowhere/pg_dump");
    const auto ran = runPostgresTool(tool, {});
    QVERIFY(!ran);
    QVERIFY2(ran.error().detail.contains(QStringLiteral("/nowhere/pg_dump")), qPrintable(ran.error().detail));
}

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestPostgresTool)
#include "tst_postgres_tool.moc"
