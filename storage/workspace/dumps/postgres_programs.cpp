// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/dumps/postgres_programs.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QProcess>
#include <QStringList>

#include <mutex>

namespace lectern::workspace {

namespace {

constexpr int oldestVersion = 15;

tl::unexpected<StorageError> unavailable(const QString &detail) { return failure(ErrorCode::Unavailable, FaultyPart::Workspace, detail); }

QStringList programFolders()
{
    QStringList folders = QString::fromLocal8Bit(qgetenv("PATH")).split(QLatin1Char(':'), Qt::SkipEmptyParts);
    const QDir debian(QStringLiteral("/usr/lib/postgresql"));
    for (const QString &version : debian.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        folders.append(debian.filePath(version) + QStringLiteral("/bin"));
    const QDir system(QStringLiteral("/usr"));
    for (const QString &packaged : system.entryList({QStringLiteral("pgsql-*")}, QDir::Dirs))
        folders.append(system.filePath(packaged) + QStringLiteral("/bin"));
    return folders;
}

/// 15 for "postgres (PostgreSQL) 15.20 (Debian ...)"; 0 if there is no version in it.
int askMajorVersion(const QString &postgres)
{
    QProcess process;
    process.start(postgres, {QStringLiteral("--version")});
    if (!process.waitForFinished(5000))
        return 0;
    const QStringList words = QString::fromLocal8Bit(process.readAllStandardOutput()).split(QLatin1Char(' '));
    return words.size() < 3 ? 0 : words.at(2).section(QLatin1Char('.'), 0, 0).trimmed().toInt();
}

/// Asks each program once.
int majorVersionOf(const QString &postgres)
{
    static std::mutex mutex;
    static QHash<QString, int> known;
    const QString program = postgres + QFileInfo(postgres).lastModified().toString(Qt::ISODateWithMs);
    const std::lock_guard lock(mutex);
    const auto found = known.constFind(program);
    return found == known.constEnd() ? *known.insert(program, askMajorVersion(postgres)) : *found;
}

} // namespace

Result<PostgresPrograms> findPostgresPrograms(std::optional<int> version)
{
    PostgresPrograms newest;
    QStringList seen;
    for (const QString &folder : programFolders()) {
        const QString postgres = QFileInfo(folder + QStringLiteral("/postgres")).canonicalFilePath();
        const QString programs = QFileInfo(postgres).path();
        if (postgres.isEmpty() || seen.contains(postgres) || !QFile::exists(programs + QStringLiteral("/initdb")))
            continue;
        seen.append(postgres);
        const int candidate = majorVersionOf(postgres);
        if (candidate > newest.version && candidate >= oldestVersion && candidate == version.value_or(candidate))
            newest = {programs, candidate};
    }
    if (newest.version > 0)
        return newest;
    if (version) {
        return unavailable(QStringLiteral("The private database was made by PostgreSQL %1, which is not installed any more. Install it "
                                          "again (package postgresql-%1).")
                               .arg(*version));
    }
    return unavailable(QStringLiteral("No PostgreSQL server of version %1 or newer was found. Install it (package postgresql), or name "
                                      "a server in the settings.")
                           .arg(oldestVersion));
}

std::optional<int> versionOfDatabase(const QString &dataFolder)
{
    QFile file(dataFolder + QStringLiteral("/PG_VERSION"));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll().trimmed().toInt();
}

} // namespace lectern::workspace
