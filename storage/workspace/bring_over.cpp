// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/bring_over.h"

#include <QLoggingCategory>

namespace lectern::workspace {

namespace {

Q_LOGGING_CATEGORY(bringOverLog, "lectern.workspace")

} // namespace

QString ageText(const QDateTime &madeAt, const QDateTime &now)
{
    const qint64 days = madeAt.daysTo(now);
    return days <= 0 ? QStringLiteral("today") : days == 1 ? QStringLiteral("yesterday") : QStringLiteral("%1 days ago").arg(days);
}

Result<void> BringOver::runIfNeeded(const PostgresServer::Tell &tell, const std::stop_token &stop) const
{
    const std::optional<int> version = versionOfDatabase(m_folders.data);
    if (!version)
        return {};
    const auto newest = findPostgresPrograms(std::nullopt);
    if (!newest || newest->version <= *version)
        return {}; // what is missing is reported when the server is started
    const auto old = findPostgresPrograms(version);
    if (!old)
        return cannotBeRead(*version, *newest);
    tell(QStringLiteral("Bringing the private database from PostgreSQL %1 to %2; this may take minutes").arg(*version).arg(newest->version));
    const Result<void> brought = run(*old, *newest, tell, stop);
    if (brought || brought.error().code == ErrorCode::Cancelled)
        return brought;
    tell(QStringLiteral("The private database stays with PostgreSQL %1: %2").arg(*version).arg(brought.error().detail));
    qCWarning(bringOverLog, "The database was not brought to PostgreSQL %d: %s", newest->version, qUtf8Printable(brought.error().detail));
    return {};
}

Result<void> BringOver::run(const PostgresPrograms &from, const PostgresPrograms &to, const PostgresServer::Tell &tell,
                            const std::stop_token &stop) const
{
    const auto dumped = dump(from, to, tell, stop);
    if (!dumped)
        return failureOf(dumped);
    return DatabaseReplacement(m_folders).run(to, *dumped, m_settle, tell, stop);
}

Result<QString> BringOver::dump(const PostgresPrograms &from, const PostgresPrograms &to, const PostgresServer::Tell &tell,
                                const std::stop_token &stop) const
{
    const PostgresServer server(m_folders);
    if (auto started = server.start(from, tell); !started)
        return failureOf(started);
    tell(QStringLiteral("Dumping the old database"));
    DumpOptions options;
    options.stop = stop;
    const Backups backups(m_folders.root);
    const auto dumped = backups.keep(to, server.url(), Backups::Kind::BeforeUpdate, QStringLiteral("postgresql-%1").arg(to.version), options);
    if (auto stopped = server.stop(); !stopped)
        return failureOf(stopped);
    return dumped.map([](const DumpReport &report) { return report.path; });
}

tl::unexpected<StorageError> BringOver::cannotBeRead(int version, const PostgresPrograms &newest) const
{
    const QString needed = QStringLiteral(
                               "The private database was made by PostgreSQL %1, which is not installed any more; PostgreSQL %2 cannot read it. "
                               "Install it again (package postgresql-%1), and Lectern brings the database over at its next start.")
                               .arg(version)
                               .arg(newest.version);
    const auto dumps = Backups(m_folders.root).kept();
    const QString otherwise = dumps.empty()
        ? QStringLiteral("Or restore a backup, if you have one: lecternctl restore FILE.")
        : QStringLiteral("Or go on with the dump that Lectern made %1, without what was changed since: lecternctl restore --newest-dump.")
              .arg(ageText(dumps.front().madeAt, QDateTime::currentDateTimeUtc()));
    return failure(ErrorCode::Unavailable, FaultyPart::Workspace, needed + QLatin1Char(' ') + otherwise);
}

} // namespace lectern::workspace
