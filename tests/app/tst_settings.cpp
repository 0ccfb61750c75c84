// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

namespace lectern {

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void keepsEverythingUnderLecternHome();
    void usesTheDataFolderWithoutLecternHome();
    void prefersTheEnvironmentToSavedServers();
    void takesAnEmptyVariableForThePrivateWorkspace();
    void letsNobodyElseReadThem();
    void keepsWhichEngineReadsContracts();
    void bringsStateBack();
    void removesVariablesThatLibpqWouldObey();

private:
    std::unique_ptr<QTemporaryDir> m_home;
};

void TestSettings::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("LECTERN_HOME", m_home->path().toLocal8Bit());
}

void TestSettings::cleanup()
{
    for (const char *variable : {"LECTERN_HOME", "LECTERN_POSTGRES_URL", "LECTERN_REDIS_URL", "LECTERN_OLLAMA_URL", "LECTERN_OLLAMA_MODEL", "LECTERN_OLLAMA_EMBEDDING_MODEL"})
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
    const AnalysisSettings saved{QStringLiteral("ollama"), QStringLiteral("http://saved:11434"), QStringLiteral("mistral"), QStringLiteral("embedder")};
    Settings().setAnalysis(saved);
    QCOMPARE(Settings().analysis(), saved);
    qputenv("LECTERN_OLLAMA_URL", "http://given:11434");
    qputenv("LECTERN_OLLAMA_MODEL", "llama3.1:8b");
    qputenv("LECTERN_OLLAMA_EMBEDDING_MODEL", "another");
    QCOMPARE(Settings().analysis(), (AnalysisSettings{QStringLiteral("ollama"), QStringLiteral("http://given:11434"), QStringLiteral("llama3.1:8b"), QStringLiteral("another")}));
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
