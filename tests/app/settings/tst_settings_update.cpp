// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settings_update.h"

#include "app/settings/settings.h"
#include "storage/api/version.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

namespace lectern {

using namespace app;

/// data/settings-0.1.0.ini was written by Lectern 0.1.0, whose window was used for a while; one section of it is made up.
class TestSettingsUpdate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void needsNothingInAFreshHome();
    void bringsVersion010UpToDate();
    void keepsACopyOfVersion010First();
    void doesItOnce();
    void makesACopyAtEachUpdateAndKeepsThree();
    void leavesANewerOnesSettingsAsTheyAre();
    void setsADamagedFileAside_data();
    void setsADamagedFileAside();
    void changesNothingWithoutACopy();
    void saysThatAFileCannotBeRead();
    void namesNoFileByWhatAFileSays();
    void newSettingsAreOfThisSchema();
    void aMovedSettingOutranksItsOldKey();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_home->filePath(name); }
    [[nodiscard]] QString file() const { return path(QStringLiteral("settings.ini")); }
    [[nodiscard]] static QByteArray bytes(const QString &of)
    {
        QFile read(of);
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    }
    void write(const QByteArray &text) const
    {
        QFile written(file());
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(text);
        written.close();
        QVERIFY(written.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    }
    [[nodiscard]] static QByteArray version010()
    {
        return bytes(qEnvironmentVariable("LECTERN_SOURCE_DIR") + QStringLiteral("/tests/app/settings/data/settings-0.1.0.ini"));
    }
    [[nodiscard]] QVariant value(const char *key) const { return QSettings(file(), QSettings::IniFormat).value(QLatin1String(key)); }
    [[nodiscard]] QStringList names(const char *pattern) const { return QDir(m_home->path()).entryList({QLatin1String(pattern)}, QDir::Files); }
    [[nodiscard]] SettingsNews update() const { return updateSettings(m_home->path()); }

    std::unique_ptr<QTemporaryDir> m_home;
};

void TestSettingsUpdate::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("LECTERN_HOME", m_home->path().toLocal8Bit());
    for (const char *variable : {"LECTERN_POSTGRES_URL", "LECTERN_POSTGRES_CONNECTIONS", "LECTERN_REDIS_URL", "LECTERN_OLLAMA_URL",
                                 "LECTERN_OLLAMA_MODEL", "LECTERN_OLLAMA_EMBEDDING_MODEL", "CACHE_TTL_SHORT"})
        qunsetenv(variable);
}

void TestSettingsUpdate::needsNothingInAFreshHome()
{
    QCOMPARE(update().kind, SettingsNews::Kind::FirstStart);
    QCOMPARE(textOf(update()), QString());
    QVERIFY(QDir(m_home->path()).isEmpty());
}

void TestSettingsUpdate::bringsVersion010UpToDate()
{
    write(version010());
    QCOMPARE(update().kind, SettingsNews::Kind::None);
    QCOMPARE(value("settings/schema").toInt(), settingsSchema);
    QCOMPARE(value("settings/version").toString(), version());
    const Settings settings;
    QCOMPARE(settings.connectionLimit().value_or(0), 6); // it moved
    QVERIFY(!value("servers/connections").isValid());
    QCOMPARE(settings.postgresUrl(), QStringLiteral("postgresql://ana:example@127.0.0.1:1/reviews"));
    QCOMPARE(settings.redisUrl(), QStringLiteral("redis://127.0.0.1:2"));
    QCOMPARE(settings.analysis().embeddingModel, QStringLiteral("nomic-embed-text"));
    QVERIFY(settings.cacheLifetimes()->values().contains(std::chrono::seconds(45)));
    const QVariantMap window = settings.state(QStringLiteral("window"));
    QCOMPARE(window.value(QStringLiteral("theme")).toString(), QStringLiteral("dark"));
    QCOMPARE(window.value(QStringLiteral("place")).toString(), QStringLiteral("monitor"));
    QVERIFY(!window.value(QStringLiteral("geometry")).toByteArray().isEmpty());
    QVERIFY(window.value(QStringLiteral("docks")).toMap().contains(QStringLiteral("documents")));
    QCOMPARE(value("own/note").toString(), QStringLiteral("kept by hand"));
}

void TestSettingsUpdate::keepsACopyOfVersion010First()
{
    write(version010());
    const SettingsNews news = update();
    QCOMPARE(names("*.bak"), QStringList{QStringLiteral("settings-0.1.0.ini.bak")});
    const QString copy = path(QStringLiteral("settings-0.1.0.ini.bak"));
    QCOMPARE(news.file, copy);
    QVERIFY(!version010().isEmpty());
    QCOMPARE(bytes(copy), version010());
    for (const QString &each : {copy, file()})
        QCOMPARE(QFileInfo(each).permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther), QFile::Permissions());
}

void TestSettingsUpdate::doesItOnce()
{
    write(version010());
    (void)update();
    QVERIFY(QFile::remove(path(QStringLiteral("settings-0.1.0.ini.bak"))));
    const QByteArray before = bytes(file());
    QCOMPARE(update().kind, SettingsNews::Kind::None);
    QVERIFY(names("*.bak").isEmpty());
    QCOMPARE(bytes(file()), before);
}

