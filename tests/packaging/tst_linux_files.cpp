// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/version.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTest>
#include <QtEndian>

namespace lectern {

namespace {

struct Outcome {
    int exitCode = -1;
    QString output;
    QString errors;
};

Outcome run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(120'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

QString built(const QString &path) { return qEnvironmentVariable("LECTERN_BUILD_DIR") + u'/' + path; }
QString made(const QString &name) { return built(QStringLiteral("linux/") + name); }
QString source(const QString &path) { return qEnvironmentVariable("LECTERN_SOURCE_DIR") + u'/' + path; }
bool isInstalled(const char *program) { return !QStandardPaths::findExecutable(QLatin1String(program)).isEmpty(); }

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList sorted(const QStringList &words)
{
    QStringList result = words;
    result.sort();
    return result;
}

QStringList matchesIn(const QString &text, const char *pattern)
{
    const QRegularExpression expression(QLatin1String(pattern), QRegularExpression::MultilineOption);
    QStringList found;
    for (auto match = expression.globalMatch(text); match.hasNext();)
        found << match.next().captured(1);
    return found;
}

QString helpOf(const QString &command) { return run(built(QStringLiteral("lecternctl")), {command, QStringLiteral("--help")}).output; }
QStringList commands() { return matchesIn(run(built(QStringLiteral("lecternctl")), {QStringLiteral("help")}).output, "^  ([a-z]+) "); }
/// Read another way than packaging/linux/help/options.awk does.
QStringList optionsIn(const QString &help) { return matchesIn(help, "^  (?:-\\w, )?(--[a-z-]+)"); }
QStringList windowOptions() { return optionsIn(run(built(QStringLiteral("lectern")), {QStringLiteral("--help")}).output); }

/// A manual page as its reader sees it, without its line breaks.
QString page(const QString &name)
{
    return contentOf(made(name))
        .replace(QStringLiteral("\\-"), QStringLiteral("-"))
        .remove(QRegularExpression(QStringLiteral("\\\\f[BIR]")))
        .simplified();
}

/// What bash offers for the last of these words.
QStringList offeredByBash(const QStringList &line)
{
    const QString program = line.first();
    QStringList quoted;
    for (const QString &word : line)
        quoted << u'\'' + word + u'\'';
    const QString script = QStringLiteral("source '%1'; COMP_WORDS=(%2); COMP_CWORD=%3; _%4; printf '%s\\n' \"${COMPREPLY[@]}\"")
                               .arg(made(program + QStringLiteral(".bash")), quoted.join(u' '), QString::number(line.size() - 1), program);
    const Outcome outcome = run(QStringLiteral("bash"), {QStringLiteral("--norc"), QStringLiteral("-c"), script});
    return sorted((outcome.output + outcome.errors).split(u'\n', Qt::SkipEmptyParts));
}

/// What zsh is told of these words: all arguments of _arguments or _describe.
QString toldToZsh(const QStringList &line)
{
    const QString script = QStringLiteral("_arguments() { print -lr -- \"$@\" }; _describe() { print -lr -- \"${(P@)2}\" }; _files() { }\n"
                                          "complete() { local -a words=(%1); local CURRENT=%2 service=%3; source '%4' }; complete")
                               .arg(line.join(u' '), QString::number(line.size() + 1), line.first(), made(QStringLiteral("_lectern")));
    const Outcome outcome = run(QStringLiteral("zsh"), {QStringLiteral("-f"), QStringLiteral("-c"), script});
    return outcome.output + outcome.errors;
}

} // namespace

/// What packages for Linux hold beside the programs: it says what the programs say, and validators have nothing against it.
class TestLinuxFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theManualOfTheWindowNamesEveryOption();
    void theManualOfTheCommandLineNamesEveryCommandAndOption();
    void manHasNothingToSayAgainstThem();
    void bashOffersEveryCommandAndOption();
    void bashOffersTheWordsAndValuesThatHelpNames();
    void zshIsToldOfEveryCommandAndOption();
    void theDesktopEntryIsValidAndNamesWhatIsThere();
    void theIconOffersTheSameAsOnWindows();
    void theMetainfoIsValidAndNamesTheseReleases();
    void theChangelogIsDebiansForm();
    void iconsAreAsLargeAsTheirFoldersSay();
};

void TestLinuxFiles::theManualOfTheWindowNamesEveryOption()
{
    const QString text = page(QStringLiteral("lectern.1"));
    QVERIFY(windowOptions().size() >= 6);
    for (const QString &option : windowOptions())
        QVERIFY2(text.contains(QStringLiteral(".TP ") + option + u' '), qPrintable(option));
    QVERIFY(text.contains(QStringLiteral("LECTERN_HOME")) && text.contains(QStringLiteral("Lectern ") + version()));
}

void TestLinuxFiles::theManualOfTheCommandLineNamesEveryCommandAndOption()
{
    const QString text = page(QStringLiteral("lecternctl.1"));
    QVERIFY(commands().size() >= 19);
    for (const QString &command : commands()) {
        const qsizetype begin = text.indexOf(QStringLiteral(".SS \"") + command + u' ');
        QVERIFY2(begin >= 0, qPrintable(command));
        const QString section = text.mid(begin, text.indexOf(QStringLiteral(".SS"), begin + 1) - begin);
        const QString help = helpOf(command);
        for (const QString &option : optionsIn(help))
            QVERIFY2(section.contains(QRegularExpression(QStringLiteral("\\.TP (-\\w, )?%1 ").arg(option))), qPrintable(command + u' ' + option));
        const QString usage = matchesIn(help, "^Usage: lecternctl (.*)$").value(0, command);
        QVERIFY2(section.contains(usage), qPrintable(usage));
    }
    QVERIFY(text.contains(QStringLiteral("Exit status: 0 done")) && text.contains(QStringLiteral("--prepare-tables")));
}

void TestLinuxFiles::manHasNothingToSayAgainstThem()
{
    if (!isInstalled("man"))
        QSKIP("man is not installed, so nothing checks the form of the manual pages.");
    for (const auto &name : {QStringLiteral("lectern.1"), QStringLiteral("lecternctl.1")}) {
        const Outcome outcome = run(QStringLiteral("man"),
                                    {QStringLiteral("--warnings"), QStringLiteral("-E"), QStringLiteral("UTF-8"), QStringLiteral("-l"),
                                     QStringLiteral("-Tutf8"), QStringLiteral("-Z"), made(name)});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.errors, QString());
    }
}

