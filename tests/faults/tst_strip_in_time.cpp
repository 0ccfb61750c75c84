// SPDX-License-Identifier: GPL-3.0-or-later
// However PostgreSQL goes away, the strip says so by itself, and says when it is back.
#include "storage/schema/migrations.h"
#include "storage/storage.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/servers.h"
#include "ui/kit/widgets/state_label.h"
#include "ui/shell/services.h"
#include "ui/shell/status_strip.h"

#include <QTest>

using namespace lectern;
using namespace lectern::postgres;
using namespace lectern::schema;
using namespace lectern::ui;

class TestStripInTime : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_postgres = std::make_unique<TestPostgres>();
        QVERIFY2(m_postgres->isRunning(), qPrintable(m_postgres->error()));
        const QString url = m_postgres->createDatabase(QStringLiteral("strip"));
        m_network = std::make_unique<FaultProxy>(url);
        QVERIFY(m_network->isRunning());
        StorageConfig config;
        config.postgresUrl = m_network->url();
        PostgresConnection connection(url, QStringLiteral("test"));
        QVERIFY(migrateUp(connection));
        m_storage = std::make_unique<Storage>(config);
        m_storage->changes().setAttention(Attention::Seen);
        m_strip = std::make_unique<StatusStrip>();
        ConnectionServices services;
        services.metrics = &m_storage->metrics();
        services.changes = &m_storage->changes();
        services.serverName = QStringLiteral("here");
        m_strip->watch(services);
        QTRY_VERIFY_WITH_TIMEOUT(isGreen(), 10'000);
    }
    void cleanup()
    {
        m_strip.reset();
        m_network->swallow(false);
        m_storage.reset();
        m_network.reset();
        m_postgres.reset();
    }

    void aPostgresThatHangsIsNotGreen()
    {
        m_postgres->freeze();
        QTRY_VERIFY_WITH_TIMEOUT(saysThatItIsGone(), 6'000); // the longest that it may call the server reachable
        m_postgres->thaw();
        QTRY_VERIFY_WITH_TIMEOUT(isGreen(), 10'000);
    }

    void aNetworkThatSwallowsEverythingIsNotGreen()
    {
        m_network->swallow(true);
        QTRY_VERIFY_WITH_TIMEOUT(saysThatItIsGone(), 6'000);
        m_network->swallow(false);
        QTRY_VERIFY_WITH_TIMEOUT(isGreen(), 20'000); // a connection that lost some of its bytes has to be given up first
    }

    void aPostgresThatIsKilledIsNotGreen()
    {
        m_postgres->kill();
        QTRY_VERIFY_WITH_TIMEOUT(saysThatItIsGone(), 6'000);
        QVERIFY(m_postgres->start());
        QTRY_VERIFY_WITH_TIMEOUT(isGreen(), 10'000);
    }

private:
    [[nodiscard]] bool isGreen() const { return postgres()->health() == Health::Good && freshness()->health() == Health::Good; }
    [[nodiscard]] bool saysThatItIsGone() const
    {
        return postgres()->text() == u"PostgreSQL here does not answer" && freshness()->text().startsWith(u"Freshness not proved for");
    }
    [[nodiscard]] StateLabel *postgres() const { return m_strip->findChildren<StateLabel *>().first(); }
    [[nodiscard]] StateLabel *freshness() const { return m_strip->findChildren<StateLabel *>().last(); }

    std::unique_ptr<TestPostgres> m_postgres;
    std::unique_ptr<FaultProxy> m_network;
    std::unique_ptr<Storage> m_storage;
    std::unique_ptr<StatusStrip> m_strip;
};

QTEST_MAIN(TestStripInTime)
#include "tst_strip_in_time.moc"
