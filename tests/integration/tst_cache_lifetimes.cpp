// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opening/opening.h"
#include "storage/cache/sources/cached_reviews.h"
#include "storage/postgres/state/freshness_reader.h"
#include "storage/cache/tiers/entry.h"
#include "tests/attack/stage.h"

using namespace lectern;
using namespace lectern::app;
using namespace lectern::cache;
using namespace lectern::postgres;
using namespace lectern::schema;
using namespace std::chrono_literals;

/// A lifetime that is set is the one that Redis itself knows of an entry, give or take the jitter.
class TestCacheLifetimes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_stage = std::make_unique<Stage>();
        QVERIFY2(m_stage->error.isEmpty(), qPrintable(m_stage->error));
        qputenv("LECTERN_HOME", m_home.path().toLocal8Bit());
        qputenv("LECTERN_POSTGRES_URL", m_stage->config().postgresUrl.toLocal8Bit());
        qputenv("LECTERN_REDIS_URL", m_stage->config().redisUrl.toLocal8Bit());
    }
    void cleanup()
    {
        for (const char *variable : {"LECTERN_CACHE_TTL_REVIEWS_SINGLE", "CACHE_TTL_LONG"})
            qunsetenv(variable);
        QFile::remove(m_home.filePath(QStringLiteral("settings.ini")));
        m_stage->redis.command("FLUSHALL");
    }

    void redisKnowsTheLifetimeThatIsSet_data()
    {
        QTest::addColumn<QByteArray>("variable");
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("seconds");
        QTest::newRow("nothing is set") << QByteArray() << QString() << 3600;
        QTest::newRow("the family, in the environment") << QByteArray("LECTERN_CACHE_TTL_REVIEWS_SINGLE") << QString() << 120;
        QTest::newRow("the group of the older services") << QByteArray("CACHE_TTL_LONG") << QString() << 900;
        QTest::newRow("the family, in settings.ini") << QByteArray() << QStringLiteral("cache/ttl_reviews_single") << 40;
    }
    void redisKnowsTheLifetimeThatIsSet()
    {
        QFETCH(QByteArray, variable);
        QFETCH(QString, key);
        QFETCH(int, seconds);
        if (!variable.isEmpty())
            qputenv(variable, QByteArray::number(seconds));
        if (!key.isEmpty())
            QSettings(m_home.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat).setValue(key, seconds);
        const auto servers = Opening(Settings()).run(OpeningGoal::Schema, [](const QString &) {});
        QVERIFY2(servers, reasonOf(servers).constData());
        Storage storage(servers->config);
        const ReviewId id = m_stage->firstId();
        const auto read = await(storage.reviews().fetchReview(id));
        QVERIFY2(read, reasonOf(read).constData());

        PostgresConnection postgres(m_stage->config().postgresUrl, QStringLiteral("test"));
        const QByteArray entry = entryName(Family::ReviewsSingle, id.value.toByteArray(QUuid::WithoutBraces), knownMigrations().back().number,
                                           *readSealKey(postgres));
        qint64 left = 0; // milliseconds
        QTRY_VERIFY((left = m_stage->redis.command("PTTL " + entry).trimmed().mid(1).toLongLong()) > 0);
        QVERIFY2(left > seconds * 800 - 10'000 && left <= seconds * 1200, qPrintable(QString::number(left)));
        QVERIFY(read->provenance.lifetimeLeft && read->provenance.lifetimeLeft->count() <= seconds * 1.2);
    }

private:
    QTemporaryDir m_home;
    std::unique_ptr<Stage> m_stage;
};

QTEST_GUILESS_MAIN(TestCacheLifetimes)
#include "tst_cache_lifetimes.moc"
