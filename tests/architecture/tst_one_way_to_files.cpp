// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

/// Who may open files otherwise than by OpenedFile, NewFile and listFolder(), and why.
const QMap<QString, QString> allowed = {
    {QStringLiteral("storage/api/files/opened_file"), QStringLiteral("the way itself")},
    {QStringLiteral("storage/api/files/new_file"), QStringLiteral("the way itself")},
    {QStringLiteral("storage/workspace/"), QStringLiteral("the private servers' own folder")},
    {QStringLiteral("storage/schema/migrations.cpp"), QStringLiteral("resources")},
    {QStringLiteral("models/analysis/risks/risk_rules.cpp"), QStringLiteral("a resource")},
    {QStringLiteral("models/intake/worker_process_posix.cpp"), QStringLiteral("/dev/null")},
    {QStringLiteral("models/intake/worker_launch_windows.cpp"), QStringLiteral("its own pipe")},
    {QStringLiteral("models/documents/pages/picture_files.cpp"), QStringLiteral("lists its own folder")},
    {QStringLiteral("app/settings/settings"), QStringLiteral("Lectern's own folder")},
    {QStringLiteral("app/process/log_file."), QStringLiteral("Lectern's own folder")},
    {QStringLiteral("app/process/crash_report"), QStringLiteral("Lectern's own folder")},
    {QStringLiteral("app/opening/sample_filling.cpp"), QStringLiteral("Lectern's own folder")},
    {QStringLiteral("app/process/core_dumps_posix.cpp"), QStringLiteral("/proc")},
    {QStringLiteral("app/process/command_line_windows.cpp"), QStringLiteral("the console")},
    {QStringLiteral("app/parse_worker/seal/landlock_linux.cpp"), QStringLiteral("the sandbox")},
    {QStringLiteral("app/parse_worker/seal/forbidden_acts_windows.cpp"), QStringLiteral("the sandbox")},
    {QStringLiteral("app/ctl/servers/workspace_command.cpp"), QStringLiteral("counts the private servers' own folder")},
    {QStringLiteral("app/ctl/reviews/sentiment_command.cpp"), QStringLiteral("standard input")},
};

QStringList complaintsAbout(const QString &path, const QString &text)
{
    static const QRegularExpression raw(QStringLiteral(
        "\\bQFile\\s+\\w+\\s*[({;]|make_unique<QFile>|new QFile\\b|\\bQSaveFile\\s+\\w|\\bQTemporaryFile\\s+\\w|\\bCreateFile[AW]?\\s*\\(|\\bf(re)?open\\s*\\(|(?<![\\w:])::open(at)?\\s*\\("
        "|\\b[io]?fstream\\b|\\bQDirIterator\\s+\\w|\\bentry(Info)?List\\s*\\(|\\bzip_open\\s*\\(|\\bfromPath\\s*\\("));
    const bool isAllowed = std::any_of(allowed.keyBegin(), allowed.keyEnd(), [&path](const QString &each) { return path.startsWith(each); });
    QStringList complaints;
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; !isAllowed && i < lines.size(); ++i) {
        const QString code = lines[i].section(QStringLiteral("//"), 0, 0);
        if (raw.match(code).hasMatch() && !lines[i].contains(QLatin1String("\":/")))
            complaints << QStringLiteral("%1:%2: opens a file its own way: %3").arg(path).arg(i + 1).arg(code.trimmed());
    }
    return complaints;
}

} // namespace

/// A file that somebody else may have prepared is opened in one way only: not through links, not waiting, not without bounds.
class TestOneWayToFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nobodyOpensFilesOtherwise()
    {
        const QDir root(qEnvironmentVariable("LECTERN_SOURCE_DIR"));
        QVERIFY2(root.exists(QStringLiteral("storage/api")), "LECTERN_SOURCE_DIR must name the sources");
        QStringList complaints;
        for (const char *room : {"app", "ui", "models", "storage"}) {
            QDirIterator files(root.filePath(QLatin1String(room)), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                complaints += complaintsAbout(root.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll()));
            }
        }
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    }

    void noticesEachOtherWay_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("isRefused");
        const auto row = [](const char *line, bool isRefused) { QTest::newRow(line) << QString::fromLatin1(line) << isRefused; };
        row("    QFile file(path);", true);
        row("    QSaveFile file(path);", true);
        row("    FILE *file = fopen(name, \"r\");", true);
        row("    const int file = ::open(name, O_RDONLY);", true);
        row("    std::ifstream file(name);", true);
        row("    Handle file(::CreateFileW(name, GENERIC_READ, 0, nullptr, OPEN_EXISTING, 0, nullptr));", true);
        row("    for (QDirIterator each(path); each.hasNext();)", true);
        row("    dir.entryInfoList(QDir::Files)", true);
        row("    QFile file(QStringLiteral(\":/resource\"));", false);
        row("    auto file = OpenedFile::open(path, folder);", false);
        row("    connection.open();", false);
        row("    // QFile file(path);", false);
    }
    void noticesEachOtherWay()
    {
        QFETCH(QString, line);
        QFETCH(bool, isRefused);
        QCOMPARE(!complaintsAbout(QStringLiteral("ui/x.cpp"), line).isEmpty(), isRefused);
    }
};

QTEST_APPLESS_MAIN(TestOneWayToFiles)
#include "tst_one_way_to_files.moc"
