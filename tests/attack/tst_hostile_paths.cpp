// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/attack/stage.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>

#include <sys/stat.h>

using namespace lectern;

/// Folders and files that somebody prepared, given to the real program.
class TestHostilePaths : public QObject
{
    Q_OBJECT

    struct Outcome {
        int exitCode = -1;
        QByteArray output, errors;
        [[nodiscard]] QJsonArray files() const { return QJsonDocument::fromJson(output).object().value(QStringLiteral("files")).toArray(); }
        /// What was said of a file, by the end of its path.
        [[nodiscard]] QString reasonOf(const QString &name) const
        {
            for (const QJsonValue &each : files()) {
                if (each[QStringLiteral("file")].toString().endsWith(name))
                    return each[QStringLiteral("reason")].toString() + each[QStringLiteral("error")].toString();
            }
            return QStringLiteral("not mentioned");
        }
    };

    std::unique_ptr<Stage> m_stage;
    std::unique_ptr<QTemporaryDir> m_folder;

    static Outcome run(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.start(program, arguments);
        if (!process.waitForFinished(60'000))
            return {-1, {}, "it did not end"};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    static QString program() { return qEnvironmentVariable("LECTERN_BUILD_DIR") + QStringLiteral("/lecternctl"); }
    static Outcome ctl(const QStringList &arguments) { return run(program(), arguments); }

    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString make(const QString &name, const QByteArray &bytes)
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", qPrintable(name));
        return file.fileName();
    }
    static QByteArray bytesOf(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QByteArray rows(int count, bool withBadOne = false)
    {
        QByteArray bytes = "review_id,business_id,stars,text,date\n";
        for (int i = 0; i < count; ++i)
            bytes += "p" + QByteArray::number(i) + ",b1,4,some text,2024-01-02\n";
        return withBadOne ? bytes + "bad,b1,17,some text,2024-01-02\n" : bytes;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_stage = std::make_unique<Stage>(10);
        QVERIFY2(m_stage->error.isEmpty(), qPrintable(m_stage->error));
        qputenv("LECTERN_POSTGRES_URL", m_stage->config().postgresUrl.toUtf8());
        qputenv("LECTERN_REDIS_URL", m_stage->config().redisUrl.toUtf8());
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("LECTERN_HOME", path(QStringLiteral("home")).toLocal8Bit());
    }

    void theFileOfRejectsIsNotWrittenThroughALinkInItsPlace()
    {
        const QString precious = make(QStringLiteral("elsewhere/precious"), "as it was");
        const QString input = make(QStringLiteral("yelp.csv"), rows(3, true));
        const QString rejects = input + QStringLiteral(".rejects.csv");
        QVERIFY(QFile::link(precious, rejects));
        const Outcome imported = ctl({QStringLiteral("import"), input});
        QCOMPARE(bytesOf(precious), QByteArray("as it was"));
        QVERIFY(!QFileInfo(rejects).isSymLink());
        QVERIFY2(bytesOf(rejects).contains("bad,b1,17"), imported.errors.constData());
        QVERIFY2(imported.output.contains(rejects.toUtf8()), imported.output.constData()); // it says where it is
    }

    void uploadOfAFolderStoresNothingThatLinksPointTo()
    {
        const QString secret = make(QStringLiteral("outside/secret.txt"), "nobody else may read this secret");
        make(QStringLiteral("folder/own.txt"), "This agreement is governed by the laws of Ireland.");
        QVERIFY(QFile::link(secret, path(QStringLiteral("folder/link.txt"))));
        QVERIFY(QFile::link(path(QStringLiteral("outside")), path(QStringLiteral("folder/deeper"))));
        QVERIFY(::mkfifo(qPrintable(path(QStringLiteral("folder/pipe.txt"))), 0600) == 0);
        const Outcome uploaded = ctl({QStringLiteral("upload"), path(QStringLiteral("folder")), QStringLiteral("--json")});
        QVERIFY2(uploaded.reasonOf(QStringLiteral("link.txt")).contains(QStringLiteral("a link, not followed")), uploaded.output.constData());
        QVERIFY(uploaded.reasonOf(QStringLiteral("deeper")).contains(QStringLiteral("a link, not followed")));
        QVERIFY(uploaded.reasonOf(QStringLiteral("pipe.txt")).contains(QStringLiteral("a pipe")));
        QCOMPARE(uploaded.reasonOf(QStringLiteral("own.txt")), QString());
        QCOMPARE(m_stage->value(QStringLiteral("select count(*) from document_chunks where position('secret'::bytea in bytes) > 0")),
                 QStringLiteral("0"));
        QCOMPARE(m_stage->value(QStringLiteral("select count(*) from documents where original_name = 'own.txt'")), QStringLiteral("1"));
        // A link that the user names is his own word.
        const Outcome named = ctl({QStringLiteral("upload"), path(QStringLiteral("folder/link.txt")), QStringLiteral("--json")});
        QCOMPARE(named.reasonOf(QStringLiteral("link.txt")), QString());
        QCOMPARE(m_stage->value(QStringLiteral("select count(*) from document_chunks where position('secret'::bytea in bytes) > 0")),
                 QStringLiteral("1"));
    }

    void importOfWhatIsNoFileRefusesAtOnce_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("pipe") << QStringLiteral("pipe.csv") << QStringLiteral("is a pipe, not a file");
        QTest::newRow("device without end") << QStringLiteral("/dev/zero") << QStringLiteral("is a device, not a file");
        QTest::newRow("socket") << QStringLiteral("socket.csv") << QStringLiteral("is a socket, not a file");
        QTest::newRow("folder") << QStringLiteral(".") << QStringLiteral("is a folder, not a file");
        QTest::newRow("nothing") << QStringLiteral("none.csv") << QStringLiteral("does not exist");
    }
    void importOfWhatIsNoFileRefusesAtOnce()
    {
        QFETCH(QString, name);
        QFETCH(QString, sentence);
        QVERIFY(::mkfifo(qPrintable(path(QStringLiteral("pipe.csv"))), 0600) == 0);
        QLocalServer socket;
        QVERIFY(socket.listen(path(QStringLiteral("socket.csv"))));
        for (const char *command : {"import", "upload"}) {
            const Outcome refused = ctl({QLatin1String(command), name.startsWith(u'/') ? name : path(name)});
            const QByteArray said = refused.output + refused.errors;
            if (name == u"." && qstrcmp(command, "upload") == 0)
                continue; // a folder stands for its files there
            QVERIFY2(said.contains(sentence.toUtf8()), said.constData());
        }
    }

    void anImportEndsOnSigterm()
    {
        const QString input = make(QStringLiteral("yelp.csv"), rows(400'000));
        QProcess process;
        process.start(program(), {QStringLiteral("import"), input});
        QVERIFY(process.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(m_stage->value(QStringLiteral("select count(*) > 1000 from reviews")) == u"t", 60'000);
        ::kill(pid_t(process.processId()), SIGTERM);
        QVERIFY(process.waitForFinished(60'000));
        QVERIFY(process.exitCode() != 0);
    }

    void namesThatAreNotUtf8AreSaid()
    {
        QDir().mkpath(path(QStringLiteral("folder")));
        const QString shell = QStringLiteral("cd '%1' && f=folder/$(printf 'caf\\351.txt') && echo words > \"$f\" && '%2' upload %3 --json");
        const Outcome walked = run(QStringLiteral("/bin/sh"),
                                   {QStringLiteral("-c"), shell.arg(m_folder->path(), program(), QStringLiteral("folder"))});
        const Outcome named = run(QStringLiteral("/bin/sh"),
                                  {QStringLiteral("-c"), shell.arg(m_folder->path(), program(), QStringLiteral("\"$f\""))});
        QVERIFY2(walked.output.contains("not UTF-8"), walked.output.constData());
        QVERIFY2(named.output.contains("not UTF-8"), named.output.constData());
    }
};

QTEST_GUILESS_MAIN(TestHostilePaths)
#include "tst_hostile_paths.moc"
