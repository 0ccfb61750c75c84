// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QMutex>
#include <QString>

namespace lectern::app {

/// The program's log: every message becomes one line of JSON in `folder`/lectern.log; warnings and worse also go to stderr.
/// At 4 MiB the file is renamed to lectern.log.1, and so on; three old files are kept.
///
/// Thread: any may log; created and destroyed in main(), one at a time.
class LogFile
{
public:
    static constexpr qint64 largestBytes = 4LL * 1024 * 1024;
    static constexpr int oldFileCount = 3;

    explicit LogFile(const QString &folder);
    ~LogFile();
    LogFile(const LogFile &) = delete;
    LogFile &operator=(const LogFile &) = delete;

private:
    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &message);
    void write(QtMsgType type, const QMessageLogContext &context, const QString &message);
    void rotate();

    QMutex m_mutex;
    QFile m_file;
    QtMessageHandler m_previous = nullptr;
};

} // namespace lectern::app
