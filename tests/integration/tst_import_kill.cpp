// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/link/connection.h"
#include "storage/schema/migrations.h"
#include "tests/support/seed.h"
#include "tests/support/servers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace lectern;
using namespace lectern::postgres;
using namespace lectern::schema;

/// kill -9 of an import at random points: nothing is lost, nothing is stored twice.
class TestImportKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void losesNothingAndStoresNothingTwice();

private:
    static constexpr int rowCount = 40'000;
    static constexpr int duplicateCount = 400;
    static constexpr int badCount = 800;
    [[nodiscard]] QString writeInput() const;
    void prepare(QProcess &process, const QStringList &more = {}) const;
    [[nodiscard]] qint64 number(const QString &sql) { return m_postgres->value(QStringLiteral("kill"), sql).toLongLong(); }

    std::unique_ptr<TestPostgres> m_postgres;
    QTemporaryDir m_folder;
    QString m_url, m_input;
};

QString TestImportKill::writeInput() const
{
    QFile file(m_folder.filePath(QStringLiteral("yelp.csv")));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write("review_id,business_id,stars,text,date\n");
    for (int i = 0; i < rowCount; ++i) {
        const bool isBad = i % (rowCount / badCount) == 7;
        const bool isRepeated = i % (rowCount / duplicateCount) == 50; // the row before, once more
        const int id = isRepeated ? i - 1 : i;
        file.write("r" + QByteArray::number(id) + ",b" + QByteArray::number(id % 97) + (isBad ? ",17," : ",4,") + "text of " + QByteArray::number(id)
                   + ' ' + QByteArray(200, 'x') + ",2024-01-02 03:04:05\n");
    }
    return file.fileName();
}

void TestImportKill::initTestCase()
{
    m_postgres = std::make_unique<TestPostgres>();
    QVERIFY2(m_postgres->isRunning(), qPrintable(m_postgres->error()));
    m_url = m_postgres->createDatabase(QStringLiteral("kill"));
    PostgresConnection connection(m_url, QStringLiteral("test"));
    QVERIFY(migrateUp(connection));
    m_input = writeInput();
    QVERIFY(!m_input.isEmpty());
}

void TestImportKill::prepare(QProcess &process, const QStringList &more) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LECTERN_POSTGRES_URL"), m_url);
    environment.insert(QStringLiteral("LECTERN_HOME"), m_folder.filePath(QStringLiteral("home")));
    process.setProcessEnvironment(environment);
    process.setProgram(qEnvironmentVariable("LECTERN_BUILD_DIR", QStringLiteral("build")) + QStringLiteral("/lecternctl"));
    process.setArguments(QStringList{QStringLiteral("import"), m_input, QStringLiteral("--json"), QStringLiteral("--no-sentiment")} + more);
}

void TestImportKill::losesNothingAndStoresNothingTwice()
{
    QRandomGenerator random(testSeed());
    constexpr int kills = 25;
    int landed = 0;
    qint64 before = 0;
    for (int i = 0; i < kills; ++i) {
        QProcess process;
        prepare(process);
        process.start();
        QVERIFY(process.waitForStarted());
        // Some die during the start, most in the middle of a chunk or a COMMIT.
        const bool hasEnded = process.waitForFinished(int(random.bounded(20, 400)));
        process.kill();
        process.waitForFinished();
        landed += hasEnded ? 0 : 1;
        const qint64 done = number(QStringLiteral("select coalesce(max(records_done), 0) from imports"));
        const qint64 settled = number(QStringLiteral("select coalesce(max(inserted + updated + duplicate + rejected), 0) from imports"));
        QCOMPARE(settled, done);
        // Finished, though the process had not ended yet: the next one would rightly begin anew.
        if (hasEnded || number(QStringLiteral("select count(*) from imports where finished_at is not null")) > 0)
            break;
        QVERIFY2(done >= before, "the checkpoint moved back");
        before = done;
    }
    QVERIFY2(landed > 3, "the import was over before it could be killed");

    QProcess last;
    prepare(last);
    last.start();
    QVERIFY(last.waitForFinished(120'000));
    const QByteArray output = last.readAllStandardOutput();
    QVERIFY2(last.exitCode() == 0, (output + last.readAllStandardError()).constData());
    const QJsonObject file = QJsonDocument::fromJson(output).object().value(QStringLiteral("files")).toArray().first().toObject();
    const auto count = [&file](const char *name) { return file.value(QLatin1String(name)).toInt(); };
    QCOMPARE(count("rows"), rowCount);
    QCOMPARE(count("inserted") + count("updated") + count("duplicate") + count("rejected"), rowCount);
    QCOMPARE(count("rejected"), badCount);
    QCOMPARE(number(QStringLiteral("select count(*) from reviews")), rowCount - badCount - duplicateCount);
    QCOMPARE(number(QStringLiteral("select count(distinct platform_review_id) from reviews")), rowCount - badCount - duplicateCount);
    QCOMPARE(number(QStringLiteral("select count(*) from reviews where version > 1")), 0);
    QFile rejects(file.value(QStringLiteral("rejects_file")).toString());
    QVERIFY(rejects.open(QIODevice::ReadOnly));
    QCOMPARE(int(rejects.readAll().count("\r\n")), badCount + 1);

    QProcess again;
    prepare(again);
    again.start();
    QVERIFY(again.waitForFinished(120'000));
    const QJsonObject total = QJsonDocument::fromJson(again.readAllStandardOutput()).object().value(QStringLiteral("total")).toObject();
    QCOMPARE(total.value(QStringLiteral("inserted")).toInt() + total.value(QStringLiteral("updated")).toInt(), 0);
    QCOMPARE(total.value(QStringLiteral("duplicate")).toInt(), rowCount - badCount);
}

QTEST_GUILESS_MAIN(TestImportKill)
#include "tst_import_kill.moc"
