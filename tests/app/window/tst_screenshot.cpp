// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

namespace lectern {

namespace {

QString lectern() { return qEnvironmentVariable("LECTERN_BUILD_DIR") + QStringLiteral("/lectern"); }

int runLectern(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(lectern(), arguments);
    return process.waitForFinished(120'000) ? process.exitCode() : -1;
}

qsizetype colourCount(const QImage &picture)
{
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            colours.insert(picture.pixel(x, y));
    }
    return colours.size();
}

/// 0 is black, 255 white.
int brightness(const QImage &picture) { return qGray(picture.scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).pixel(0, 0)); }

} // namespace

/// The real window on the real private workspace of a throw-away home, drawn without a display.
class TestScreenshot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { qunsetenv("LECTERN_POSTGRES_URL"); }
    void drawsEachPlaceInEachTheme_data();
    void drawsEachPlaceInEachTheme();
    void failsWhenTheFileCannotBeWritten();
    void failsInWordsWithoutAServer();
    void leavesNoStateBehind();

private:
    QTemporaryDir m_home;
};

void TestScreenshot::initTestCase()
{
    QVERIFY2(QFile::exists(lectern()), qPrintable(lectern()));
    for (const char *variable : {"LECTERN_POSTGRES_URL", "LECTERN_REDIS_URL"})
        qunsetenv(variable);
    qputenv("LECTERN_HOME", m_home.path().toLocal8Bit());
}

void TestScreenshot::drawsEachPlaceInEachTheme_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("theme");
    QTest::addColumn<bool>("isLight");
    QTest::newRow("reviews, light") << QStringLiteral("reviews") << QStringLiteral("light") << true;
    QTest::newRow("reviews, dark") << QStringLiteral("reviews") << QStringLiteral("dark") << false;
    QTest::newRow("monitor, light") << QStringLiteral("monitor") << QStringLiteral("light") << true;
    QTest::newRow("monitor, dark") << QStringLiteral("monitor") << QStringLiteral("dark") << false;
}

void TestScreenshot::drawsEachPlaceInEachTheme()
{
    QFETCH(QString, place);
    QFETCH(QString, theme);
    QFETCH(bool, isLight);
    const QString file = m_home.filePath(QStringLiteral("picture.png"));
    QFile::remove(file);
    QCOMPARE(runLectern({QStringLiteral("--screenshot"), file, QStringLiteral("--place"), place, QStringLiteral("--theme"), theme,
                         QStringLiteral("--size"), QStringLiteral("1200x800")}),
             0);
    const QImage picture(file);
    QCOMPARE(picture.size(), QSize(1200, 800));
    QVERIFY(colourCount(picture) > 200); // antialiased text in several colours, not an empty window
    QCOMPARE(brightness(picture) > 128, isLight);
}

void TestScreenshot::failsWhenTheFileCannotBeWritten()
{
    QCOMPARE(runLectern({QStringLiteral("--screenshot"), m_home.filePath(QStringLiteral("no/such/folder/picture.png"))}), 1);
}

void TestScreenshot::failsInWordsWithoutAServer()
{
    qputenv("LECTERN_POSTGRES_URL", "postgresql://nobody@127.0.0.1:1/nothing");
    QCOMPARE(runLectern({QStringLiteral("--screenshot"), m_home.filePath(QStringLiteral("picture.png"))}), 1);
}

void TestScreenshot::leavesNoStateBehind()
{
    QFile settings(m_home.filePath(QStringLiteral("settings.ini")));
    QVERIFY(!settings.open(QIODevice::ReadOnly) || !settings.readAll().contains("[state]"));
}

} // namespace lectern

QTEST_GUILESS_MAIN(lectern::TestScreenshot)
#include "tst_screenshot.moc"
