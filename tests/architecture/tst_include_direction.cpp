// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/house.h"

#include <QTest>

namespace {

constexpr int mostFilesInAFolder = 25;

/// Every complaint about one file's text, in words.
QStringList complaintsAbout(const QString &path, const QString &text)
{
    static const QRegularExpression widget(QStringLiteral("^\\s*#include\\s+<Q\\w*Widget\\w*>"), QRegularExpression::MultilineOption);
    QStringList complaints;
    const QString floor = house::floorOf(path);
    if (floor.isEmpty())
        complaints << path + QStringLiteral(": stands on no floor that the test knows");
    for (const QString &included : house::includesIn(text)) {
        const QString target = house::floorOf(included);
        if (target.isEmpty())
            complaints << path + QStringLiteral(": \"") + included + QStringLiteral("\" is not written from the root");
        else if (house::floors.indexOf(target) > house::floors.indexOf(floor) || house::areStrangers(floor, target))
            complaints << path + QStringLiteral(": ") + floor + QStringLiteral(" may not include ") + included;
    }
    // Whoever may walk over Redis' keys and delete some is one.
    const bool mayCheck = path == QLatin1String("storage/maintenance/cache_check.cpp") || path == QLatin1String("storage/redis/check_command.cpp");
    if (!mayCheck && text.contains(QLatin1String("storage/redis/check_command.h")))
        complaints << path + QStringLiteral(": only the check of the cache scans and deletes");
    if (!floor.startsWith(QLatin1String("ui/")) && floor != QLatin1String("app/window") && widget.match(text).hasMatch())
        complaints << path + QStringLiteral(": only ui and app/window know widgets");
    // The GUI thread's freedom hangs on these never being called outside tests.
    for (const char *forbidden : {"processEvents", "BlockingQueuedConnection", ".then(this"}) {
        if (text.contains(QLatin1String(forbidden)))
            complaints << path + QStringLiteral(": ") + QLatin1String(forbidden);
    }
    static const QRegularExpression decision(QStringLiteral(
        "\\bdetail\\s*\\.\\s*(?:contains|startsWith|endsWith|indexOf|count|section)\\(|\\bdetail\\s*[!=]=|[!=]=\\s*(?:\\w+(?:\\(\\))?(?:\\.|->))+detail\\b|match\\([^)]*\\bdetail\\)"));
    if (const auto found = decision.match(text); found.hasMatch())
        complaints << path + QStringLiteral(": decides by the words of an error: ") + found.captured();
    if (!text.startsWith(QLatin1String("// SPDX-License-Identifier: GPL-3.0-or-later")))
        complaints << path + QStringLiteral(": no SPDX line");
    return complaints;
}

using Arrows = QMap<QString, QMap<QString, QString>>; ///< From folder to folder, and one file that makes it so.

Arrows arrowsBetweenFolders(const QMap<QString, QString> &sources)
{
    Arrows arrows;
    for (auto source = sources.begin(); source != sources.end(); ++source) {
        const QString folder = house::folderOf(source.key());
        for (const QString &included : house::includesIn(source.value())) {
            if (house::folderOf(included) != folder)
                arrows[folder][house::folderOf(included)] = source.key() + QStringLiteral(" includes ") + included;
        }
    }
    return arrows;
}

/// The arrows of a way that comes back to where it began; empty: there is none.
QStringList circleIn(const Arrows &arrows)
{
    for (const QString &start : arrows.keys()) {
        QMap<QString, QStringList> ways{{start, {}}};
        QStringList waiting{start};
        while (!waiting.isEmpty()) {
            const QString folder = waiting.takeFirst();
            const auto targets = arrows.value(folder);
            for (auto target = targets.begin(); target != targets.end(); ++target) {
                const QStringList way = ways.value(folder) + QStringList{target.value()};
                if (target.key() == start)
                    return way;
                if (!ways.contains(target.key())) {
                    ways.insert(target.key(), way);
                    waiting << target.key();
                }
            }
        }
    }
    return {};
}

} // namespace

