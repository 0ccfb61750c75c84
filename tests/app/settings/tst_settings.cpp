// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settings.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

namespace lectern {

using namespace app;

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void keepsEverythingUnderLecternHome();
    void usesTheDataFolderWithoutLecternHome();
    void prefersTheEnvironmentToSavedServers();
    void tellsHowManyConnectionsThereMayBe();
    void takesAnEmptyVariableForThePrivateWorkspace();
    void letsNobodyElseReadThem();
    void keepsWhichEngineReadsContracts();
    void takesLifetimesFromTheMostParticularPlace();
    void refusesALifetimeThatCannotBe_data();
    void refusesALifetimeThatCannotBe();
    void bringsStateBack();
    void removesVariablesThatLibpqWouldObey();

private:
    /// As an editor would write it.
    void save(const char *key, const QVariant &value)
    {
        QSettings(m_home->filePath(QStringLiteral("settings.ini")), QSettings::IniFormat).setValue(QLatin1String(key), value);
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

void TestSettings::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("LECTERN_HOME", m_home->path().toLocal8Bit());
}

void TestSettings::cleanup()
{
    for (const char *variable : {"LECTERN_HOME", "LECTERN_POSTGRES_URL", "LECTERN_POSTGRES_CONNECTIONS", "LECTERN_REDIS_URL", "LECTERN_OLLAMA_URL",
                                 "LECTERN_OLLAMA_MODEL", "LECTERN_OLLAMA_EMBEDDING_MODEL", "CACHE_TTL_SHORT", "CACHE_TTL_MEDIUM", "CACHE_TTL_LONG",
                                 "CACHE_TTL_ENTITY", "LECTERN_CACHE_TTL_REVIEWS_LIST", "LECTERN_CACHE_TTL_DOCUMENT_ANALYSIS"})
        qunsetenv(variable);
}

void TestSettings::keepsEverythingUnderLecternHome()
{
    QCOMPARE(Settings().home(), m_home->path());
    Settings().setServers(QStringLiteral("postgresql://db/reviews"), QString());
    QVERIFY(QFile::exists(m_home->filePath(QStringLiteral("settings.ini"))));
}

void TestSettings::usesTheDataFolderWithoutLecternHome()
{
    qunsetenv("LECTERN_HOME");
    QVERIFY(Settings().home().endsWith(QStringLiteral("/lectern")));
    QVERIFY(QDir::isAbsolutePath(Settings().home()));
}

void TestSettings::prefersTheEnvironmentToSavedServers()
{
    Settings().setServers(QStringLiteral("postgresql://saved/reviews"), QStringLiteral("redis://saved"));
    QCOMPARE(Settings().postgresUrl(), QStringLiteral("postgresql://saved/reviews"));
    QCOMPARE(Settings().redisUrl(), QStringLiteral("redis://saved"));
    qputenv("LECTERN_POSTGRES_URL", "postgresql://given/reviews");
    QCOMPARE(Settings().postgresUrl(), QStringLiteral("postgresql://given/reviews"));
    QCOMPARE(Settings().redisUrl(), QStringLiteral("redis://saved"));
}

void TestSettings::tellsHowManyConnectionsThereMayBe()
{
    QCOMPARE(Settings().connectionLimit().value_or(0), 4);
    const QString file = Settings().home() + QStringLiteral("/settings.ini");
    QSettings(file, QSettings::IniFormat).setValue(QStringLiteral("servers/postgres_connections"), 6);
    QCOMPARE(Settings().connectionLimit().value_or(0), 6);
    qputenv("LECTERN_POSTGRES_CONNECTIONS", "3");
    QCOMPARE(Settings().connectionLimit().value_or(0), 3);
    for (const char *wrong : {"1", "65", "many", "4.5"}) {
        qputenv("LECTERN_POSTGRES_CONNECTIONS", wrong);
        const auto limit = Settings().connectionLimit();
        QVERIFY2(!limit && limit.error().code == ErrorCode::InvalidRequest, wrong);
    }
}

void TestSettings::takesAnEmptyVariableForThePrivateWorkspace()
{
    Settings().setServers(QStringLiteral("postgresql://saved/reviews"), QString());
    qputenv("LECTERN_POSTGRES_URL", "");
    QCOMPARE(Settings().postgresUrl(), QString());
}

void TestSettings::letsNobodyElseReadThem()
{
    Settings().setServers(QStringLiteral("postgresql://u:secret@h/db"), {});
    const QFileInfo saved(m_home->path() + QStringLiteral("/settings.ini"));
    QVERIFY(saved.exists());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(saved.permissions() & others, QFile::Permissions());
    QVERIFY(QFile::setPermissions(saved.filePath(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther)); // as one of before
    Settings().setState(QStringLiteral("window"), {{QStringLiteral("a"), 1}});
    QCOMPARE(QFile::permissions(saved.filePath()) & others, QFile::Permissions());
    QCOMPARE(Settings().postgresUrl(), QStringLiteral("postgresql://u:secret@h/db"));
}

void TestSettings::keepsWhichEngineReadsContracts()
{
    QCOMPARE(Settings().analysis(), (AnalysisSettings{QStringLiteral("builtin"), QString(), QStringLiteral("llama3.2:3b")}));
    const AnalysisSettings saved{QStringLiteral("ollama"), QStringLiteral("http://saved:11434"), QStringLiteral("mistral"),
                                 QStringLiteral("embedder")};
    Settings().setAnalysis(saved);
    QCOMPARE(Settings().analysis(), saved);
    qputenv("LECTERN_OLLAMA_URL", "http://given:11434");
    qputenv("LECTERN_OLLAMA_MODEL", "llama3.1:8b");
    qputenv("LECTERN_OLLAMA_EMBEDDING_MODEL", "another");
    QCOMPARE(Settings().analysis(),
             (AnalysisSettings{QStringLiteral("ollama"), QStringLiteral("http://given:11434"), QStringLiteral("llama3.1:8b"),
                               QStringLiteral("another")}));
}

void TestSettings::takesLifetimesFromTheMostParticularPlace()
{
    using namespace std::chrono_literals;
    const auto lifetimes = [] { return Settings().cacheLifetimes().value(); };
    QCOMPARE(lifetimes().size(), 0);
    save("cache/ttl_medium", 1700);
    QCOMPARE(lifetimes(),
             (QHash<QString, std::chrono::seconds>{{QStringLiteral("reviews:list"), 1700s}, {QStringLiteral("reviews:anchors"), 1700s}}));
    qputenv("CACHE_TTL_MEDIUM", "1600");
    QCOMPARE(lifetimes().value(QStringLiteral("reviews:list")), 1600s);
    save("cache/ttl_reviews_list", 1500);
    QCOMPARE(lifetimes().value(QStringLiteral("reviews:list")), 1500s);
    QCOMPARE(lifetimes().value(QStringLiteral("reviews:anchors")), 1600s);
    qputenv("LECTERN_CACHE_TTL_REVIEWS_LIST", " 1400 ");
    QCOMPARE(lifetimes().value(QStringLiteral("reviews:list")), 1400s);
    qputenv("LECTERN_CACHE_TTL_REVIEWS_LIST", ""); // not set, as in a file of variables
    QCOMPARE(lifetimes().value(QStringLiteral("reviews:list")), 1500s);

    for (const char *group : {"SHORT", "LONG", "ENTITY"})
        qputenv(QByteArray("CACHE_TTL_").append(group), "77");
    const QHash<QString, std::chrono::seconds> all = lifetimes();
    for (const char *name : {"documents:list", "reviews:single", "reviews:stats", "reviews:count", "reviews:aggregation", "document",
                             "reviews:entity", "reviews:platform"})
        QVERIFY2(all.value(QString::fromLatin1(name)) == 77s, name);
    QVERIFY(!all.contains(QStringLiteral("analysis")) && !all.contains(QStringLiteral("document_analysis"))); // seven days are in no group
    qputenv("LECTERN_CACHE_TTL_DOCUMENT_ANALYSIS", "86400");
    QCOMPARE(lifetimes().value(QStringLiteral("document_analysis")), 24h);
}

void TestSettings::refusesALifetimeThatCannotBe_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value : {"0", "-5", "2592001", "1.5", "30 min", "99999999999999999999", "0x10"})
        QTest::newRow(value) << QByteArray(value);
}

