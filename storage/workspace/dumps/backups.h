// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/workspace/dumps/database_dump.h"

#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

namespace lectern::workspace {

/// A dump that Lectern made on its own.
struct KeptDump {
    QString path;
    QDateTime madeAt; ///< UTC.
    qint64 bytes = 0;
};

/// The backups of a private workspace: those that a user asked for lie anywhere, and the time of the last one is remembered in
/// `workspace/last-backup`; those that Lectern makes on its own, as long as the server that can read the database is installed, are in
/// `workspace/backups/`.
///
/// Thread: any; everything blocks. Owns nothing: several processes may use the same folder.
class Backups
{
public:
    /// Kinds of dumps that Lectern makes, each with a number of its own that are kept.
    enum class Kind { BeforeUpdate, Regular };
    static constexpr qsizetype keptBeforeUpdates = 3;
    static constexpr qsizetype keptRegular = 1;

    /// `workspaceFolder`: `<home>/workspace`.
    explicit Backups(QString workspaceFolder) : m_root(std::move(workspaceFolder)) {}

    /// Dumps the database at `url` for the user. Then the database that an earlier restore replaced is not needed any more, and is removed.
    [[nodiscard]] Result<DumpReport> write(const QString &url, const QString &path, const DumpOptions &options) const;
    /// Dumps it into the workspace as `before-<what>-<date>.dump` or `regular-<date>.dump`, and removes the oldest of its kind.
    [[nodiscard]] Result<DumpReport> keep(const PostgresPrograms &programs, const QString &url, Kind kind, const QString &what,
                                          const DumpOptions &options) const;
    /// The programs of the database's own version.
    [[nodiscard]] Result<PostgresPrograms> programs() const;
    /// What keep() made, newest first.
    [[nodiscard]] std::vector<KeptDump> kept() const;
    /// When write() last succeeded.
    [[nodiscard]] std::optional<QDateTime> lastWritten() const;
    /// The file that contains this time, in ISO format.
    [[nodiscard]] QString recordFile() const { return m_root + QStringLiteral("/last-backup"); }
    /// The database that was replaced by the last restore, or when it was brought to another PostgreSQL.
    [[nodiscard]] QString replacedDatabase() const { return m_root + QStringLiteral("/postgres.before"); }

private:
    [[nodiscard]] QString folder() const { return m_root + QStringLiteral("/backups"); }
    void removeOldest(Kind kind) const;

    QString m_root;
};

} // namespace lectern::workspace
