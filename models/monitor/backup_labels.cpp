// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/backup_labels.h"

#include <QCoreApplication>

namespace lectern::models {

namespace {

constexpr qint64 remindedAfterDays = 30;

QString words(const char *text) { return QCoreApplication::translate("BackupLabels", text); }

QString ageOf(qint64 days)
{
    if (days <= 0)
        return words(QT_TRANSLATE_NOOP("BackupLabels", "last backup: today"));
    if (days == 1)
        return words(QT_TRANSLATE_NOOP("BackupLabels", "last backup: yesterday"));
    return words(QT_TRANSLATE_NOOP("BackupLabels", "last backup: %1 days ago")).arg(days);
}

} // namespace

QString backupLabel(const ServerState::Backup &backup, const QDateTime &now)
{
    if (!backup.isOurs)
        return {};
    const qint64 days = backup.lastAt.isValid() ? backup.lastAt.daysTo(now) : remindedAfterDays;
    const QString age = backup.lastAt.isValid() ? ageOf(days) : words(QT_TRANSLATE_NOOP("BackupLabels", "last backup: never"));
    return days < remindedAfterDays ? age : words(QT_TRANSLATE_NOOP("BackupLabels", "%1 (\"lecternctl backup FILE\" makes one)")).arg(age);
}

} // namespace lectern::models