void TestLinuxFiles::bashOffersEveryCommandAndOption()
{
    QCOMPARE(offeredByBash({QStringLiteral("lectern"), QStringLiteral("--")}), sorted(windowOptions()));
    QCOMPARE(offeredByBash({QStringLiteral("lecternctl"), QString()}), sorted(commands()));
    for (const QString &command : commands())
        QCOMPARE(offeredByBash({QStringLiteral("lecternctl"), command, QStringLiteral("--")}),
                 sorted(optionsIn(helpOf(command)) << QStringLiteral("--prepare-tables")));
}

void TestLinuxFiles::bashOffersTheWordsAndValuesThatHelpNames()
{
    const auto offered = [](const char *line) { return offeredByBash(QString::fromLatin1(line).split(u' ')).join(u' '); };
    QCOMPARE(offered("lecternctl workspace "), QStringLiteral("remove start status stop"));
    QCOMPARE(offered("lecternctl workspace st"), QStringLiteral("start status stop"));
    QCOMPARE(offered("lecternctl reviews --active "), QStringLiteral("any no yes"));
    QCOMPARE(offered("lecternctl analyze --engine "), QStringLiteral("builtin ollama"));
    QCOMPARE(offered("lectern --place "), QStringLiteral("documents monitor reviews"));
    QCOMPARE(offered("lectern --theme "), QStringLiteral("dark light system"));
}

void TestLinuxFiles::zshIsToldOfEveryCommandAndOption()
{
    if (!isInstalled("zsh"))
        QSKIP("zsh is not installed, so nothing checks its completion.");
    const QString window = toldToZsh({QStringLiteral("lectern")});
    QCOMPARE(sorted(matchesIn(window, "^(--[a-z-]+)=?\\[")), sorted(windowOptions()));
    QCOMPARE(matchesIn(toldToZsh({QStringLiteral("lecternctl")}), "^([a-z]+):"), commands());
    for (const QString &command : commands())
        QCOMPARE(sorted(matchesIn(toldToZsh({QStringLiteral("lecternctl"), command}), "^(--[a-z-]+)(?:=?\\[|$)")),
                 sorted(optionsIn(helpOf(command)) << QStringLiteral("--prepare-tables")));
}

