// SPDX-License-Identifier: GPL-3.0-or-later
// Files dragged by a mouse from another window onto Lectern's, on a real X server, end as documents with findings.
#include "tests/integration/sample_contract.h"

#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace lectern;

class TestDropToFindings : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    QTemporaryDir m_files;
    QProcess m_server;
    QProcess m_window;
    QProcess m_source;
    QString m_display;

    static QString built(const QString &program) { return qEnvironmentVariable("LECTERN_BUILD_DIR", QStringLiteral("build")) + u'/' + program; }

    [[nodiscard]] QProcessEnvironment environment() const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"LECTERN_POSTGRES_URL", "LECTERN_REDIS_URL", "WAYLAND_DISPLAY"})
            environment.remove(QLatin1String(name));
        environment.insert(QStringLiteral("LECTERN_HOME"), m_home.path());
        environment.insert(QStringLiteral("DISPLAY"), m_display);
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
        return environment;
    }

    /// The X server chooses a free display and tells its number. Without -noreset it starts anew whenever its last client leaves,
    /// and drops whoever connects at that moment.
    bool startDisplay()
    {
        m_server.start(QStringLiteral("Xvfb"),
                       {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"), QStringLiteral("0"),
                        QStringLiteral("1280x900x24"), QStringLiteral("-nolisten"), QStringLiteral("tcp"), QStringLiteral("-noreset")});
        while (m_server.state() != QProcess::NotRunning && !m_server.canReadLine())
            m_server.waitForReadyRead(100);
        m_display = u':' + QString::fromLatin1(m_server.readLine()).trimmed();
        return m_display.size() > 1;
    }

    QString xdotool(const QStringList &arguments)
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.start(QStringLiteral("xdotool"), arguments);
        process.waitForFinished(20'000);
        return QString::fromLatin1(process.readAllStandardOutput()).trimmed();
    }

    void moveTo(int x, int y) { xdotool({QStringLiteral("mousemove"), QString::number(x), QString::number(y)}); }

    [[nodiscard]] QString picture() const { return m_home.filePath(QStringLiteral("drag.png")); }

    /// The window lies over itself with a frame in the accent's colour, at its edge all around.
    [[nodiscard]] bool showsWelcome() const
    {
        const QImage screen(picture());
        const QColor accent(0x1a, 0x63, 0xd6);
        int seen = 0;
        for (int x = 40; !screen.isNull() && x < 960; ++x)
            seen += screen.pixelColor(x, 14) == accent ? 1 : 0; // no window manager: the window lies in the corner
        return seen > 100;
    }

    /// Drags the files from the little window in the corner to a point of the screen. `isWelcome`: they may be dropped there.
    void dragOnto(const QStringList &files, QPoint target, bool isWelcome = true)
    {
        QFile::remove(picture());
        QProcessEnvironment sight = environment();
        sight.insert(QStringLiteral("LECTERN_DRAG_PICTURE"), picture());
        m_source.setProcessEnvironment(sight);
        m_source.start(built(QStringLiteral("tests/lectern-drag-source")), QStringList{QStringLiteral("1140"), QStringLiteral("800")} + files);
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += m_source.readAllStandardOutput()).contains("ready"), 30'000);
        moveTo(1200, 840);
        xdotool({QStringLiteral("mousedown"), QStringLiteral("1")});
        for (int step = 0; step < 400 && !said.contains("dragging"); ++step) {
            moveTo(1200 - step % 40, 840 - step % 30);
            QTest::qWait(20);
            said += m_source.readAllStandardOutput();
        }
        QVERIFY(said.contains("dragging"));
        // The mouse rests on its target until the drag has heard that it may be dropped there.
        for (int step = 1; step <= 12; ++step)
            moveTo(1200 + (target.x() - 1200) * step / 12, 840 + (target.y() - 840) * step / 12);
        for (int step = 0; step < 10 || (step < 400 && isWelcome && !showsWelcome()); ++step) {
            moveTo(target.x() + step % 3, target.y());
            QTest::qWait(50);
        }
        QCOMPARE(showsWelcome(), isWelcome);
        if (const QString folder = qEnvironmentVariable("LECTERN_PICTURES"); !folder.isEmpty()) {
            const QString kept = folder + (isWelcome ? QStringLiteral("/drag-welcome.png") : QStringLiteral("/drag-refused.png"));
            QFile::remove(kept);
            QFile::copy(picture(), kept);
        }
        xdotool({QStringLiteral("mouseup"), QStringLiteral("1")});
        QTRY_VERIFY_WITH_TIMEOUT((said += m_source.readAllStandardOutput()).contains(isWelcome ? "dropped" : "refused"), 30'000);
    }
    void endSource()
    {
        m_source.terminate();
        m_source.waitForFinished(30'000);
    }

    /// Name -> row, as lecternctl tells them from the same workspace.
    [[nodiscard]] QMap<QString, QJsonObject> documents()
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.start(built(QStringLiteral("lecternctl")), {QStringLiteral("documents"), QStringLiteral("--json")});
        process.waitForFinished(60'000);
        QMap<QString, QJsonObject> documents;
        for (const QJsonValue &row : QJsonDocument::fromJson(process.readAllStandardOutput()).object().value(QStringLiteral("rows")).toArray())
            documents.insert(row.toObject().value(QStringLiteral("name")).toString(), row.toObject());
        return documents;
    }

    [[nodiscard]] bool isWindowUp()
    {
        return !xdotool({QStringLiteral("search"), QStringLiteral("--name"), QStringLiteral("Reviews - Lectern")}).isEmpty();
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString &tool : {QStringLiteral("Xvfb"), QStringLiteral("xdotool")}) {
            if (QStandardPaths::findExecutable(tool).isEmpty())
                QSKIP(qPrintable(tool + QStringLiteral(" is not installed")));
        }
        QVERIFY(startDisplay());
        QVERIFY(writePdf(m_files.filePath(QStringLiteral("first.pdf")), 1));
        QVERIFY(writeDocx(m_files.filePath(QStringLiteral("second.docx")), 2));
        QVERIFY(QDir(m_files.path()).mkpath(QStringLiteral("folder/inside")));
        QVERIFY(writeWhole(m_files.filePath(QStringLiteral("folder/third.txt")), sampleTextFile(3)));
        QVERIFY(writePdf(m_files.filePath(QStringLiteral("folder/inside/fourth.pdf")), 4));
        QVERIFY(writeWhole(m_files.filePath(QStringLiteral("folder/.hidden.txt")), "never read"));
    }

    void cleanupTestCase()
    {
        for (QProcess *process : {&m_source, &m_window, &m_server}) {
            if (process->state() == QProcess::NotRunning)
                continue;
            process->terminate();
            if (!process->waitForFinished(30'000)) {
                process->kill();
                process->waitForFinished(5'000);
            }
        }
    }

    void whatIsWelcomeIsShownToBeAndEndsAsDocumentsWithFindings()
    {
        m_window.setProcessEnvironment(environment());
        m_window.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_window.start(built(QStringLiteral("lectern")),
                       {QStringLiteral("--place"), QStringLiteral("reviews"), QStringLiteral("--size"), QStringLiteral("1000x700"),
                        QStringLiteral("--theme"), QStringLiteral("light")});
        QVERIFY(m_window.waitForStarted(30'000));
        QTRY_VERIFY_WITH_TIMEOUT(isWindowUp(), 60'000); // its title names a place: storage is open
        QVERIFY(writeWhole(m_files.filePath(QStringLiteral("setup.exe")), "no document"));
        dragOnto({m_files.filePath(QStringLiteral("setup.exe"))}, {500, 350}, false);
        endSource();
        dragOnto({m_files.filePath(QStringLiteral("first.pdf")), m_files.filePath(QStringLiteral("second.docx")),
                  m_files.filePath(QStringLiteral("folder"))},
                 {500, 350});
        const QStringList names{QStringLiteral("first.pdf"), QStringLiteral("second.docx"), QStringLiteral("third.txt"),
                                QStringLiteral("fourth.pdf")};
        QMap<QString, QJsonObject> found;
        const auto areRead = [&] {
            found = documents();
            return std::all_of(names.begin(), names.end(), [&found](const QString &name) {
                const QJsonObject row = found.value(name);
                return row.value(QStringLiteral("status")).toString() == u"COMPLETED"
                    && row.value(QStringLiteral("analysis_status")).toString() == u"COMPLETED";
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(areRead(), 150'000);
        QVERIFY(!found.contains(QStringLiteral(".hidden.txt")));
        for (const QString &name : names)
            QVERIFY2(found.value(name).value(QStringLiteral("pages")).toInt() > 0, qPrintable(name));
        QCOMPARE(m_window.state(), QProcess::Running);
    }
};

QTEST_MAIN(TestDropToFindings)
#include "tst_drop_to_findings.moc"
