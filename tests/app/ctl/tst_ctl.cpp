// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/clock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

namespace lectern {

namespace {

struct Outcome {
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(output).object(); }
};

QString lecternctl() { return qEnvironmentVariable("LECTERN_BUILD_DIR") + QStringLiteral("/lecternctl"); }

Outcome runProgram(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(120'000))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

Outcome ctl(const QStringList &arguments) { return runProgram(lecternctl(), arguments); }

/// A command line as one would type it; no argument holds a space.
Outcome ctl(const char *arguments) { return ctl(QString::fromLatin1(arguments).split(QLatin1Char(' '), Qt::SkipEmptyParts)); }

/// With a terminal of its own, at which `typed` is typed.
Outcome ctlAtTerminal(const QStringList &arguments, const QByteArray &typed)
{
    QProcess process;
    process.start(QStringLiteral("script"),
                  {QStringLiteral("--quiet"), QStringLiteral("--return"), QStringLiteral("--command"),
                   (QStringList{lecternctl()} + arguments).join(QLatin1Char(' ')), QStringLiteral("/dev/null")});
    process.write(typed);
    if (!process.waitForFinished(120'000))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QJsonObject firstRow(const QJsonObject &listing) { return listing.value(QStringLiteral("rows")).toArray().first().toObject(); }

double nowMs() { return std::chrono::duration<double, std::milli>(Clock::boot().now()).count(); }

} // namespace

/// The real program against the real private workspace of a throw-away home.
class TestCtl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void cleanup();
    void saysWhatIsWrongWithACommandLine_data();
    void saysWhatIsWrongWithACommandLine();
    void listsItsCommands();
    void describesTheWorkspace();
    void fillsAFreshWorkspaceWithTheSample();
    void givesOneNumberForOneQuestion_data();
    void givesOneNumberForOneQuestion();
    void reachesAnyRow();
    void joinsPagesWithoutGapOrOverlap();
    void answersANewProcessFromRedis();
    void readsAnewAfterAnInvalidation();
    void watchShowsAnUpdateWithinTheBound();
    void judgesLinesWithoutAServer();
    void judgesWhatAnImportBrings();
    void failsInWordsWithoutAServer();
    void tellsWhenATriggerIsDisabled();
    void refusesTheSchemaOfANewerProgram();
    void logsStatementsButNoValues();
    void refusesLifetimesThatCannotBe();
    void asksBeforeItTakesRowsAway_data();
    void asksBeforeItTakesRowsAway();
    void takesMigrationsBackAndAppliesThemAgain();
    void removesTheWorkspaceOnlyWhenTold();

private:
    /// SQL as an analyst with psql would run it.
    QByteArray psql(const QString &sql);

    QTemporaryDir m_home;
    QString m_postgresUrl;
};

void TestCtl::initTestCase()
{
    QVERIFY2(QFile::exists(lecternctl()), qPrintable(lecternctl()));
    for (const char *variable : {"LECTERN_POSTGRES_URL", "LECTERN_REDIS_URL"})
        qunsetenv(variable);
    qputenv("LECTERN_HOME", m_home.path().toLocal8Bit());
    const Outcome started = ctl("workspace start --json");
    QVERIFY2(started.exitCode == 0, started.errors.constData());
    m_postgresUrl = started.json().value(QStringLiteral("postgres_url")).toString();
}

void TestCtl::cleanupTestCase() { QCOMPARE(ctl("workspace stop --force").exitCode, 0); }

void TestCtl::cleanup() { qunsetenv("LECTERN_POSTGRES_URL"); }

QByteArray TestCtl::psql(const QString &sql)
{
    const Outcome outcome = runProgram(QStringLiteral("psql"), {QStringLiteral("-XAtq"), m_postgresUrl, QStringLiteral("-c"), sql});
    if (outcome.exitCode != 0)
        qWarning("psql: %s", outcome.errors.constData());
    return outcome.output.trimmed();
}

void TestCtl::saysWhatIsWrongWithACommandLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const char *line : {"nonsense",
                             "workspace",
                             "workspace begin",
                             "workspace start stop",
                             "migrate sideways",
                             "migrate down --steps 0",
                             "reviews --platform myspace",
                             "reviews --sort colour",
                             "reviews --limit 0",
                             "reviews --from -1",
                             "reviews --min-rating 6",
                             "reviews --from-date yesterday",
                             "reviews --verified perhaps",
                             "stats extra",
                             "watch",
                             "watch --ids x --bound-ms -1",
                             "cache",
                             "cache inspect",
                             "cache invalidate",
                             "cache invalidate --all --platform yelp",
                             "cache invalidate --family nonsense",
                             "health --nonsense",
                             "check",
                             "check cache --sample some",
                             "check reviews",
                             "upload",
                             "upload x --concurrency 0",
                             "upload x --version-of y",
                             "worker --once --until-idle",
                             "worker x",
                             "worker --lease-seconds soon",
                             "analyze",
                             "analyze x --engine oracle",
                             "documents --status LOST",
                             "documents --sort colour",
                             "documents --from soon",
                             "documents --limit 0",
                             "document",
                             "document x",
                             "document 00000000-0000-4000-8000-000000000000 --text --retry",
                             "sentiment extra",
                             "reindex extra"})
        QTest::newRow(line) << QString::fromLatin1(line).split(QLatin1Char(' '));
}

void TestCtl::saysWhatIsWrongWithACommandLine()
{
    QFETCH(QStringList, arguments);
    const Outcome outcome = ctl(arguments);
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY(outcome.output.isEmpty());
    QVERIFY(outcome.errors.startsWith("lecternctl"));
}

void TestCtl::listsItsCommands()
{
    const Outcome help = ctl("help");
    QCOMPARE(help.exitCode, 0);
    for (const char *command : {"workspace", "migrate", "health", "check", "reviews", "stats", "watch", "cache", "import", "upload", "worker",
                                "analyze", "documents", "document", "reindex"}) {
        QVERIFY2(help.output.contains(command), command);
        QVERIFY2(ctl({QString::fromLatin1(command), QStringLiteral("--help")}).output.contains("--json"), command);
    }
    QVERIFY(ctl("version").output.startsWith("lecternctl "));
}

void TestCtl::describesTheWorkspace()
{
    const QJsonObject status = ctl("workspace status --json").json();
    QCOMPARE(status.value(QStringLiteral("running")).toBool(), true);
    QCOMPARE(status.value(QStringLiteral("home")).toString(), m_home.path());
    QCOMPARE(runProgram(QStringLiteral("redis-cli"),
                        {QStringLiteral("-s"), status.value(QStringLiteral("redis_url")).toString(), QStringLiteral("PING")})
                 .output.trimmed(),
             QByteArray("PONG"));
}

void TestCtl::fillsAFreshWorkspaceWithTheSample()
{
    const Outcome stats = ctl("stats --json");
    QVERIFY2(stats.exitCode == 0, stats.errors.constData());
    QVERIFY(stats.json().value(QStringLiteral("count")).toInteger() >= 20'000);
    const QJsonObject platforms = stats.json().value(QStringLiteral("by_platform")).toObject();
    QCOMPARE(platforms.size(), 19);
    for (const QJsonValue &platform : platforms)
        QVERIFY(platform.toObject().value(QStringLiteral("count")).toInteger() > 0);
}

void TestCtl::givesOneNumberForOneQuestion_data()
{
    QTest::addColumn<QStringList>("filter");
    QTest::newRow("everything") << QStringList{};
    QTest::newRow("platform") << QStringList{QStringLiteral("--platform"), QStringLiteral("yelp,google")};
    QTest::newRow("rating") << QStringList{QStringLiteral("--min-rating"), QStringLiteral("1"), QStringLiteral("--max-rating"), QStringLiteral("2")};
    QTest::newRow("dates") << QStringList{QStringLiteral("--from-date"), QStringLiteral("2024-01-01"), QStringLiteral("--until-date"),
                                          QStringLiteral("2025-01-01")};
    QTest::newRow("flags") << QStringList{QStringLiteral("--verified"), QStringLiteral("yes"), QStringLiteral("--answered"), QStringLiteral("no")};
    QTest::newRow("deleted too") << QStringList{QStringLiteral("--active"), QStringLiteral("any")};
}

void TestCtl::givesOneNumberForOneQuestion()
{
    QFETCH(QStringList, filter);
    const QJsonObject listing =
        ctl(QStringList{QStringLiteral("reviews"), QStringLiteral("--json"), QStringLiteral("--limit"), QStringLiteral("1")} + filter).json();
    const QJsonObject stats = ctl(QStringList{QStringLiteral("stats"), QStringLiteral("--json")} + filter).json();
    QVERIFY(listing.value(QStringLiteral("exact")).toBool());
    QVERIFY(listing.value(QStringLiteral("count")).toInteger() > 0);
    QCOMPARE(listing.value(QStringLiteral("count")), stats.value(QStringLiteral("count")));
}

void TestCtl::reachesAnyRow()
{
    const QJsonObject newest = ctl("reviews --json --limit 15").json();
    QCOMPARE(firstRow(ctl("reviews --json --limit 1 --from 14").json()), newest.value(QStringLiteral("rows")).toArray().last().toObject());
    const qint64 last = newest.value(QStringLiteral("count")).toInteger() - 1;
    QVERIFY(last > 10'000); // behind the first anchor
    const QJsonObject oldest = firstRow(ctl("reviews --json --limit 1 --sort date").json());
    const QString from = QString::number(last);
    QCOMPARE(firstRow(ctl({QStringLiteral("reviews"), QStringLiteral("--json"), QStringLiteral("--from"), from}).json()), oldest);
    const Outcome behind = ctl("reviews --from 100000000");
    QCOMPARE(behind.exitCode, 1);
    QVERIFY(behind.errors.contains("there are only"));
}

void TestCtl::joinsPagesWithoutGapOrOverlap()
{
    const QJsonArray rows = ctl("reviews --json --limit 450 --sort rating").json().value(QStringLiteral("rows")).toArray();
    QCOMPARE(rows.size(), 450);
    QSet<QString> ids;
    for (const QJsonValue &row : rows)
        ids.insert(row.toObject().value(QStringLiteral("id")).toString());
    QCOMPARE(ids.size(), 450);
    QCOMPARE(rows.at(333).toObject(), firstRow(ctl("reviews --json --limit 1 --sort rating --from 333").json()));
}

void TestCtl::answersANewProcessFromRedis()
{
    QCOMPARE(ctl("reviews --json --platform airbnb").json().value(QStringLiteral("source")).toString(), QStringLiteral("postgres"));
    const QJsonObject second = ctl("reviews --json --platform airbnb").json();
    QCOMPARE(second.value(QStringLiteral("source")).toString(), QStringLiteral("redis"));
    QVERIFY(second.value(QStringLiteral("age_ms")).toInteger() <= 1000);
}

void TestCtl::readsAnewAfterAnInvalidation()
{
    ctl("reviews --json --platform booking");
    QCOMPARE(ctl("reviews --json --platform booking").json().value(QStringLiteral("source")).toString(), QStringLiteral("redis"));
    QCOMPARE(ctl("cache invalidate --platform booking").exitCode, 0);
    QCOMPARE(ctl("reviews --json --platform booking").json().value(QStringLiteral("source")).toString(), QStringLiteral("postgres"));
    const QJsonObject status = ctl("cache status --json").json();
    QVERIFY(status.value(QStringLiteral("triggers_healthy")).toBool());
    QVERIFY(status.value(QStringLiteral("redis")).toObject().value(QStringLiteral("keys")).toInteger() > 0);
}

void TestCtl::watchShowsAnUpdateWithinTheBound()
{
    constexpr int boundMs = 200;
    const QByteArray id = psql(QStringLiteral("SELECT id FROM reviews ORDER BY id LIMIT 1"));
    QFile ids(m_home.filePath(QStringLiteral("ids")));
    QVERIFY(ids.open(QIODevice::WriteOnly) && ids.write(id + '\n') > 0 && ids.flush());

    QProcess watch;
    watch.start(lecternctl(),
                {QStringLiteral("watch"), QStringLiteral("--ids"), ids.fileName(), QStringLiteral("--bound-ms"), QString::number(boundMs),
                 QStringLiteral("--seconds"), QStringLiteral("3")});
    QVERIFY(watch.waitForReadyRead(30'000));
    const qint64 before = psql(QStringLiteral("SELECT version FROM reviews WHERE id = '%1'").arg(QString::fromLatin1(id))).toLongLong();
    const qint64 after =
        psql(QStringLiteral("UPDATE reviews SET title = title || '!' WHERE id = '%1' RETURNING version").arg(QString::fromLatin1(id))).toLongLong();
    const double committedMs = nowMs();
    QCOMPARE(after, before + 1);
    QVERIFY(watch.waitForFinished(30'000));
    QCOMPARE(watch.exitCode(), 0);

    int oldReads = 0, newReads = 0;
    for (const QByteArray &line : watch.readAllStandardOutput().trimmed().split('\n')) {
        const QJsonObject read = QJsonDocument::fromJson(line).object();
        QVERIFY2(read.contains(QStringLiteral("version")), line.constData());
        QVERIFY(read.value(QStringLiteral("asked_ms")).toDouble() <= read.value(QStringLiteral("t_ms")).toDouble());
        const bool isNew = read.value(QStringLiteral("version")).toInteger() == after;
        (isNew ? newReads : oldReads) += 1;
        QVERIFY2(isNew || read.value(QStringLiteral("t_ms")).toDouble() <= committedMs + boundMs, line.constData());
    }
    QVERIFY(oldReads > 0);
    QVERIFY(newReads > 10);
}

void TestCtl::judgesLinesWithoutAServer()
{
    qputenv("LECTERN_POSTGRES_URL", "postgresql://nobody@127.0.0.1:1/none");
    QFile lines(m_home.filePath(QStringLiteral("lines.txt")));
    QVERIFY(lines.open(QIODevice::WriteOnly));
    lines.write("Terrible service, never again\n{\"text\": \"Sehr gut\", \"title\": \"Toll\", \"language\": \"de\"}\nasdf qwer zxcv\n\n");
    lines.close();
    const Outcome judged = ctl({QStringLiteral("sentiment"), QStringLiteral("--json"), QStringLiteral("--lines"), lines.fileName()});
    QVERIFY2(judged.exitCode == 0, judged.errors.constData());
    QStringList labels;
    for (const QByteArray &line : judged.output.trimmed().split('\n'))
        labels += QJsonDocument::fromJson(line).object().value(QStringLiteral("label")).toString();
    QCOMPARE(labels, (QStringList{QStringLiteral("negative"), QStringLiteral("positive"), QStringLiteral("unknown"), QStringLiteral("unknown")}));
    QCOMPARE(ctl("sentiment --lines /nowhere/at/all").exitCode, 1);
}

void TestCtl::judgesWhatAnImportBrings()
{
    QFile file(m_home.filePath(QStringLiteral("unjudged.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("id,text,rating,date\nu1,\"Awful, rude and dirty\",1,2024-01-02\nu2,\"Excellent and friendly\",5,2024-01-03\n");
    file.close();
    const Outcome imported = ctl(
        {QStringLiteral("import"), file.fileName(), QStringLiteral("--platform"), QStringLiteral("bbb"), QStringLiteral("--json")});
    QVERIFY2(imported.exitCode == 0, imported.errors.constData());
    QCOMPARE(imported.json().value(QStringLiteral("total")).toObject().value(QStringLiteral("inserted")).toInteger(), 2);
    QVERIFY2(imported.errors.contains("sentiment: "), imported.errors.constData());
    QCOMPARE(psql(QStringLiteral("select string_agg(sentiment::text || ' ' || sentiment_engine, ', ' order by platform_review_id) from reviews"
                                 " where platform = 'bbb' and platform_review_id in ('u1', 'u2')")),
             QByteArray("negative builtin, positive builtin"));
    const Outcome again = ctl("sentiment --json");
    QCOMPARE(again.json().value(QStringLiteral("judged")).toInteger(-1), 0);
}

void TestCtl::failsInWordsWithoutAServer()
{
    qputenv("LECTERN_POSTGRES_URL", "postgresql://nobody@127.0.0.1:1/nothing");
    for (const char *command : {"reviews", "stats --json", "migrate status", "cache status"}) {
        const Outcome outcome = ctl(command);
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.errors.contains("PostgreSQL"), outcome.errors.constData());
        QVERIFY(outcome.output.isEmpty());
    }
    const Outcome health = ctl("health --json");
    QCOMPARE(health.exitCode, 1);
    QVERIFY(!health.json().value(QStringLiteral("healthy")).toBool(true));
}

void TestCtl::tellsWhenATriggerIsDisabled()
{
    psql(QStringLiteral("select search_index_step(100000)")); // what the commands before left, or full text would be behind
    const Outcome well = ctl("health --json");
    QVERIFY2(well.exitCode == 0, well.output.constData());
    psql(QStringLiteral("ALTER TABLE reviews DISABLE TRIGGER USER"));
    const Outcome ill = ctl("health --json");
    psql(QStringLiteral(
        "DO $$ DECLARE remedy text; BEGIN FOR remedy IN SELECT t.remedy FROM guard.troubles() t LOOP EXECUTE remedy; END LOOP; END $$"));
    QCOMPARE(ill.exitCode, 1);
    for (const QJsonValue &part : ill.json().value(QStringLiteral("parts")).toArray()) {
        const bool isTriggers = part.toObject().value(QStringLiteral("name")) == QStringLiteral("triggers");
        QCOMPARE(part.toObject().value(QStringLiteral("healthy")).toBool(), !isTriggers);
    }
}

void TestCtl::refusesTheSchemaOfANewerProgram()
{
    psql(QStringLiteral("INSERT INTO lectern_schema.migrations (number, name, checksum) VALUES (999, 'from the future', repeat('0', 64))"));
    const Outcome refused = ctl("reviews");
    const Outcome ill = ctl("health --json");
    psql(QStringLiteral("DELETE FROM lectern_schema.migrations WHERE number = 999"));
    QCOMPARE(refused.exitCode, 1);
    QCOMPARE(ill.exitCode, 1);
    for (const QJsonValue &part : ill.json().value(QStringLiteral("parts")).toArray()) {
        const QString name = part.toObject().value(QStringLiteral("name")).toString();
        if (name == QStringLiteral("postgres") || name == QStringLiteral("schema"))
            QCOMPARE(part.toObject().value(QStringLiteral("healthy")).toBool(), name == QStringLiteral("postgres"));
    }
    QVERIFY2(refused.errors.contains("newer"), refused.errors.constData());
}

void TestCtl::logsStatementsButNoValues()
{
    QFile ids(m_home.filePath(QStringLiteral("two.csv")));
    QVERIFY(ids.open(QIODevice::WriteOnly) && ids.write("id,title,text,rating,date\nx9,Xylographtitle,Xylographtext,4,2024-01-02\n") > 0
            && ids.flush());
    qputenv("LECTERN_DEBUG_SQL", "1");
    QByteArray log;
    for (const QStringList &arguments :
         {QStringList{QStringLiteral("reviews"), QStringLiteral("--text"), QStringLiteral("xylograph -quince"), QStringLiteral("--json")},
          QStringList{QStringLiteral("stats"), QStringLiteral("--entity"), QStringLiteral("xylographentity"), QStringLiteral("--json")},
          QStringList{QStringLiteral("documents"), QStringLiteral("--text"), QStringLiteral("xylograph"), QStringLiteral("--json")},
          QStringList{QStringLiteral("import"), ids.fileName(), QStringLiteral("--platform"), QStringLiteral("bbb"), QStringLiteral("--json")}}) {
        const Outcome outcome = ctl(arguments);
        QVERIFY2(outcome.exitCode == 0, outcome.errors.constData());
        log += outcome.errors;
    }
    qunsetenv("LECTERN_DEBUG_SQL");
    for (const char *said : {"connected to PostgreSQL 1", "left PostgreSQL 1", "connected to Redis ", "left Redis ", " ms, lectern reader ",
                             " for reviews:list: ", " for documents:list: ", " for what changed: "})
        QVERIFY2(log.contains(said), said + QByteArray(" is missing in\n") + log);
    const QByteArray password = QUrl(m_postgresUrl).password().toUtf8();
    QVERIFY(password.size() > 8);
    for (const QByteArray &secret : {QByteArray("xylograph"), QByteArray("quince"), password})
        QVERIFY2(!log.toLower().contains(secret.toLower()), secret + QByteArray(" stands in\n") + log);
    QVERIFY(!ctl("reviews --limit 1").errors.contains(" ms, ")); // only when asked for
}

void TestCtl::refusesLifetimesThatCannotBe()
{
    qputenv("LECTERN_CACHE_TTL_REVIEWS_LIST", "half an hour");
    const Outcome refused = ctl("reviews --limit 1");
    qunsetenv("LECTERN_CACHE_TTL_REVIEWS_LIST");
    QCOMPARE(refused.exitCode, 1);
    for (const char *said : {"LECTERN_CACHE_TTL_REVIEWS_LIST", "half an hour", "from 1 to 2592000"})
        QVERIFY2(refused.errors.contains(said), refused.errors.constData());
    QCOMPARE(ctl("reviews --limit 1").exitCode, 0);
}

void TestCtl::asksBeforeItTakesRowsAway_data()
{
    QTest::addColumn<QByteArray>("answer"); // typed at a terminal
    QTest::newRow("no") << QByteArray("no\n");
    QTest::newRow("nothing") << QByteArray("\n");
    QTest::newRow("no terminal") << QByteArray();
}

void TestCtl::asksBeforeItTakesRowsAway()
{
    QFETCH(QByteArray, answer);
    const QByteArray count = psql(QStringLiteral("select count(*) from reviews"));
    QVERIFY(count.toLongLong() > 20'000);
    const QString version = QString::number(ctl("migrate status --json").json().value(QStringLiteral("program_version")).toInt());
    const QStringList arguments{QStringLiteral("migrate"), QStringLiteral("down"), QStringLiteral("--steps"), version};
    const Outcome refused = answer.isEmpty() ? ctl(arguments) : ctlAtTerminal(arguments, answer);
    const QByteArray said = refused.output + refused.errors;
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(said.contains("table reviews: " + count + " rows"), said.constData());
    QVERIFY2(said.contains("Nothing was removed"), said.constData());
    QVERIFY2(answer.isEmpty() == said.contains("--yes"), said.constData());
    QCOMPARE(psql(QStringLiteral("select count(*) from reviews")), count);
    QCOMPARE(ctl("migrate status --json").json().value(QStringLiteral("fit")).toString(), QStringLiteral("exact"));
}

void TestCtl::takesMigrationsBackAndAppliesThemAgain()
{
    const QJsonObject before = ctl("migrate status --json").json();
    QCOMPARE(before.value(QStringLiteral("fit")).toString(), QStringLiteral("exact"));
    const QString version = QString::number(before.value(QStringLiteral("program_version")).toInt());
    const QStringList down{QStringLiteral("migrate"), QStringLiteral("down"), QStringLiteral("--steps"), version};
    QCOMPARE(ctlAtTerminal(down, "yes\n").exitCode, 0);
    QCOMPARE(ctl("migrate status --json").json().value(QStringLiteral("fit")).toString(), QStringLiteral("empty"));
    QCOMPARE(ctl("migrate up --json").json().value(QStringLiteral("fit")).toString(), QStringLiteral("exact"));
    QCOMPARE(ctl("health").exitCode, 0);
    psql(QStringLiteral("insert into users (email, login_role) values ('a@example.org', 'a')"));
    QCOMPARE(ctl(down).exitCode, 1);
    QCOMPARE(ctl(down + QStringList{QStringLiteral("--yes")}).exitCode, 0);
    QCOMPARE(ctl("migrate up").exitCode, 0);
    QCOMPARE(ctl(down).exitCode, 0); // nothing is in it: nothing to ask about
    QCOMPARE(ctl("migrate up").exitCode, 0);
}

void TestCtl::removesTheWorkspaceOnlyWhenTold()
{
    const QString folder = m_home.filePath(QStringLiteral("workspace"));
    psql(QStringLiteral("insert into users (email, login_role) values ('b@example.org', 'b')"));
    for (const Outcome &refused : {ctl("workspace remove"), ctlAtTerminal({QStringLiteral("workspace"), QStringLiteral("remove")}, "no\n")}) {
        const QByteArray said = refused.output + refused.errors;
        QCOMPARE(refused.exitCode, 1);
        for (const QByteArray &part : {folder.toUtf8(), QByteArray("reviews: 0 rows"), QByteArray("Nothing was removed")})
            QVERIFY2(said.contains(part), said.constData());
        QVERIFY(QFile::exists(folder));
    }
    QVERIFY(ctl("workspace status --json").json().value(QStringLiteral("running")).toBool()); // as before
    const Outcome removed = ctl("workspace remove --yes");
    QVERIFY2(removed.exitCode == 0, removed.errors.constData());
    QVERIFY(!QFile::exists(folder));
    QCOMPARE(ctl("workspace remove").exitCode, 0);
    QVERIFY(ctl("stats --json").json().value(QStringLiteral("count")).toInteger() >= 20'000); // a new one begins with the sample
}

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestCtl)
#include "tst_ctl.moc"
