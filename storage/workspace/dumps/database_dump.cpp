// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/dumps/database_dump.h"

#include "storage/api/files/new_file.h"
#include "storage/api/files/opened_file.h"
#include "storage/workspace/dumps/postgres_tool.h"
#include "storage/workspace/dumps/tool_surroundings.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace lectern::workspace {

namespace {

/// More than level 1 costs several times the time for a few per cent of the size (ARCHITECTURE.md, "Decisions").
constexpr auto compression = "--compress=1";

tl::unexpected<StorageError> notADump(const QString &path, const QString &why)
{
    return failure(ErrorCode::Corrupt, FaultyPart::File, QStringLiteral("%1 cannot be restored: %2").arg(QFileInfo(path).fileName(), why));
}

/// What pg_restore prints about a dump, or of its contents.
Result<QByteArray> readWith(const PostgresPrograms &programs, const QStringList &arguments, const QString &path, const std::stop_token &stop)
{
    QByteArray printed;
    PostgresTool tool;
    tool.program = programs.path("pg_restore");
    tool.arguments = arguments + QStringList{pathForTool(path)};
    tool.takeOutput = [&printed](const QByteArray &piece) -> Result<void> {
        printed += piece;
        return {};
    };
    const auto read = runPostgresTool(tool, stop);
    if (!read && read.error().code == ErrorCode::Cancelled)
        return failureOf(read);
    if (!read)
        return notADump(path, read.error().detail);
    return printed;
}

/// The greatest number in the first column of a COPY.
int lastNumberIn(const QByteArray &copy)
{
    int last = 0;
    for (const QByteArray &line : copy.split('\n'))
        last = std::max(last, line.contains('\t') ? line.left(line.indexOf('\t')).toInt() : 0);
    return last;
}

} // namespace

Result<DumpReport> writeDump(const PostgresPrograms &programs, const QString &url, const QString &path, const DumpOptions &options)
{
    QElapsedTimer taken;
    taken.start();
    auto file = NewFile::begin(path, NewFile::Readers::OwnerOnly);
    if (!file)
        return failureOf(file);
    DumpReport report{path, 0, {}};
    PostgresTool tool;
    tool.program = programs.path("pg_dump");
    tool.arguments = {QStringLiteral("--format=custom"),
                      QLatin1String(compression),
                      QStringLiteral("--no-password"),
                      QStringLiteral("--no-owner"),
                      QStringLiteral("--lock-wait-timeout=60s"),
                      QStringLiteral("--no-unlogged-table-data"),
                      QStringLiteral("--exclude-table-data=cache.log")};
    tool.url = url;
    tool.isInBackground = options.isInBackground;
    tool.takeOutput = [&](const QByteArray &piece) -> Result<void> {
        if (file->device().write(piece) != piece.size())
            return file->finish(); // fails with the reason
        report.bytes += piece.size();
        if (options.told)
            options.told(report.bytes);
        return {};
    };
    const auto written = runPostgresTool(tool, options.stop).and_then([&] { return file->finish(); });
    if (!written)
        return failureOf(written);
    report.duration = std::chrono::milliseconds(taken.elapsed());
    return report;
}

Result<DumpFacts> readDumpFacts(const PostgresPrograms &programs, const QString &path, const std::stop_token &stop)
{
    if (const auto file = OpenedFile::open(path); !file)
        return failureOf(file);
    const auto list = readWith(programs, {QStringLiteral("--list")}, path, stop);
    if (!list)
        return failureOf(list);
    if (!list->contains(" TABLE lectern_schema migrations "))
        return notADump(path, QStringLiteral("it is a dump of something else than Lectern's database."));
    const auto migrations = readWith(programs,
                                     {QStringLiteral("--data-only"), QStringLiteral("--schema=lectern_schema"), QStringLiteral("--table=migrations"),
                                      QStringLiteral("--file=-")},
                                     path, stop);
    if (!migrations)
        return failureOf(migrations);
    static const QRegularExpression version(QStringLiteral("Dumped from database version: (\\S+)"));
    return DumpFacts{lastNumberIn(*migrations), version.match(QString::fromUtf8(*list)).captured(1)};
}

Result<void> loadDump(const PostgresPrograms &programs, const QString &url, const QString &path, const std::stop_token &stop)
{
    PostgresTool tool;
    tool.program = programs.path("pg_restore");
    tool.arguments = {QStringLiteral("--dbname=") + databaseIn(url), QStringLiteral("--single-transaction"), QStringLiteral("--no-password"),
                      QStringLiteral("--no-owner"), pathForTool(path)};
    tool.url = url;
    return runPostgresTool(tool, stop);
}

} // namespace lectern::workspace
