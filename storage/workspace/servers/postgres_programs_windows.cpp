// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/servers/postgres_programs.h"

#include <QDir>
#include <QSettings>

namespace lectern::workspace {

namespace {

/// Where installers write down what they installed.
QStringList registeredFolders()
{
    QSettings installations(QStringLiteral("HKEY_LOCAL_MACHINE\\SOFTWARE\\PostgreSQL\\Installations"), QSettings::Registry64Format);
    QStringList folders;
    for (const QString &installation : installations.childGroups()) {
        const QString base = installations.value(installation + QStringLiteral("/Base Directory")).toString();
        if (!base.isEmpty())
            folders.append(QDir::fromNativeSeparators(base) + QStringLiteral("/bin"));
    }
    return folders;
}

} // namespace

QStringList programFolders()
{
    QStringList folders = registeredFolders();
    const QDir usual(qEnvironmentVariable("ProgramFiles", QStringLiteral("C:/Program Files")) + QStringLiteral("/PostgreSQL"));
    for (const QString &version : usual.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        folders.append(usual.filePath(version) + QStringLiteral("/bin"));
    for (const QString &folder : qEnvironmentVariable("PATH").split(u';', Qt::SkipEmptyParts)) {
        if (QDir::isAbsolutePath(folder)) // never what lies in the current folder
            folders.append(QDir::fromNativeSeparators(folder));
    }
    return folders;
}

QString programFile(const QString &folder, const QString &name) { return folder + u'/' + name + QStringLiteral(".exe"); }

QString howToGetPrograms(std::optional<int> version, int oldest)
{
    if (version) {
        return QStringLiteral("The private database was made by PostgreSQL %1, which is not installed any more. Install version %1 again, "
                              "from postgresql.org.")
            .arg(*version);
    }
    return QStringLiteral("There is no PostgreSQL of version %1 or newer on this computer. Install it from postgresql.org, then try again, or "
                          "connect to a server.")
        .arg(oldest);
}

} // namespace lectern::workspace
