// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace/servers/server_process.h"

#include <QFile>

namespace lectern::workspace {

QString tailOf(const QString &logFile)
{
    constexpr int tailBytes = 1000;
    QFile file(logFile);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    file.seek(qMax<qint64>(0, file.size() - tailBytes));
    return QString::fromUtf8(file.readAll()).trimmed();
}

} // namespace lectern::workspace
