// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/servers/postgres_programs.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>

namespace lectern::workspace {

namespace {

constexpr int oldestVersion = 15;

/// 15 for "postgres (PostgreSQL) 15.20 (Debian ...)"; 0 if there is no version in it.
int majorVersionOf(const QString &postgres)
{
    QProcess process;
    process.start(postgres, {QStringLiteral("--version")});
    if (!process.waitForFinished(5000))
        return 0;
    const QStringList words = QString::fromLocal8Bit(process.readAllStandardOutput()).split(QLatin1Char(' '));
    return words.size() < 3 ? 0 : words.at(2).section(QLatin1Char('.'), 0, 0).trimmed().toInt();
}

} // namespace

std::optional<int> versionOfDatabase(const QString &dataFolder)
{
    QFile file(dataFolder + QStringLiteral("/PG_VERSION"));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll().trimmed().toInt();
}

Result<QString> findPostgresPrograms(std::optional<int> version)
{
    int newest = 0;
    QString found;
    QStringList seen;
    for (const QString &folder : programFolders()) {
        const QString postgres = QFileInfo(programFile(folder, QStringLiteral("postgres"))).canonicalFilePath();
        const QString programs = QFileInfo(postgres).path();
        if (postgres.isEmpty() || seen.contains(postgres) || !QFile::exists(programFile(programs, QStringLiteral("initdb"))))
            continue;
        seen.append(postgres);
        const int candidate = majorVersionOf(postgres);
        if (candidate > newest && candidate >= oldestVersion && candidate == version.value_or(candidate)) {
            newest = candidate;
            found = programs;
        }
    }
    if (!found.isEmpty())
        return found;
    return failure(ErrorCode::Unavailable, FaultyPart::Workspace, howToGetPrograms(version, oldestVersion));
}

} // namespace lectern::workspace
