// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QtTest>

namespace {

QDir folder() { return QDir(qEnvironmentVariable("LECTERN_SOURCE_DIR") + QStringLiteral("/packaging/windows")); }

QString textOf(const char *name)
{
    QFile file(folder().filePath(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The lines of a list but its comments.
QStringList linesOf(const char *name)
{
    QStringList lines = textOf(name).split(u'\n', Qt::SkipEmptyParts);
    lines.removeIf([](const QString &line) { return line.startsWith(u'#'); });
    return lines;
}

QSet<QString> lockedSources()
{
    QSet<QString> sources;
    for (const QString &line : linesOf("sources.lock"))
        sources.insert(line.section(u' ', 0, 0));
    return sources;
}

/// What build_libraries.sh builds, in its order.
QStringList builtLibraries()
{
    static const QRegularExpression list(QStringLiteral("\nlibraries=\\(([^)]*)\\)"));
    return list.match(textOf("build_libraries.sh")).captured(1).simplified().split(u' ');
}

} // namespace

/// The lists that the libraries for Windows are built from fit together.
class TestWindowsSources : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachLockedFileHasItsChecksum()
    {
        static const QRegularExpression shape(QStringLiteral("^([a-z0-9.+-]+) \\S+ [0-9a-f]{64} \\1_\\S+\\.(orig|debian)\\.tar\\.\\w+$"));
        QMap<QString, int> archives;
        for (const QString &line : linesOf("sources.lock")) {
            QVERIFY2(shape.match(line).hasMatch(), qPrintable(line));
            ++archives[line.section(u' ', 0, 0)];
        }
        QVERIFY(archives.size() > 10);
        for (auto source = archives.cbegin(); source != archives.cend(); ++source)
            QVERIFY2(source.value() == 2, qPrintable(source.key())); // upstream's archive and Debian's changes
    }

    void eachLibraryHasARecipeAndEachRecipeIsUsed()
    {
        QStringList recipes = QDir(folder().filePath(QStringLiteral("recipes"))).entryList({QStringLiteral("*.sh")}, QDir::Files);
        recipes.replaceInStrings(QRegularExpression(QStringLiteral("\\.sh$")), QString());
        QStringList built = builtLibraries();
        built.sort();
        recipes.sort();
        QCOMPARE(built, recipes);
    }

    void eachLockedSourceIsBuilt()
    {
        for (const QString &source : lockedSources())
            QVERIFY2(builtLibraries().contains(source), qPrintable(source));
    }

    void eachPatchIsLeftOutOfALockedSourceForAReason()
    {
        for (const QString &line : linesOf("left_out_patches.txt")) {
            QVERIFY2(lockedSources().contains(line.section(u' ', 0, 0)), qPrintable(line));
            QVERIFY2(line.section(u' ', 2).size() > 10, qPrintable(line));
        }
    }

    void eachLockedSourceIsInTheNotices()
    {
        const QString notices = textOf("notices.txt").toLower();
        const QMap<QString, QString> names{{QStringLiteral("qt6-base"), QStringLiteral("qtbase")},
                                           {QStringLiteral("postgresql-15"), QStringLiteral("libpq")},
                                           {QStringLiteral("libpng1.6"), QStringLiteral("libpng")},
                                           {QStringLiteral("openjpeg2"), QStringLiteral("openjpeg")},
                                           {QStringLiteral("leptonlib"), QStringLiteral("leptonica")}};
        for (const QString &source : lockedSources())
            QVERIFY2(notices.contains(names.value(source, source)), qPrintable(source));
    }
};

QTEST_GUILESS_MAIN(TestWindowsSources)
#include "tst_windows_sources.moc"
