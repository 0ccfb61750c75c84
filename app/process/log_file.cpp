// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/log_file.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

namespace lectern::app {

namespace {

LogFile *current = nullptr; // a Qt message handler gets no context argument

QString levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return QStringLiteral("debug");
    case QtInfoMsg: return QStringLiteral("info");
    case QtWarningMsg: return QStringLiteral("warning");
    case QtCriticalMsg: return QStringLiteral("error");
    case QtFatalMsg: return QStringLiteral("fatal");
    }
    Q_UNREACHABLE();
}

} // namespace

LogFile::LogFile(const QString &folder) : m_file(folder + QStringLiteral("/lectern.log"))
{
    QDir().mkpath(folder);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append))
        qWarning("There will be no log: %s", qUtf8Printable(m_file.errorString()));
    current = this;
    m_previous = qInstallMessageHandler(handle);
}

LogFile::~LogFile()
{
    qInstallMessageHandler(m_previous);
    current = nullptr;
}

void LogFile::handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    current->write(type, context, message);
    if (type != QtDebugMsg && type != QtInfoMsg)
        current->m_previous(type, context, message);
}

void LogFile::write(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QJsonObject line{
        {QStringLiteral("time"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
        {QStringLiteral("level"), levelOf(type)},
        {QStringLiteral("category"), QString::fromUtf8(context.category)},
        {QStringLiteral("pid"), QCoreApplication::applicationPid()},
        {QStringLiteral("message"), message},
    };
    const QMutexLocker locked(&m_mutex);
    if (!m_file.isOpen())
        return;
    m_file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    m_file.flush(); // so that the last line before a crash is not lost
    if (m_file.size() >= largestBytes)
        rotate();
}

void LogFile::rotate()
{
    const QString name = m_file.fileName();
    const auto oldName = [&name](int age) { return age == 0 ? name : name + QStringLiteral(".%1").arg(age); };
    m_file.close();
    QFile::remove(oldName(oldFileCount));
    for (int age = oldFileCount; age > 0; --age)
        QFile::rename(oldName(age - 1), oldName(age));
    (void)m_file.open(QIODevice::WriteOnly | QIODevice::Append);
}

} // namespace lectern::app
