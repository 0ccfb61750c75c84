// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

namespace lectern::app {

/// What a crash left.
struct CrashReport {
    QDateTime time;
    QString text;
};

/// The folder of crash reports, of which it keeps the newest. Nobody but the reader of this computer gets to see them.
///
/// Thread: any one; blocks on files.
class CrashReports
{
public:
    static constexpr qsizetype keptCount = 5;

    explicit CrashReports(QString folder) : m_folder(std::move(folder)) {}
    [[nodiscard]] static QString folderIn(const QString &home) { return home + QStringLiteral("/crashes"); }

    /// The newest report that nobody has seen yet. Removes old ones.
    [[nodiscard]] std::optional<CrashReport> unseen() const;
    /// From now on there is none unseen.
    void markSeen() const;

private:
    QString m_folder;
};

} // namespace lectern::app
