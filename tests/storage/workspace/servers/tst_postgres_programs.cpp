// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/servers/postgres_programs.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace lectern {

using namespace workspace;

/// Installations that only say which version they are.
class TestPostgresPrograms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsTheNewest();
    void findsTheVersionAskedFor();
    void saysWhatToInstallWhenAVersionIsMissing();
    void readsTheVersionOfADatabase();

private:
    QTemporaryDir m_folder;
};

void TestPostgresPrograms::initTestCase()
{
    QStringList path;
    for (const int version : {1717, 1818, 16}) {
        const QString folder = m_folder.filePath(QString::number(version));
        QVERIFY(QDir().mkpath(folder));
        for (const auto &name : {QStringLiteral("/postgres"), QStringLiteral("/initdb")}) {
            QFile program(folder + name);
            QVERIFY(program.open(QIODevice::WriteOnly));
            program.write(QStringLiteral("#!/bin/sh\necho 'postgres (PostgreSQL) %1.2 (Debian)'\n").arg(version).toUtf8());
            program.close();
            QVERIFY(program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        }
        path += folder;
    }
    qputenv("PATH", path.join(QLatin1Char(':')).toLocal8Bit() + ':' + qgetenv("PATH"));
}

void TestPostgresPrograms::findsTheNewest()
{
    const auto found = findPostgresPrograms(std::nullopt);
    QVERIFY(found);
    QCOMPARE(found->version, 1818);
    QCOMPARE(found->path("pg_dump"), QFileInfo(m_folder.filePath(QStringLiteral("1818"))).canonicalFilePath() + QStringLiteral("/pg_dump"));
}

void TestPostgresPrograms::findsTheVersionAskedFor()
{
    const auto found = findPostgresPrograms(1717);
    QVERIFY(found);
    QCOMPARE(found->version, 1717);
}

void TestPostgresPrograms::saysWhatToInstallWhenAVersionIsMissing()
{
    const auto found = findPostgresPrograms(1616);
    QVERIFY(!found);
    QVERIFY2(found.error().detail.contains(QStringLiteral("package postgresql-1616")), qPrintable(found.error().detail));
}

void TestPostgresPrograms::readsTheVersionOfADatabase()
{
    QVERIFY(!versionOfDatabase(m_folder.filePath(QStringLiteral("16"))));
    QFile file(m_folder.filePath(QStringLiteral("PG_VERSION")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("15\n") == 3);
    file.close();
    QCOMPARE(versionOfDatabase(m_folder.path()), std::optional(15));
}

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestPostgresPrograms)
#include "tst_postgres_programs.moc"
