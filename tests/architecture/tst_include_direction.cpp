// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

/// Which rooms a room may include from: app -> ui -> models -> storage/api <- storage.
const QMap<QString, QStringList> allowedRooms = {
    {QStringLiteral("app"), {QStringLiteral("app"), QStringLiteral("ui"), QStringLiteral("models"), QStringLiteral("storage"), QStringLiteral("storage/api")}},
    {QStringLiteral("ui"), {QStringLiteral("ui"), QStringLiteral("models"), QStringLiteral("storage/api")}},
    {QStringLiteral("models"), {QStringLiteral("models"), QStringLiteral("storage/api")}},
    {QStringLiteral("storage"), {QStringLiteral("storage"), QStringLiteral("storage/api")}},
    {QStringLiteral("storage/api"), {QStringLiteral("storage/api")}},
};

QString roomOf(const QString &path)
{
    if (path.startsWith(QLatin1String("storage/api/")))
        return QStringLiteral("storage/api");
    const QString first = path.section(u'/', 0, 0);
    return allowedRooms.contains(first) ? first : QString();
}

/// Every complaint about one file's text, in words.
QStringList complaintsAbout(const QString &path, const QString &text)
{
    static const QRegularExpression include(QStringLiteral("^\\s*#include\\s+\"([^\"]+)\""), QRegularExpression::MultilineOption);
    static const QRegularExpression widget(QStringLiteral("^\\s*#include\\s+<Q\\w*Widget\\w*>"), QRegularExpression::MultilineOption);
    QStringList complaints;
    const QString room = roomOf(path);
    const bool isOfJobs = path.startsWith(QLatin1String("storage/jobs/")); // what the cache stands on
    for (auto match = include.globalMatch(text); match.hasNext();) {
        const QString included = match.next().captured(1);
        if (included.endsWith(QLatin1String(".moc")))
            continue;
        const QString target = roomOf(included);
        if (target.isEmpty())
            complaints << path + QStringLiteral(": \"") + included + QStringLiteral("\" is not written from the root");
        else if (!allowedRooms.value(room).contains(target))
            complaints << path + QStringLiteral(": ") + room + QStringLiteral(" may not include ") + included;
        else if (isOfJobs && included.startsWith(QLatin1String("storage/cache/")))
            complaints << path + QStringLiteral(": storage/jobs may not include ") + included;
    }
    // Whoever may walk over Redis' keys and delete some is one.
    const bool mayCheck = path == QLatin1String("storage/cache/cache_check.cpp") || path == QLatin1String("storage/redis/check_command.cpp");
    if (!mayCheck && text.contains(QLatin1String("storage/redis/check_command.h")))
        complaints << path + QStringLiteral(": only the check of the cache scans and deletes");
    if ((room == QLatin1String("models") || room.startsWith(QLatin1String("storage"))) && widget.match(text).hasMatch())
        complaints << path + QStringLiteral(": only ui and app know widgets");
    // The GUI thread's freedom hangs on these never being called outside tests.
    for (const char *forbidden : {"processEvents", "BlockingQueuedConnection", ".then(this"}) {
        if (text.contains(QLatin1String(forbidden)))
            complaints << path + QStringLiteral(": ") + QLatin1String(forbidden);
    }
    if (!text.startsWith(QLatin1String("// SPDX-License-Identifier: GPL-3.0-or-later")))
        complaints << path + QStringLiteral(": no SPDX line");
    return complaints;
}

} // namespace

class TestIncludeDirection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyArrowPointsDown()
    {
        const QDir root(qEnvironmentVariable("LECTERN_SOURCE_DIR"));
        QVERIFY2(root.exists(QStringLiteral("storage/api")), "LECTERN_SOURCE_DIR must name the sources");
        QStringList complaints;
        int fileCount = 0;
        for (const char *room : {"app", "ui", "models", "storage"}) {
            QDirIterator files(root.filePath(QLatin1String(room)), {QStringLiteral("*.h"), QStringLiteral("*.cpp")},
                               QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                complaints += complaintsAbout(root.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll()));
                ++fileCount;
            }
        }
        QVERIFY(fileCount > 20);
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    }

    void noticesAnArrowThatPointsUp_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("include");
        QTest::addColumn<bool>("isAllowed");
        const auto row = [](const char *path, const char *include, bool isAllowed) {
            QTest::addRow("%s includes %s", path, include) << QString::fromLatin1(path) << QString::fromLatin1(include) << isAllowed;
        };
        row("storage/cache/x.cpp", "models/reviews/review_model.h", false);
        row("storage/api/x.h", "storage/cache/entry.h", false);
        row("storage/jobs/x.cpp", "storage/cache/entry.h", false);
        row("storage/cache/x.cpp", "storage/jobs/job_signals.h", true);
        row("models/reviews/x.cpp", "storage/postgres/connection.h", false);
        row("models/reviews/x.cpp", "storage/api/review.h", true);
        row("ui/x.cpp", "app/settings.h", false);
        row("ui/x.cpp", "storage/storage.h", false);
        row("app/x.cpp", "storage/storage.h", true);
        row("ui/x.cpp", "neighbour.h", false);
        row("storage/cache/reading.cpp", "storage/redis/check_command.h", false);
        row("storage/cache/cache_check.cpp", "storage/redis/check_command.h", true);
    }

    void noticesAnArrowThatPointsUp()
    {
        QFETCH(QString, path);
        QFETCH(QString, include);
        QFETCH(bool, isAllowed);
        const QString text = QStringLiteral("// SPDX-License-Identifier: GPL-3.0-or-later\n#include \"%1\"\n").arg(include);
        QCOMPARE(complaintsAbout(path, text).isEmpty(), isAllowed);
    }
};

QTEST_APPLESS_MAIN(TestIncludeDirection)
#include "tst_include_direction.moc"