void TestSettings::refusesALifetimeThatCannotBe()
{
    QFETCH(QByteArray, value);
    qputenv("CACHE_TTL_LONG", value);
    const auto refused = Settings().cacheLifetimes();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidRequest);
    QVERIFY2(refused.error().detail.contains(QStringLiteral("CACHE_TTL_LONG is \"%1\"").arg(QString::fromLatin1(value))),
             qPrintable(refused.error().detail));
    qunsetenv("CACHE_TTL_LONG");
    save("cache/ttl_document", QString::fromLatin1(value));
    QVERIFY2(Settings().cacheLifetimes().error().detail.contains(QStringLiteral("cache/ttl_document in ")),
             qPrintable(Settings().cacheLifetimes().error().detail));
}

void TestSettings::bringsStateBack()
{
    const QVariantMap state{{QStringLiteral("place"), QStringLiteral("monitor")}, {QStringLiteral("geometry"), QByteArray("\0\1\2", 3)}};
    Settings().setState(QStringLiteral("window"), state);
    QCOMPARE(Settings().state(QStringLiteral("window")), state);
    QCOMPARE(Settings().state(QStringLiteral("reviews")), QVariantMap());
}

void TestSettings::removesVariablesThatLibpqWouldObey()
{
    qputenv("PGHOST", "elsewhere");
    qputenv("PGSERVICE", "other");
    Settings::clearForeignEnvironment();
    QVERIFY(!qEnvironmentVariableIsSet("PGHOST"));
    QVERIFY(!qEnvironmentVariableIsSet("PGSERVICE"));
    QVERIFY(qEnvironmentVariableIsSet("LECTERN_HOME"));
}

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestSettings)
#include "tst_settings.moc"
