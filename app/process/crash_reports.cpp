// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/crash_reports.h"

#include <QDir>
#include <QFile>

namespace lectern::app {

namespace {

constexpr qint64 largestBytes = qint64(64) * 1024;
const auto newSuffix = QStringLiteral(".new"), seenSuffix = QStringLiteral(".txt");

} // namespace

std::optional<CrashReport> CrashReports::unseen() const
{
    const QDir folder(m_folder);
    const QFileInfoList files = folder.entryInfoList({u'*' + newSuffix, u'*' + seenSuffix}, QDir::Files | QDir::NoSymLinks, QDir::Time);
    for (const QFileInfo &old : files.mid(keptCount))
        QFile::remove(old.filePath());
    const auto newest = std::find_if(files.begin(), files.end(), [](const QFileInfo &each) { return each.fileName().endsWith(newSuffix); });
    if (newest == files.end())
        return std::nullopt;
    QFile file(newest->filePath());
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return CrashReport{newest->lastModified(), QString::fromLatin1(file.read(largestBytes))};
}

void CrashReports::markSeen() const
{
    const QDir folder(m_folder);
    const QStringList files = folder.entryList({u'*' + newSuffix}, QDir::Files | QDir::NoSymLinks);
    for (const QString &file : files)
        QFile::rename(folder.filePath(file), folder.filePath(file.chopped(newSuffix.size()) + seenSuffix));
}

} // namespace lectern::app
