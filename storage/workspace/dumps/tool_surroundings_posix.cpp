// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/dumps/tool_surroundings.h"

#include <QFileInfo>

#include <sys/resource.h>
#include <unistd.h>

namespace lectern::workspace {

QProcessEnvironment toolEnvironment()
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/local/bin:/usr/bin:/bin"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    return environment;
}

QString pathForTool(const QString &path) { return QFileInfo(path).absoluteFilePath(); }

void setTiesToTerminal(QProcess &process, bool isInBackground)
{
    process.setChildProcessModifier([isInBackground] {
        ::setsid();
        if (isInBackground)
            ::setpriority(PRIO_PROCESS, 0, 19);
    });
}

} // namespace lectern::workspace
