// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/servers/postgres_programs.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QProcess>
#include <QStringList>

#include <mutex>

namespace lectern::workspace {

namespace {

constexpr int oldestVersion = 15;

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

QString PostgresPrograms::path(const char *program) const { return programFile(folder, QString::fromLatin1(program)); }

Result<PostgresPrograms> findPostgresPrograms(std::optional<int> version)
{
    PostgresPrograms newest;
    QStringList seen;
    for (const QString &folder : programFolders()) {
        const QString postgres = QFileInfo(programFile(folder, QStringLiteral("postgres"))).canonicalFilePath();
        const QString programs = QFileInfo(postgres).path();
        if (postgres.isEmpty() || seen.contains(postgres) || !QFile::exists(programFile(programs, QStringLiteral("initdb"))))
            continue;
        seen.append(postgres);
        const int candidate = majorVersionOf(postgres);
        if (candidate > newest.version && candidate >= oldestVersion && candidate == version.value_or(candidate))
            newest = {programs, candidate};
    }
    if (newest.version > 0)
        return newest;
    return failure(ErrorCode::Unavailable, FaultyPart::Workspace, howToGetPrograms(version, oldestVersion));
}

std::optional<int> versionOfDatabase(const QString &dataFolder)
{
    QFile file(dataFolder + QStringLiteral("/PG_VERSION"));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll().trimmed().toInt();
}

} // namespace lectern::workspace
