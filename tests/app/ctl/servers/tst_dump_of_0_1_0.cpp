// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

namespace lectern {

/// lectern-0.1.0.dump.gz holds the tables of Lectern 0.1.0, migrations 1 to 6, with 40 reviews of nine platforms in five languages, two
/// small contracts and their analyses. It was made by `lecternctl import` and `upload`, `migrate down --steps 9` and pg_dump of PostgreSQL 15.
class TestDumpOf010 : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;

    [[nodiscard]] static QString source(const char *path) { return qEnvironmentVariable("LECTERN_SOURCE_DIR") + u'/' + QLatin1String(path); }
    /// What lecternctl prints, as JSON. Fails the test if its status is not 0.
    static QJsonObject ctl(const QStringList &arguments)
    {
        QProcess process;
        process.start(qEnvironmentVariable("LECTERN_BUILD_DIR") + QStringLiteral("/lecternctl"), QStringList(arguments) << QStringLiteral("--json"));
        const bool isDone = process.waitForFinished(120'000) && process.exitCode() == 0;
        if (!QTest::qVerify(isDone, qUtf8Printable(arguments.join(u' ')), process.readAllStandardError().constData(), __FILE__, __LINE__))
            return {};
        return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    }
    bool unpack(const QString &file) const
    {
        QProcess process;
        process.setStandardOutputFile(file);
        process.start(QStringLiteral("gzip"), {QStringLiteral("-dc"), source("tests/app/ctl/servers/lectern-0.1.0.dump.gz")});
        return process.waitForFinished(30'000) && process.exitCode() == 0;
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("LECTERN_HOME", m_home.path().toLocal8Bit());
        qunsetenv("LECTERN_POSTGRES_URL");
        qunsetenv("LECTERN_REDIS_URL");
        const QString file = m_home.filePath(QStringLiteral("lectern-0.1.0.dump"));
        QVERIFY(unpack(file));
        (void)ctl({QStringLiteral("restore"), file, QStringLiteral("--yes")});
    }
    void cleanupTestCase() { (void)ctl({QStringLiteral("workspace"), QStringLiteral("stop"), QStringLiteral("--force")}); }

    void itsReviewsAreFoundAndCounted()
    {
        const QJsonObject all = ctl({QStringLiteral("reviews"), QStringLiteral("--limit"), QStringLiteral("100")});
        QCOMPARE(all.value(QStringLiteral("count")).toInt(), 40);
        QSet<QString> platforms;
        for (const QJsonValue &row : all.value(QStringLiteral("rows")).toArray())
            platforms.insert(row.toObject().value(QStringLiteral("platform")).toString());
        QCOMPARE(platforms.size(), 9);
        const auto countOf = [](const QString &text) {
            return ctl({QStringLiteral("reviews"), QStringLiteral("--text"), text}).value(QStringLiteral("count")).toInt();
        };
        QCOMPARE(countOf(QStringLiteral("Zażółć")), 8);
        QCOMPARE(countOf(QStringLiteral("breakfast")), 8);
        QCOMPARE(countOf(QStringLiteral("breakfast -quiet")), 0);
        QCOMPARE(ctl({QStringLiteral("stats")}).value(QStringLiteral("average_rating")).toDouble(), 3.0);
    }

    void itsContractsHaveTheirFindings()
    {
        const QJsonArray rows = ctl({QStringLiteral("documents")}).value(QStringLiteral("rows")).toArray();
        QCOMPARE(rows.size(), 2);
        for (const QJsonValue &value : rows) {
            const QJsonObject row = value.toObject();
            QCOMPARE(row.value(QStringLiteral("analysis_status")).toString(), QStringLiteral("COMPLETED"));
            const QJsonObject analysis = ctl({QStringLiteral("analyze"), row.value(QStringLiteral("id")).toString()});
            QVERIFY2(QJsonDocument(analysis).toJson().contains("unlimited"), qPrintable(row.value(QStringLiteral("name")).toString()));
        }
    }

    void theNextBackupIsOfTodaysTables()
    {
        const QString file = m_home.filePath(QStringLiteral("today.dump"));
        (void)ctl({QStringLiteral("backup"), file});
        (void)ctl({QStringLiteral("restore"), file, QStringLiteral("--yes")});
        QCOMPARE(ctl({QStringLiteral("reviews")}).value(QStringLiteral("count")).toInt(), 40);
    }
};

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestDumpOf010)
#include "tst_dump_of_0_1_0.moc"
