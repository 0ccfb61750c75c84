// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/dumps/backups.h"

#include "storage/api/files/new_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace lectern::workspace {

namespace {

const auto timeFormat = QStringLiteral("yyyyMMdd-HHmmss");
const auto suffix = QStringLiteral(".dump");

QString prefixOf(Backups::Kind kind) { return kind == Backups::Kind::Regular ? QStringLiteral("regular-") : QStringLiteral("before-"); }

/// The time in "before-0.2.0-20261201-010203.dump".
QDateTime timeIn(const QString &name)
{
    QDateTime time = QDateTime::fromString(name.chopped(suffix.size()).right(timeFormat.size()), timeFormat);
    time.setTimeSpec(Qt::UTC);
    return time;
}

/// Named by the time, or by the next second that no dump has.
QString freePath(const QString &start)
{
    QDateTime time = QDateTime::currentDateTimeUtc();
    QString path;
    do {
        path = start + time.toString(timeFormat) + suffix;
        time = time.addSecs(1);
    } while (QFile::exists(path));
    return path;
}

/// What a killed process left behind. A dump in progress is written to all the time.
void removeAbandonedParts(const QString &folder)
{
    constexpr qint64 abandonedAfterSeconds = 3600;
    const QFileInfoList parts = QDir(folder).entryInfoList({QStringLiteral(".lectern-*.part")}, QDir::Files | QDir::Hidden);
    for (const QFileInfo &part : parts) {
        if (part.lastModified().secsTo(QDateTime::currentDateTime()) > abandonedAfterSeconds)
            QFile::remove(part.filePath());
    }
}

} // namespace

Result<PostgresPrograms> Backups::programs() const { return findPostgresPrograms(versionOfDatabase(m_root + QStringLiteral("/postgres"))); }

Result<DumpReport> Backups::write(const QString &url, const QString &path, const DumpOptions &options) const
{
    const auto found = programs();
    if (!found)
        return failureOf(found);
    const auto report = writeDump(*found, url, path, options);
    if (!report)
        return report;
    const QByteArray now = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toLatin1();
    (void)NewFile::write(recordFile(), now, NewFile::Readers::OwnerOnly); // the backup counts, even if its time cannot be remembered
    QDir(replacedDatabase()).removeRecursively();
    return report;
}

Result<DumpReport> Backups::keep(const PostgresPrograms &programs, const QString &url, Kind kind, const QString &what,
                                 const DumpOptions &options) const
{
    if (!QDir().mkpath(folder()))
        return failure(ErrorCode::Denied, FaultyPart::Workspace, QStringLiteral("cannot create %1").arg(folder()));
    removeAbandonedParts(folder());
    const QString start = folder() + QLatin1Char('/') + prefixOf(kind) + (what.isEmpty() ? QString() : what + QLatin1Char('-'));
    const auto report = writeDump(programs, url, freePath(start), options);
    if (report)
        removeOldest(kind);
    return report;
}

std::vector<KeptDump> Backups::kept() const
{
    std::vector<KeptDump> dumps;
    const QFileInfoList files = QDir(folder()).entryInfoList({QLatin1Char('*') + suffix}, QDir::Files | QDir::NoSymLinks);
    for (const QFileInfo &file : files) {
        const QDateTime madeAt = timeIn(file.fileName());
        if (madeAt.isValid())
            dumps.push_back({file.filePath(), madeAt, file.size()});
    }
    std::ranges::stable_sort(dumps, std::ranges::greater(), &KeptDump::madeAt);
    return dumps;
}

void Backups::removeOldest(Kind kind) const
{
    qsizetype left = kind == Kind::Regular ? keptRegular : keptBeforeUpdates;
    for (const KeptDump &dump : kept()) {
        if (QFileInfo(dump.path).fileName().startsWith(prefixOf(kind)) && --left < 0)
            QFile::remove(dump.path);
    }
}

std::optional<QDateTime> Backups::lastWritten() const
{
    QFile file(recordFile());
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QDateTime time = QDateTime::fromString(QString::fromLatin1(file.readAll().trimmed()), Qt::ISODate);
    return time.isValid() ? std::optional(time) : std::nullopt;
}

} // namespace lectern::workspace