void TestLinuxFiles::theDesktopEntryIsValidAndNamesWhatIsThere()
{
    const QString path = source(QStringLiteral("packaging/linux/org.lectern.Lectern.desktop"));
    const QString entry = contentOf(path);
    QVERIFY(entry.contains(QStringLiteral("\nExec=lectern %F\n")) && entry.contains(QStringLiteral("\nIcon=lectern\n")));
    // The window names its entry, or the desktop shows it with another icon.
    QVERIFY(
        contentOf(source(QStringLiteral("app/main.cpp"))).contains(QStringLiteral("setDesktopFileName(QStringLiteral(\"org.lectern.Lectern\"))")));
    if (!isInstalled("desktop-file-validate"))
        QSKIP("desktop-file-validate is not installed, so nothing checks the form of the desktop entry.");
    const Outcome outcome = run(QStringLiteral("desktop-file-validate"), {path});
    QCOMPARE(outcome.output + outcome.errors, QString());
    QCOMPARE(outcome.exitCode, 0);
}

void TestLinuxFiles::theIconOffersTheSameAsOnWindows()
{
    const QString entry = contentOf(source(QStringLiteral("packaging/linux/org.lectern.Lectern.desktop")));
    const QString jumpList = contentOf(source(QStringLiteral("app/window/instance/jump_list_windows.cpp")));
    const QStringList offered = matchesIn(entry, "^Exec=lectern (--.*)$");
    QCOMPARE(offered.size(), 4);
    QCOMPARE(offered, matchesIn(jumpList, "L\"(--[^\"]+)\""));
    QCOMPARE(matchesIn(entry, "^Name=(.*)$").mid(1), matchesIn(jumpList, "QT_TRANSLATE_NOOP\\(\"JumpList\", \"([^\"]+)\""));
}

void TestLinuxFiles::theMetainfoIsValidAndNamesTheseReleases()
{
    const QString path = made(QStringLiteral("org.lectern.Lectern.metainfo.xml"));
    QCOMPARE(matchesIn(contentOf(path), "<release version=\"([0-9.]+)\""),
             matchesIn(contentOf(source(QStringLiteral("CHANGELOG.md"))), "^## ([0-9.]+)"));
    QCOMPARE(matchesIn(contentOf(path), "<release version=\"([0-9.]+)\"").value(0), version());
    if (!isInstalled("appstreamcli"))
        QSKIP("appstreamcli is not installed, so nothing checks the form of the metainfo.");
    const Outcome outcome = run(QStringLiteral("appstreamcli"), {QStringLiteral("validate"), QStringLiteral("--no-net"), path});
    QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.output + outcome.errors));
}

void TestLinuxFiles::theChangelogIsDebiansForm()
{
    const Outcome plain = run(QStringLiteral("gzip"), {QStringLiteral("-dc"), made(QStringLiteral("changelog.gz"))});
    QVERIFY(plain.output.startsWith(QStringLiteral("lectern (%1) ").arg(version())));
    if (!isInstalled("dpkg-parsechangelog"))
        QSKIP("dpkg-parsechangelog is not installed, so nothing checks the form of Debian's changelog.");
    const QString path = made(QStringLiteral("changelog"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(plain.output.toUtf8());
    file.close();
    const Outcome outcome = run(QStringLiteral("dpkg-parsechangelog"), {QStringLiteral("--all"), QStringLiteral("-l"), path});
    QCOMPARE(outcome.errors, QString());
    QVERIFY(outcome.output.contains(QStringLiteral("Version: ") + version()));
}

void TestLinuxFiles::iconsAreAsLargeAsTheirFoldersSay()
{
    const QDir icons(made(QStringLiteral("icons")));
    QStringList sizes = icons.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QVERIFY(sizes.size() >= 8 && sizes.contains(QStringLiteral("16x16")) && sizes.contains(QStringLiteral("512x512")));
    for (const QString &size : sizes) {
        QFile file(icons.filePath(size + QStringLiteral("/lectern.png")));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const QByteArray header = file.read(24); // signature, length, "IHDR", width, height
        QVERIFY(header.startsWith("\x89PNG") && header.size() == 24);
        QCOMPARE(QStringLiteral("%1x%2").arg(qFromBigEndian<quint32>(header.constData() + 16)).arg(qFromBigEndian<quint32>(header.constData() + 20)),
                 size);
    }
}

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestLinuxFiles)
#include "tst_linux_files.moc"
