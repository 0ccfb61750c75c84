// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/look/icon.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/widgets/empty_state.h"

#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QtTest>

#include <cmath>

using namespace lectern;
using namespace lectern::ui;

class TestTheme : public QObject
{
    Q_OBJECT

    static double luminance(const QColor &colour)
    {
        const auto linear = [](double channel) { return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
    }

    static double contrast(const QColor &one, const QColor &other)
    {
        const double first = luminance(one);
        const double second = luminance(other);
        return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
    }

private Q_SLOTS:
    void textIsReadableOnEverySurface_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("light") << int(ThemeMode::Light);
        QTest::newRow("dark") << int(ThemeMode::Dark);
    }

    void textIsReadableOnEverySurface()
    {
        QFETCH(int, mode);
        theme::apply(ThemeMode(mode));
        QCOMPARE(theme::isDark(), ThemeMode(mode) == ThemeMode::Dark);
        for (const QColor &surface : {theme::page(), theme::surface(), theme::panel(), theme::selection(), theme::hover(), theme::chip()}) {
            for (const QColor &ink : {theme::text(), theme::mutedText(), theme::accent(), theme::negative(), theme::positive(), theme::warning()})
                QVERIFY2(contrast(ink, surface) >= 4.5,
                         qPrintable(QStringLiteral("%1 on %2: %3").arg(ink.name(), surface.name()).arg(contrast(ink, surface))));
        }
        QVERIFY(contrast(theme::accentFillText(), theme::accentFill()) >= 4.5);
        for (const Source source : {Source::Memory, Source::Redis, Source::Postgres, Source::Stale})
            QVERIFY2(contrast(theme::of(source), theme::surface()) >= 3.0, qPrintable(nameOf(source))); // marks, not text
    }

    void modesHaveNamesThatReadBack()
    {
        for (const ThemeMode mode : {ThemeMode::System, ThemeMode::Light, ThemeMode::Dark})
            QVERIFY(themeModeFromName(nameOf(mode)) == mode);
        QVERIFY(!themeModeFromName(u"purple"));
    }

    void figuresAreEquallyWide()
    {
        const QFontMetricsF metrics(theme::figuresFont());
        QVERIFY(std::abs(metrics.horizontalAdvance(QStringLiteral("1111111111")) - metrics.horizontalAdvance(QStringLiteral("8888888888"))) < 0.5);
    }

    void everyListedIconIsThereInBothThemes()
    {
        QFile list(qEnvironmentVariable("LECTERN_SOURCE_DIR") + QStringLiteral("/resources/icons/list.txt"));
        QVERIFY(list.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = list.readAll().split('\n');
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            theme::apply(mode);
            for (const QByteArray &line : lines) {
                if (!line.isEmpty() && !line.startsWith('#'))
                    QVERIFY2(!icon(QLatin1String(line)).pixmap(16, 16).isNull(), line.constData());
            }
        }
        QVERIFY(!applicationIcon().pixmap(64, 64).isNull());
    }

    void anIconFollowsTheTheme()
    {
        const QIcon find = icon(QLatin1String("edit-find"));
        theme::apply(ThemeMode::Light);
        const QImage light = find.pixmap(22, 22).toImage();
        theme::apply(ThemeMode::Dark);
        QVERIFY(find.pixmap(22, 22).toImage() != light);
    }

    void anIconIsSharpOnADenseScreen()
    {
        const QPixmap pixmap = icon(QLatin1String("edit-find")).pixmap(QSize(22, 22), 3.0);
        QCOMPARE(pixmap.size(), QSize(66, 66));
        QCOMPARE(pixmap.devicePixelRatio(), 3.0);
    }

    void anEmptyStateRunsItsActions()
    {
        QAction import(QStringLiteral("Import reviews..."));
        QAction sample(QStringLiteral("Load the sample"));
        EmptyState state;
        state.show(EmptyState::Kind::NeverHadContent, QStringLiteral("There are no reviews yet."), QStringLiteral("Drop a file."),
                   {&import, &sample});
        QCOMPARE(state.accessibleName(), QStringLiteral("There are no reviews yet."));
        QSignalSpy imported(&import, &QAction::triggered);
        QList<QPushButton *> buttons = state.findChildren<QPushButton *>();
        QCOMPARE(buttons.size(), 2);
        buttons.first()->click();
        QCOMPARE(imported.count(), 1);

        state.show(EmptyState::Kind::Loading, QStringLiteral("Loading"));
        QTRY_COMPARE(state.findChildren<QPushButton *>().size(), 0);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
