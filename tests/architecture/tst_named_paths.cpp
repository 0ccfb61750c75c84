// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

/// The paths of the repository that a text names, with the braces of "cache/{entry,key}.h" spelt out, without those of the stars.
QStringList pathsIn(const QString &text)
{
    static const QRegularExpression path(
        QStringLiteral("(?<![\\w/.:<-])((?:app|ui|models|storage|tests|resources|packaging|docs)/[\\w./{},-]*[\\w/}])(?![*\\w])"));
    static const QRegularExpression braces(QStringLiteral("^(.*)\\{([^{}]*)\\}(.*)$"));
    QStringList waiting;
    for (auto match = path.globalMatch(text); match.hasNext();)
        waiting << match.next().captured(1);
    QStringList paths;
    while (!waiting.isEmpty()) {
        const QString each = waiting.takeFirst();
        const auto choice = braces.match(each);
        if (!choice.hasMatch())
            paths << each;
        else
            for (const QString &word : choice.captured(2).split(u','))
                waiting << choice.captured(1) + word + choice.captured(3);
    }
    return paths;
}

/// A path is there as it is, or as a source that is named without its ending.
bool isThere(const QDir &root, const QString &path)
{
    for (const char *ending : {"", ".h", ".cpp", "_posix.cpp"}) {
        if (root.exists(path + QLatin1String(ending)))
            return true;
    }
    return false;
}

} // namespace

/// What the texts for readers name is there.
class TestNamedPaths : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyNamedPathIsThere()
    {
        const QDir root(qEnvironmentVariable("LECTERN_SOURCE_DIR"));
        QStringList texts{QStringLiteral("ARCHITECTURE.md"), QStringLiteral("README.md"), QStringLiteral("CONTRIBUTING.md")};
        for (const char *room : {"docs", "resources", "packaging"}) {
            for (QDirIterator each(root.filePath(QLatin1String(room)), {QStringLiteral("*.md")}, QDir::Files, QDirIterator::Subdirectories);
                 each.hasNext();)
                texts << root.relativeFilePath(each.next());
        }
        QStringList missing;
        int count = 0;
        for (const QString &text : texts) {
            QFile file(root.filePath(text));
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(text));
            for (const QString &path : pathsIn(QString::fromUtf8(file.readAll()))) {
                ++count;
                if (!isThere(root, path))
                    missing << text + QStringLiteral(": ") + path;
            }
        }
        QVERIFY(count > 50);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    void findsPathsInATextForReaders()
    {
        QCOMPARE(pathsIn(QStringLiteral("see `storage/cache/{entry,key}.h` and models/import/, or https://x.org/docs/a; ../app/x, ui/kit.")),
                 QStringList({QStringLiteral("models/import/"), QStringLiteral("ui/kit"), QStringLiteral("storage/cache/entry.h"),
                              QStringLiteral("storage/cache/key.h")}));
    }
};

QTEST_APPLESS_MAIN(TestNamedPaths)
#include "tst_named_paths.moc"