/// The drawing of the house in ARCHITECTURE.md holds: every arrow points down, no circle of folders, no heap of files.
class TestIncludeDirection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_root = QDir(qEnvironmentVariable("LECTERN_SOURCE_DIR"));
        QVERIFY2(m_root.exists(QStringLiteral("storage/api")), "LECTERN_SOURCE_DIR must name the sources");
        m_sources = house::readSources(m_root);
        QVERIFY(m_sources.size() > 20);
    }

    void everyArrowPointsDown()
    {
        QStringList complaints;
        for (auto source = m_sources.begin(); source != m_sources.end(); ++source)
            complaints += complaintsAbout(source.key(), source.value());
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    }

    void noCircleOfFolders() { QCOMPARE(circleIn(arrowsBetweenFolders(m_sources)).join(u'\n'), QString()); }

    void noticesACircleOfFolders()
    {
        const QString includeOf = QStringLiteral("#include \"%1\"\n");
        QMap<QString, QString> sources{{QStringLiteral("a/x.h"), includeOf.arg(QStringLiteral("b/y.h"))},
                                       {QStringLiteral("b/z.h"), includeOf.arg(QStringLiteral("c/w.h"))}};
        QVERIFY(circleIn(arrowsBetweenFolders(sources)).isEmpty());
        sources.insert(QStringLiteral("c/v.cpp"), includeOf.arg(QStringLiteral("a/u.h")));
        QCOMPARE(circleIn(arrowsBetweenFolders(sources)).size(), 3);
    }

    void noFolderIsAHeap()
    {
        QStringList heaps;
        for (const char *room : {"app", "ui", "models", "storage", "tests", "resources", "packaging", "docs"}) {
            QDirIterator folders(m_root.filePath(QLatin1String(room)), QDir::Dirs | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
            while (folders.hasNext()) {
                const QDir folder(folders.next());
                if (const int count = int(folder.entryList(QDir::Files).size()); count > mostFilesInAFolder)
                    heaps << QStringLiteral("%1: %2 files").arg(m_root.relativeFilePath(folder.path())).arg(count);
            }
        }
        QVERIFY2(heaps.isEmpty(), qPrintable(heaps.join(u'\n')));
    }

    void noticesADecisionByTheWordsOfAnError_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("isRefused");
        const auto row = [](const char *line, bool isRefused) { QTest::newRow(line) << QString::fromLatin1(line) << isRefused; };
        row("if (error.detail.contains(u\"[40P01]\"))", true);
        row("return error.detail.endsWith(doubt);", true);
        row("if (done.error().detail != last)", true);
        row("if (last == done.error().detail)", true);
        row("const auto match = carried.match(error.detail);", true);
        row("return {false, opened.error().detail};", false);
        row("if (error.state == \"40P01\")", false);
        row("return error.detail.isEmpty() ? title : error.detail;", false);
    }

    void noticesADecisionByTheWordsOfAnError()
    {
        QFETCH(QString, line);
        QFETCH(bool, isRefused);
        const QString text = QStringLiteral("// SPDX-License-Identifier: GPL-3.0-or-later\n") + line;
        QCOMPARE(!complaintsAbout(QStringLiteral("models/reviews/x.cpp"), text).isEmpty(), isRefused);
    }

    void noticesAnArrowThatPointsUp_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("include");
        QTest::addColumn<bool>("isAllowed");
        const auto row = [](const char *path, const char *include, bool isAllowed) {
            QTest::addRow("%s includes %s", path, include) << QString::fromLatin1(path) << QString::fromLatin1(include) << isAllowed;
        };
        row("storage/cache/tiers/x.cpp", "models/reviews/review_model.h", false);
        row("storage/api/x.h", "storage/cache/tiers/entry.h", false);
        row("storage/jobs/x.cpp", "storage/cache/tiers/entry.h", false);
        row("storage/cache/read/x.cpp", "storage/jobs/job_signals.h", true);
        row("storage/postgres/link/x.cpp", "storage/base/snapshot.h", true);
        row("storage/postgres/link/x.cpp", "storage/redis/breaker.h", true);
        row("storage/redis/x.cpp", "storage/postgres/link/connection.h", false);
        row("storage/workspace/x.cpp", "storage/postgres/link/connection.h", false);
        row("models/reviews/x.cpp", "storage/postgres/link/connection.h", false);
        row("models/reviews/x.cpp", "storage/api/reviews/review.h", true);
        row("models/reviews/x.cpp", "models/documents/list/same_row.h", false);
        row("ui/kit/look/x.cpp", "ui/shell/main_window.h", false);
        row("ui/documents/x.cpp", "ui/reviews/reviews_place.h", false);
        row("ui/shell/x.cpp", "ui/reviews/reviews_place.h", true);
        row("ui/shell/x.cpp", "app/settings/settings.h", false);
        row("ui/shell/x.cpp", "storage/storage.h", false);
        row("ui/shell/x.cpp", "neighbour.h", false);
        row("ui/x.cpp", "storage/api/result.h", false);
        row("app/parse_worker/x.cpp", "models/frames/parse_frames.h", true);
        row("app/parse_worker/x.cpp", "models/intake/document_parser.h", false);
        row("app/opening/x.cpp", "storage/storage.h", true);
        row("app/opening/x.cpp", "ui/kit/look/theme.h", false);
        row("app/ctl/x.cpp", "ui/kit/look/theme.h", false);
        row("app/window/x.cpp", "ui/shell/main_window.h", true);
        row("app/window/x.cpp", "app/ctl/kit/command.h", false);
        row("storage/cache/read/reading.cpp", "storage/redis/check_command.h", false);
        row("storage/maintenance/cache_check.cpp", "storage/redis/check_command.h", true);
    }

    void noticesAnArrowThatPointsUp()
    {
        QFETCH(QString, path);
        QFETCH(QString, include);
        QFETCH(bool, isAllowed);
        const QString text = QStringLiteral("// SPDX-License-Identifier: GPL-3.0-or-later\n#include \"%1\"\n").arg(include);
        QCOMPARE(complaintsAbout(path, text).isEmpty(), isAllowed);
    }

private:
    QDir m_root;
    QMap<QString, QString> m_sources;
};

QTEST_APPLESS_MAIN(TestIncludeDirection)
#include "tst_include_direction.moc"
