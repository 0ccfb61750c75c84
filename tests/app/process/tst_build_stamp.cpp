// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/version.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace lectern {

namespace {

struct Outcome {
    int exitCode = -1;
    QString output;
};

Outcome run(const QString &program, const QStringList &arguments, const QMap<QString, QString> &variables = {})
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    for (auto variable = variables.begin(); variable != variables.end(); ++variable)
        environment.insert(variable.key(), variable.value());
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(120'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError()).trimmed()};
}

QString built(const char *program) { return qEnvironmentVariable("LECTERN_BUILD_DIR") + u'/' + QLatin1String(program); }

/// A folder of sources, in which git knows some.
class Sources
{
public:
    Sources()
    {
        git({QStringLiteral("init"), QStringLiteral("--quiet")});
        write("first");
    }

    void write(const char *text)
    {
        QFile file(m_folder.filePath(QStringLiteral("source.cpp")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    /// At noon of a day of 2026, UTC.
    void commit(const char *day)
    {
        const QString time = QStringLiteral("2026-%1T12:00:00Z").arg(QLatin1String(day));
        git({QStringLiteral("add"), QStringLiteral(".")});
        git({QStringLiteral("-c"), QStringLiteral("user.name=Ana"), QStringLiteral("-c"), QStringLiteral("user.email=ana@example.org"),
             QStringLiteral("commit"), QStringLiteral("--quiet"), QStringLiteral("--message=x")},
            {{QStringLiteral("GIT_COMMITTER_DATE"), time}, {QStringLiteral("GIT_AUTHOR_DATE"), time}});
    }

    [[nodiscard]] QString head() const
    {
        return run(QStringLiteral("git"), {QStringLiteral("-C"), path(), QStringLiteral("rev-parse"), QStringLiteral("HEAD")}).output.left(12);
    }
    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    void git(const QStringList &arguments, const QMap<QString, QString> &variables = {})
    {
        const Outcome outcome = run(QStringLiteral("git"), QStringList{QStringLiteral("-C"), path()} + arguments, variables);
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.output));
    }

    QTemporaryDir m_folder;
};

} // namespace

/// One version and one origin, in every program.
class TestBuildStamp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothProgramsSayTheVersionAndWhatTheyWereBuiltFrom();
    void theVersionIsTheProjects();
    void buildVersionIsWhatMainSaid();
    void namesTheCommitAndItsDay();
    void marksChangesAfterTheCommit();
    void takesTheDayFromSourceDateEpoch();
    void leavesTheFileAloneWhenNothingChanged();
    void namesNoCommitOfSomebodyElsesCheckout();

private:
    /// What the script says of these sources.
    QString stampOf(const QString &folder, const QMap<QString, QString> &variables = {});
    [[nodiscard]] QString stampFile() const { return m_folder.filePath(QStringLiteral("build_stamp.cpp")); }

    QTemporaryDir m_folder;
};

QString TestBuildStamp::stampOf(const QString &folder, const QMap<QString, QString> &variables)
{
    const QString script = qEnvironmentVariable("LECTERN_SOURCE_DIR") + QStringLiteral("/app/build_stamp.cmake");
    const Outcome outcome = run(QStringLiteral("cmake"),
                                {QStringLiteral("-DSOURCE=") + folder, QStringLiteral("-DVERSION=7.8.9"), QStringLiteral("-DOUTPUT=") + stampFile(),
                                 QStringLiteral("-P"), script},
                                variables);
    QFile file(stampFile());
    if (outcome.exitCode != 0 || !file.open(QIODevice::ReadOnly))
        return outcome.output;
    static const QRegularExpression literal(QStringLiteral("QStringLiteral\\(\"(.*)\"\\)"));
    return literal.match(QString::fromUtf8(file.readAll())).captured(1);
}

