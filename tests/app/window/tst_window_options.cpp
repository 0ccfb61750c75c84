// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_options.h"

#include "app/window/display.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

namespace lectern {

using namespace app;
using namespace ui;

class TestWindowOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryOption();
    void asksForNothingByDefault();
    void takesFilesAndFoldersByTheirWholePath();
    void endsEarlyForHelpAndVersion();
    void refusesWhatMakesNoSense_data();
    void refusesWhatMakesNoSense();
    void drawsAPictureWithoutADisplayAndRefusesAWindow();
};

void TestWindowOptions::readsEveryOption()
{
    const auto read = readWindowOptions({QStringLiteral("--screenshot"), QStringLiteral("x.png"), QStringLiteral("--place=monitor"),
                                         QStringLiteral("--size"), QStringLiteral("800x600"), QStringLiteral("--theme"), QStringLiteral("dark"),
                                         QStringLiteral("--new-window")});
    const auto *options = std::get_if<WindowOptions>(&read);
    QVERIFY(options != nullptr);
    QCOMPARE(options->screenshotFile, QStringLiteral("x.png"));
    QCOMPARE(options->place, QStringLiteral("monitor"));
    QCOMPARE(options->size, QSize(800, 600));
    QCOMPARE(options->theme, ThemeMode::Dark);
    QVERIFY(options->opensNewWindow);
}

void TestWindowOptions::asksForNothingByDefault()
{
    const auto read = readWindowOptions({});
    const auto *options = std::get_if<WindowOptions>(&read);
    QVERIFY(options != nullptr);
    QVERIFY(options->screenshotFile.isEmpty() && options->place.isEmpty() && options->files.isEmpty() && !options->size && !options->theme
            && !options->opensNewWindow);
}

void TestWindowOptions::takesFilesAndFoldersByTheirWholePath()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("lease of 2026.pdf")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(folder.path()));
    const auto read = readWindowOptions({QStringLiteral("--theme=dark"), QStringLiteral("lease of 2026.pdf"), folder.path()});
    QDir::setCurrent(before);
    const auto *options = std::get_if<WindowOptions>(&read);
    QVERIFY(options != nullptr);
    QCOMPARE(options->files.size(), 2);
    QVERIFY(QFileInfo(options->files.first()).isAbsolute());
    QCOMPARE(QFileInfo(options->files.first()).canonicalFilePath(), QFileInfo(file).canonicalFilePath());
    QCOMPARE(options->files.last(), folder.path());
}

void TestWindowOptions::endsEarlyForHelpAndVersion()
{
    for (const auto &option : {QStringLiteral("--help"), QStringLiteral("-h"), QStringLiteral("--version")}) {
        const auto read = readWindowOptions({option});
        const auto *end = std::get_if<EarlyEnd>(&read);
        QVERIFY(end != nullptr);
        QCOMPARE(end->exitCode, 0);
        QVERIFY(!end->text.isEmpty());
    }
}

void TestWindowOptions::refusesWhatMakesNoSense_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown option") << QStringList{QStringLiteral("--nonsense")};
    QTest::newRow("picture of files") << QStringList{QStringLiteral("--screenshot"), QStringLiteral("x.png"), QStringLiteral(".")};
    QTest::newRow("a file that is not there") << QStringList{QStringLiteral("reviews")};
    QTest::newRow("unknown place") << QStringList{QStringLiteral("--place"), QStringLiteral("kitchen")};
    QTest::newRow("size in words") << QStringList{QStringLiteral("--size"), QStringLiteral("large")};
    QTest::newRow("size of a wall") << QStringList{QStringLiteral("--size"), QStringLiteral("99999x99999")};
    QTest::newRow("size of nothing") << QStringList{QStringLiteral("--size"), QStringLiteral("0x0")};
    QTest::newRow("unknown theme") << QStringList{QStringLiteral("--theme"), QStringLiteral("pink")};
    QTest::newRow("no file") << QStringList{QStringLiteral("--screenshot")};
    QTest::newRow("empty file") << QStringList{QStringLiteral("--screenshot=")};
}

void TestWindowOptions::refusesWhatMakesNoSense()
{
    QFETCH(QStringList, arguments);
    const auto read = readWindowOptions(arguments);
    const auto *end = std::get_if<EarlyEnd>(&read);
    QVERIFY(end != nullptr);
    QCOMPARE(end->exitCode, 2);
    QVERIFY(end->text.startsWith(QStringLiteral("lectern: ")));
}

void TestWindowOptions::drawsAPictureWithoutADisplayAndRefusesAWindow()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        qunsetenv(name);
    const auto refusal = settleDisplay({});
    QVERIFY(refusal.has_value());
    QCOMPARE(refusal->exitCode, 1);
    QVERIFY(refusal->text.contains(QStringLiteral("--screenshot")));

    WindowOptions picture;
    picture.screenshotFile = QStringLiteral("x.png");
    QVERIFY(!settleDisplay(picture));
    QCOMPARE(qgetenv("QT_QPA_PLATFORM"), QByteArray("offscreen"));

    qputenv("QT_QPA_PLATFORM", "minimal");
    QVERIFY(!settleDisplay(picture));
    QCOMPARE(qgetenv("QT_QPA_PLATFORM"), QByteArray("minimal"));
    QVERIFY(!settleDisplay({}));
#else
    QSKIP("Only X11 and Wayland can be missing.");
#endif
}

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestWindowOptions)
#include "tst_window_options.moc"
