// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>

#include <csignal>
#include <vector>

#include <sys/types.h>
#include <unistd.h>

namespace lectern::parse {

/// The processes that this one has started and not yet reaped.
inline std::vector<pid_t> workerChildren()
{
    std::vector<pid_t> children;
    for (const QString &task : QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(QStringLiteral("/proc/self/task/%1/children").arg(task));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &pid : file.readAll().split(' ')) {
            if (pid.toInt() > 0)
                children.push_back(pid.toInt());
        }
    }
    return children;
}

} // namespace lectern::parse