void TestSettingsUpdate::makesACopyAtEachUpdateAndKeepsThree()
{
    for (int minor = 1; minor <= 5; ++minor) {
        // QSettings reads a file again when its size or time has changed; these follow each other within the clock's grain.
        write("[settings]\nschema=2\nversion=0.0." + QByteArray::number(minor) + "\n[own]\nlength=" + QByteArray(10 * minor, 'x') + "\n");
        (void)update();
        QCOMPARE(value("settings/version").toString(), version());
        const QString copy = path(QStringLiteral("settings-0.0.%1.ini.bak").arg(minor));
        QFile written(copy);
        QVERIFY(written.open(QIODevice::ReadWrite));
        QVERIFY(written.setFileTime(QDateTime::currentDateTime().addSecs(minor * 60 - 600), QFile::FileModificationTime));
    }
    QCOMPARE(names("*.bak"),
             QStringList(
                 {QStringLiteral("settings-0.0.3.ini.bak"), QStringLiteral("settings-0.0.4.ini.bak"), QStringLiteral("settings-0.0.5.ini.bak")}));
}

void TestSettingsUpdate::leavesANewerOnesSettingsAsTheyAre()
{
    const QByteArray newer =
        "[servers]\nconnections=6\npostgres=postgresql://later/reviews\nsecrets=elsewhere\n\n[settings]\nschema=99\nversion=9.1.0\n";
    write(newer);
    const SettingsNews news = update();
    QCOMPARE(news.kind, SettingsNews::Kind::Newer);
    QVERIFY2(textOf(news).contains(QStringLiteral("settings-9.1.0.ini.bak")), qPrintable(textOf(news)));
    QCOMPARE(bytes(path(QStringLiteral("settings-9.1.0.ini.bak"))), newer);
    QCOMPARE(Settings().postgresUrl(), QStringLiteral("postgresql://later/reviews"));
    Settings().setState(QStringLiteral("window"), {{QStringLiteral("a"), 1}});
    QCOMPARE(value("settings/schema").toInt(), 99);
    QCOMPARE(value("servers/connections").toInt(), 6); // whatever it means by then
    QCOMPARE(value("servers/secrets").toString(), QStringLiteral("elsewhere"));
    QCOMPARE(update().kind, SettingsNews::Kind::Newer); // said at each start, but not copied over the copy
    QCOMPARE(bytes(path(QStringLiteral("settings-9.1.0.ini.bak"))), newer);
}

void TestSettingsUpdate::setsADamagedFileAside_data()
{
    QTest::addColumn<QByteArray>("damaged");
    QTest::newRow("zeros after a loss of power") << QByteArray(4096, '\0');
    QTest::newRow("another kind of file") << QByteArray("\x89PNG\r\n\x1a\n and more\n");
    QTest::newRow("cut off") << version010().left(version010().indexOf("[servers]") + 14);
}

void TestSettingsUpdate::setsADamagedFileAside()
{
    QFETCH(QByteArray, damaged);
    write(damaged);
    const SettingsNews news = update();
    QCOMPARE(news.kind, SettingsNews::Kind::Damaged);
    QVERIFY(!QFile::exists(file()));
    QCOMPARE(bytes(news.file), damaged);
    QVERIFY(textOf(news).contains(news.file));
    QCOMPARE(Settings().postgresUrl(), QString());
    Settings().setServers(QStringLiteral("postgresql://db/reviews"), {});
    QCOMPARE(update().kind, SettingsNews::Kind::None);
    QCOMPARE(Settings().postgresUrl(), QStringLiteral("postgresql://db/reviews"));
}

void TestSettingsUpdate::changesNothingWithoutACopy()
{
    write(version010());
    QVERIFY(QDir().mkdir(path(QStringLiteral("settings-0.1.0.ini.bak")))); // in the way
    const SettingsNews news = update();
    QCOMPARE(news.kind, SettingsNews::Kind::NotUpdated);
    QVERIFY(textOf(news).contains(QStringLiteral("settings-0.1.0.ini.bak")));
    QCOMPARE(bytes(file()), version010());
}

void TestSettingsUpdate::saysThatAFileCannotBeRead()
{
    if (::geteuid() == 0)
        QSKIP("root may read everything");
    write(version010());
    QVERIFY(QFile::setPermissions(file(), {}));
    const SettingsNews news = update();
    QCOMPARE(news.kind, SettingsNews::Kind::Unreadable);
    QVERIFY(textOf(news).contains(file()));
    QVERIFY(QFile::exists(file()));
}

void TestSettingsUpdate::namesNoFileByWhatAFileSays()
{
    write("[settings]\nversion=../../tmp/x\n");
    (void)update();
    QCOMPARE(names("*.bak"), QStringList{QStringLiteral("settings-unknown.ini.bak")});
}

void TestSettingsUpdate::newSettingsAreOfThisSchema()
{
    Settings().setState(QStringLiteral("window"), {{QStringLiteral("a"), 1}});
    QCOMPARE(value("settings/schema").toInt(), settingsSchema);
    QCOMPARE(value("settings/version").toString(), version());
    QCOMPARE(update().kind, SettingsNews::Kind::None);
    QVERIFY(names("*.bak").isEmpty());
}

void TestSettingsUpdate::aMovedSettingOutranksItsOldKey()
{
    write("[servers]\nconnections=6\npostgres_connections=3\n");
    (void)update();
    QCOMPARE(Settings().connectionLimit().value_or(0), 3);
    QVERIFY(!value("servers/connections").isValid());
}

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestSettingsUpdate)
#include "tst_settings_update.moc"
