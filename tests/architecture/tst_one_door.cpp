// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QTest>

/// Whoever writes passes the door of writes: nobody else tells the cache of a write, so nobody can forget to.
class TestOneDoor : public QObject
{
    Q_OBJECT
    const QString m_root = qEnvironmentVariable("LECTERN_SOURCE_DIR");

    [[nodiscard]] QStringList sourcesWith(const QByteArray &words, const QStringList &folders) const
    {
        QStringList found;
        for (const QString &folder : folders) {
            QDirIterator files(m_root + u'/' + folder, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                if (file.open(QIODevice::ReadOnly) && file.readAll().contains(words))
                    found += QDir(m_root).relativeFilePath(file.fileName());
            }
        }
        found.sort();
        return found;
    }

private Q_SLOTS:
    void onlyTheDoorTellsTheCacheOfAWrite()
    {
        QCOMPARE(sourcesWith("noteOwnWrite(", {QStringLiteral("storage"), QStringLiteral("models"), QStringLiteral("app"), QStringLiteral("ui")}),
                 QStringList({QStringLiteral("storage/cache/freshness/freshness.cpp"), QStringLiteral("storage/cache/freshness/freshness.h"),
                              QStringLiteral("storage/commands/write_door.h"), QStringLiteral("storage/storage.cpp"),
                              QStringLiteral("storage/storage.h")}));
    }

    /// What writes reviews and documents is made where it gets the door, and nowhere else.
    void onlyWhatPassesTheDoorWrites()
    {
        for (const char *writer : {"postgres::DocumentWriter", "postgres::DocumentWork", "postgres::VerdictWriter", "postgres::RiskRuleStore",
                                   "postgres::ReviewImport", "postgres::ReviewMerge", "postgres::SentimentPass", "postgres::PostgresJobQueue"}) {
            const QStringList users = sourcesWith(writer,
                                                  {QStringLiteral("storage/maintenance"), QStringLiteral("storage/jobs"), QStringLiteral("models"),
                                                   QStringLiteral("app"), QStringLiteral("ui")});
            QVERIFY2(users.isEmpty(), qPrintable(QLatin1StringView(writer) + QStringLiteral(" is used by ") + users.join(u' ')));
        }
    }
};

QTEST_APPLESS_MAIN(TestOneDoor)
#include "tst_one_door.moc"