void TestBuildStamp::bothProgramsSayTheVersionAndWhatTheyWereBuiltFrom()
{
    const QString window = run(built("lectern"), {QStringLiteral("--version")}).output;
    const QString line = run(built("lecternctl"), {QStringLiteral("--version")}).output;
    static const QRegularExpression form(QStringLiteral("^lectern (\\d+\\.\\d+\\.\\d+)( \\([0-9a-f]{12}\\+?, \\d{4}-\\d\\d-\\d\\d\\))?$"));
    const auto match = form.match(window);
    QVERIFY2(match.hasMatch(), qPrintable(window));
    QCOMPARE(match.captured(1), version());
    QCOMPARE(line, QString(window).replace(QStringLiteral("lectern "), QStringLiteral("lecternctl ")));
    if (QFileInfo::exists(qEnvironmentVariable("LECTERN_SOURCE_DIR") + QStringLiteral("/.git"))
        && !QStandardPaths::findExecutable(QStringLiteral("git")).isEmpty())
        QVERIFY2(match.hasCaptured(2), "built from a checkout, but names no commit");
}

void TestBuildStamp::theVersionIsTheProjects()
{
    QFile file(qEnvironmentVariable("LECTERN_SOURCE_DIR") + QStringLiteral("/CMakeLists.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    static const QRegularExpression project(QStringLiteral("project\\(Lectern VERSION (\\S+) "));
    QCOMPARE(version(), project.match(QString::fromUtf8(file.readAll())).captured(1));
}

void TestBuildStamp::buildVersionIsWhatMainSaid()
{
    QCoreApplication::setApplicationVersion({});
    QCOMPARE(buildVersion(), version());
    QCoreApplication::setApplicationVersion(QStringLiteral("7.8.9 (3f2c1ab05e7d, 2026-12-01)"));
    QCOMPARE(buildVersion(), QStringLiteral("7.8.9 (3f2c1ab05e7d, 2026-12-01)"));
    QCoreApplication::setApplicationVersion({});
}

void TestBuildStamp::namesTheCommitAndItsDay()
{
    Sources sources;
    sources.commit("02-03");
    QCOMPARE(stampOf(sources.path()), QStringLiteral("7.8.9 (%1, 2026-02-03)").arg(sources.head()));
    sources.write("second");
    sources.commit("04-05");
    QCOMPARE(stampOf(sources.path()), QStringLiteral("7.8.9 (%1, 2026-04-05)").arg(sources.head()));
}

void TestBuildStamp::marksChangesAfterTheCommit()
{
    Sources sources;
    sources.commit("02-03");
    sources.write("changed");
    QCOMPARE(stampOf(sources.path()), QStringLiteral("7.8.9 (%1+, 2026-02-03)").arg(sources.head()));
}

void TestBuildStamp::takesTheDayFromSourceDateEpoch()
{
    Sources sources;
    sources.commit("02-03");
    QCOMPARE(stampOf(sources.path(), {{QStringLiteral("SOURCE_DATE_EPOCH"), QStringLiteral("951782400")}}),
             QStringLiteral("7.8.9 (%1, 2000-02-29)").arg(sources.head()));
}

/// Or each build would link both programs.
void TestBuildStamp::leavesTheFileAloneWhenNothingChanged()
{
    Sources sources;
    sources.commit("02-03");
    const QString stamp = stampOf(sources.path());
    QFile file(stampFile());
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QDateTime old(QDate(2020, 1, 1), QTime(0, 0), Qt::UTC);
    QVERIFY(file.setFileTime(old, QFileDevice::FileModificationTime));
    file.close();
    QCOMPARE(stampOf(sources.path()), stamp);
    QCOMPARE(QFileInfo(stampFile()).lastModified().toUTC(), old);
}

void TestBuildStamp::namesNoCommitOfSomebodyElsesCheckout()
{
    Sources sources;
    sources.commit("02-03");
    const QString inner = sources.path() + QStringLiteral("/lectern-0.1.0");
    QVERIFY(QDir().mkpath(inner));
    QCOMPARE(stampOf(inner), QStringLiteral("7.8.9"));
    const QTemporaryDir outside;
    QCOMPARE(stampOf(outside.path()), QStringLiteral("7.8.9"));
}

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestBuildStamp)
#include "tst_build_stamp.moc"
