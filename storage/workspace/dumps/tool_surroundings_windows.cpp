// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/dumps/tool_surroundings.h"

#include "storage/workspace/servers/server_process_windows.h"

#include <QFileInfo>

#include <windows.h>

namespace lectern::workspace {

QProcessEnvironment toolEnvironment()
{
    const QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment environment;
    for (const auto &name : {QStringLiteral("SystemRoot"), QStringLiteral("TEMP"), QStringLiteral("APPDATA")}) // libraries of the system need them
        environment.insert(name, own.value(name));
    return environment;
}

/// PostgreSQL's programs know the letters of one code page only.
QString pathForTool(const QString &path) { return plainPath(QFileInfo(path).absoluteFilePath()); }

void setTiesToTerminal(QProcess &process, bool isInBackground)
{
    process.setCreateProcessArgumentsModifier([isInBackground](QProcess::CreateProcessArguments *arguments) {
        arguments->flags |= CREATE_NO_WINDOW | CREATE_NEW_PROCESS_GROUP | (isInBackground ? IDLE_PRIORITY_CLASS : 0);
    });
}

} // namespace lectern::workspace
