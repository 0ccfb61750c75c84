// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/servers/postgres_programs.h"

#include <QDir>

namespace lectern::workspace {

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

QString programFile(const QString &folder, const QString &name) { return folder + u'/' + name; }

QString howToGetPrograms(std::optional<int> version, int oldest)
{
    if (version) {
        return QStringLiteral("The private database was made by PostgreSQL %1, which is not installed any more. Install it "
                              "again (package postgresql-%1).")
            .arg(*version);
    }
    return QStringLiteral("No PostgreSQL server of version %1 or newer was found. Install it (package postgresql), or name "
                          "a server in the settings.")
        .arg(oldest);
}

} // namespace lectern::workspace
