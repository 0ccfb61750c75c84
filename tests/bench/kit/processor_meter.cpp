// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/kit/processor_meter.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QMultiHash>

#include <array>
#include <cstdlib>
#include <sys/resource.h>
#include <unistd.h>

namespace lectern::bench {

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Maps each process to its children, for all processes of the machine.
QMultiHash<qint64, qint64> families()
{
    QMultiHash<qint64, qint64> children;
    const QStringList names = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        bool isProcess = false;
        const qint64 id = name.toLongLong(&isProcess);
        if (!isProcess)
            continue;
        // "id (name, with any characters) state parent ..."
        const QByteArray stat = contentOf(QStringLiteral("/proc/%1/stat").arg(id));
        const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
        if (fields.size() > 1)
            children.insert(fields[1].toLongLong(), id);
    }
    return children;
}

double milliseconds(const timeval &time) { return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3; }

double usedBy(int who)
{
    rusage usage{};
    ::getrusage(who, &usage);
    return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
}

/// Sum over its threads, without those that have ended.
double usedByProcess(qint64 id)
{
    double sum = 0;
    const QString folder = QStringLiteral("/proc/%1/task").arg(id);
    for (const QString &thread : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        sum += contentOf(folder + u'/' + thread + QStringLiteral("/schedstat")).split(' ').first().toDouble() / 1e6;
    return sum;
}

} // namespace

double processorMilliseconds()
{
    const QMultiHash<qint64, qint64> children = families();
    double sum = usedBy(RUSAGE_SELF) + usedBy(RUSAGE_CHILDREN);
    QList<qint64> waiting = children.values(::getpid());
    while (!waiting.isEmpty()) {
        const qint64 id = waiting.takeLast();
        sum += usedByProcess(id);
        waiting += children.values(id);
    }
    return sum;
}

double loadAverage()
{
    std::array<double, 1> load{-1};
    return ::getloadavg(load.data(), 1) == 1 ? load[0] : -1;
}

} // namespace lectern::bench
