// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/backup_labels.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::models;

class TestBackupLabels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysTheAgeAndRemindsAfterAMonth_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<QString>("label");
        const QString reminder = QStringLiteral(" (\"lecternctl backup FILE\" makes one)");
        QTest::newRow("today") << 0 << QStringLiteral("last backup: today");
        QTest::newRow("yesterday") << 1 << QStringLiteral("last backup: yesterday");
        QTest::newRow("before the reminder") << 29 << QStringLiteral("last backup: 29 days ago");
        QTest::newRow("from the reminder on") << 30 << QStringLiteral("last backup: 30 days ago") + reminder;
        QTest::newRow("a clock that was put back") << -3 << QStringLiteral("last backup: today");
    }
    void saysTheAgeAndRemindsAfterAMonth()
    {
        QFETCH(int, days);
        const QDateTime now(QDate(2026, 12, 1), QTime(12, 0), Qt::UTC);
        ServerState::Backup backup;
        backup.isOurs = true;
        backup.lastAt = now.addDays(-days);
        QTEST(backupLabel(backup, now), "label");
    }

    void remindsIfThereIsNone()
    {
        ServerState::Backup backup;
        backup.isOurs = true;
        QCOMPARE(backupLabel(backup, QDateTime::currentDateTimeUtc()), QStringLiteral("last backup: never (\"lecternctl backup FILE\" makes one)"));
    }

    void isSilentAboutOthersServers() { QCOMPARE(backupLabel({}, QDateTime::currentDateTimeUtc()), QString()); }
};

QTEST_APPLESS_MAIN(TestBackupLabels)
#include "tst_backup_labels.moc"
