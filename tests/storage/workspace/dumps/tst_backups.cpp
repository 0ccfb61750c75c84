// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/dumps/backups.h"

#include "tests/support/servers.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace lectern {

using namespace workspace;

class TestBackups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void keepsTheNewestOfEachKind();
    void replacesNoneOfTheSameSecond();
    void doesNotRemoveADumpForOneThatFailed();
    void remembersWhenTheUserMadeTheLastOne();
    void keepsTheReplacedDatabaseUntilThen();

private:
    [[nodiscard]] Backups backups() const { return Backups(m_root->path()); }
    [[nodiscard]] QStringList names() const { return QDir(m_root->filePath(QStringLiteral("backups"))).entryList(QDir::Files | QDir::Hidden); }
    void place(const QString &name) const;

    TestPostgres m_server;
    PostgresPrograms m_programs;
    std::unique_ptr<QTemporaryDir> m_root;
};

void TestBackups::initTestCase()
{
    QVERIFY2(m_server.isRunning(), qPrintable(m_server.error()));
    m_programs = *findPostgresPrograms(std::nullopt);
}

/// A workspace whose database has this server's version.
void TestBackups::init()
{
    m_root = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_root->path()).mkpath(QStringLiteral("backups")) && QDir(m_root->path()).mkpath(QStringLiteral("postgres")));
    QFile version(m_root->filePath(QStringLiteral("postgres/PG_VERSION")));
    QVERIFY(version.open(QIODevice::WriteOnly) && version.write(QByteArray::number(m_programs.version)) > 0);
}

void TestBackups::place(const QString &name) const
{
    QFile file(m_root->filePath(QStringLiteral("backups/") + name));
    QVERIFY(file.open(QIODevice::WriteOnly));
}

void TestBackups::keepsTheNewestOfEachKind()
{
    for (const auto &name :
         {QStringLiteral("before-0.1.0-20240101-000000.dump"), QStringLiteral("before-0.1.9-20240301-000000.dump"),
          QStringLiteral("before-postgresql-17-20240201-000000.dump"), QStringLiteral("regular-20240105-000000.dump"), QStringLiteral("note.txt")})
        place(name);
    const auto made = backups().keep(m_programs, m_server.url(), Backups::Kind::BeforeUpdate, QStringLiteral("0.2.0"), {});
    QVERIFY2(made, qPrintable(made ? QString() : made.error().detail));
    const auto kept = backups().kept();
    QCOMPARE(kept.size(), 4u);
    QVERIFY2(kept[0].path.contains(QStringLiteral("/before-0.2.0-")), qPrintable(kept[0].path));
    QCOMPARE(kept[0].bytes, made->bytes);
    QVERIFY(qAbs(kept[0].madeAt.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    QVERIFY(names().contains(QStringLiteral("note.txt")));
    QVERIFY(!names().contains(QStringLiteral("before-0.1.0-20240101-000000.dump")));
    QVERIFY(backups().keep(m_programs, m_server.url(), Backups::Kind::Regular, {}, {}));
    QCOMPARE(backups().kept().size(), 4u);
    QVERIFY(!names().contains(QStringLiteral("regular-20240105-000000.dump")));
}

void TestBackups::replacesNoneOfTheSameSecond()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (int seconds = 0; seconds < 60; ++seconds)
        place(QStringLiteral("before-0.2.0-%1.dump").arg(now.addSecs(seconds).toString(QStringLiteral("yyyyMMdd-HHmmss"))));
    const auto made = backups().keep(m_programs, m_server.url(), Backups::Kind::BeforeUpdate, QStringLiteral("0.2.0"), {});
    QVERIFY2(made, qPrintable(made ? QString() : made.error().detail));
    const auto kept = backups().kept();
    QCOMPARE(kept[0].bytes, made->bytes);
    QCOMPARE(kept[0].madeAt.toString(), now.addSecs(60).toString());
    QCOMPARE(kept[1].madeAt.toString(), now.addSecs(59).toString());
    QCOMPARE(kept[1].bytes, 0);
}

void TestBackups::doesNotRemoveADumpForOneThatFailed()
{
    place(QStringLiteral("regular-20240105-000000.dump"));
    const auto made = backups().keep(m_programs, QStringLiteral("postgresql:///nowhere?host=/nowhere"), Backups::Kind::Regular, {}, {});
    QVERIFY(!made);
    QCOMPARE(names(), QStringList(QStringLiteral("regular-20240105-000000.dump")));
}

void TestBackups::remembersWhenTheUserMadeTheLastOne()
{
    QVERIFY(!backups().lastWritten());
    QVERIFY(backups().keep(m_programs, m_server.url(), Backups::Kind::Regular, {}, {}));
    QVERIFY(!backups().lastWritten()); // on the same disk
    const auto written = backups().write(m_server.url(), m_root->filePath(QStringLiteral("mine.dump")), {});
    QVERIFY2(written, qPrintable(written ? QString() : written.error().detail));
    QVERIFY(backups().lastWritten());
    QVERIFY(qAbs(backups().lastWritten()->secsTo(QDateTime::currentDateTimeUtc())) < 60);
}

void TestBackups::keepsTheReplacedDatabaseUntilThen()
{
    QVERIFY(QDir().mkpath(backups().replacedDatabase() + QStringLiteral("/base")));
    QVERIFY(!backups().write(m_server.url(), m_root->filePath(QStringLiteral("no such folder/mine.dump")), {}));
    QVERIFY(QFile::exists(backups().replacedDatabase()));
    QVERIFY(backups().write(m_server.url(), m_root->filePath(QStringLiteral("mine.dump")), {}));
    QVERIFY(!QFile::exists(backups().replacedDatabase()));
}

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestBackups)
#include "tst_backups.moc"
