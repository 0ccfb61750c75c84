// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/charts/month_chart.h"

#include "tests/support/fakes/fake_review_source.h"
#include "ui/kit/look/theme.h"
#include "ui/reviews/charts/statistics_panel.h"

#include <QLabel>
#include <QMouseEvent>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

namespace {

/// Eight reviews of January 1970, two without a date, and a thousand in each month of 2020 to 2024.
ReviewStats statsWithWrongDates(int months = 60)
{
    ReviewStats stats;
    stats.byMonth = {{QDate(), 2, {}}, {QDate(1970, 1, 1), 8, {}}};
    for (int i = 0; i < months; ++i)
        stats.byMonth.push_back({QDate(2020, 1, 1).addMonths(i), 1000, 4.0});
    stats.count = 10 + 1000 * months;
    return stats;
}

struct Shown {
    explicit Shown(const ReviewStats &stats = statsWithWrongDates())
    {
        chart.resize(600, 120);
        chart.show(monthBars(stats), stats.count);
        static_cast<QWidget &>(chart).show();
        QObject::connect(&chart, &MonthChart::opened, [this](const ReviewFilter &filter) { opened.push_back(filter); });
    }
    [[nodiscard]] QDate first() const { return *chart.months()[size_t(chart.span().first)].opens.from; }
    [[nodiscard]] QDate last() const { return *chart.months()[size_t(chart.span().end() - 1)].opens.from; }
    [[nodiscard]] QPoint middleOf(QDate month) const
    {
        for (int i = chart.span().first; i < chart.span().end(); ++i) {
            if (chart.months()[size_t(i)].opens.from == month)
                return chart.columnOf(i).center().toPoint();
        }
        return {-1, -1};
    }
    void turnWheel(const QPoint &at, int angle, Qt::KeyboardModifiers modifiers = {})
    {
        QWheelEvent event(at, chart.mapToGlobal(at), {}, {0, angle}, {}, modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&chart, &event);
    }

    MonthChart chart;
    std::vector<ReviewFilter> opened;
};

} // namespace

class TestMonthChart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(ThemeMode::Light); }

    void beginsWhereTheReviewsAre()
    {
        Shown shown;
        QCOMPARE(shown.first(), QDate(2020, 1, 1));
        QCOMPARE(shown.last(), QDate(2024, 12, 1));
        QCOMPARE(shown.chart.undatedCount(), 2);
        shown.chart.showAll();
        QCOMPARE(shown.first(), QDate(1970, 1, 1));
        shown.chart.resetZoom();
        QCOMPARE(shown.first(), QDate(2020, 1, 1));
    }

    void aClickOpensTheMonthUnderIt()
    {
        Shown shown;
        QTest::mouseClick(&shown.chart, Qt::LeftButton, {}, shown.middleOf({2022, 3, 1}));
        QCOMPARE(shown.opened.size(), size_t(1));
        QCOMPARE(shown.opened.front().from, std::optional(QDate(2022, 3, 1)));
        QCOMPARE(shown.opened.front().until, std::optional(QDate(2022, 4, 1)));
    }

    void draggingShowsTheMonthsUnderItAndOpensNothing()
    {
        Shown shown;
        const QPoint to = shown.middleOf({2022, 3, 1});
        QTest::mousePress(&shown.chart, Qt::LeftButton, {}, shown.middleOf({2021, 6, 1}));
        QMouseEvent move(QEvent::MouseMove, to, shown.chart.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&shown.chart, &move);
        shown.chart.grab();
        QTest::mouseRelease(&shown.chart, Qt::LeftButton, {}, to);
        QCOMPARE(shown.opened.size(), size_t(0));
        QCOMPARE(shown.first(), QDate(2021, 6, 1));
        QCOMPARE(shown.last(), QDate(2022, 3, 1));
        QTest::mouseClick(&shown.chart, Qt::LeftButton, {}, shown.middleOf({2021, 7, 1})); // a click still opens
        QCOMPARE(shown.opened.front().from, std::optional(QDate(2021, 7, 1)));
    }

    void theWheelZoomsAroundTheMouseAndShiftMoves()
    {
        Shown shown;
        const QPoint at = shown.middleOf({2022, 3, 1});
        shown.turnWheel(at, 120);
        QCOMPARE(shown.chart.span().count, 48);
        QVERIFY(std::abs(shown.middleOf({2022, 3, 1}).x() - at.x()) <= 10);
        for (int i = 0; i < 4; ++i) // a touchpad's small steps
            shown.turnWheel(at, -30);
        QCOMPARE(shown.chart.span().count, 60);
        shown.turnWheel(at, 120);
        const QDate before = shown.first();
        shown.turnWheel(at, 120, Qt::ShiftModifier);
        QVERIFY(shown.first() < before);
        QCOMPARE(shown.chart.span().count, 48);
        QVERIFY(shown.opened.empty());
    }

    void keysZoomMoveOpenAndReset()
    {
        Shown shown;
        shown.chart.setFocus();
        QTest::keyClick(&shown.chart, Qt::Key_Plus);
        QCOMPARE(shown.chart.span().count, 48);
        QCOMPARE(shown.last(), QDate(2024, 12, 1)); // the current month stays
        QTest::keyClick(&shown.chart, Qt::Key_Home);
        const QDate first = shown.first();
        QTest::keyClick(&shown.chart, Qt::Key_Left); // beyond what is seen
        QCOMPARE(shown.first(), first.addMonths(-1));
        QTest::keyClick(&shown.chart, Qt::Key_Return);
        QCOMPARE(shown.opened.front().from, std::optional(first.addMonths(-1)));
        QVERIFY(shown.chart.accessibleDescription().startsWith(QLocale().toString(first.addMonths(-1), u"yyyy-MM")));
        QTest::keyClick(&shown.chart, Qt::Key_0);
        QCOMPARE(shown.chart.span().count, 60);
        QTest::keyClick(&shown.chart, Qt::Key_Minus);
        QVERIFY(shown.chart.span().count > 60);
    }

    void whatWasZoomedToStaysWhenNewReviewsCome()
    {
        Shown shown;
        QTest::keyClick(&shown.chart, Qt::Key_Plus);
        const QDate first = shown.first(), last = shown.last();
        ReviewStats stats = statsWithWrongDates(61);
        stats.byMonth.insert(stats.byMonth.begin() + 1, {QDate(1969, 1, 1), 1, {}});
        shown.chart.show(monthBars(stats), stats.count);
        QCOMPARE(shown.first(), first);
        QCOMPARE(shown.last(), last);
        shown.chart.resetZoom();
        shown.chart.show(monthBars(stats), stats.count);
        QCOMPARE(shown.last(), QDate(2025, 1, 1)); // follows until it is zoomed
    }

    void thePanelSaysWhatIsNotShownAndShowsIt()
    {
        FakeReviewSource source(10);
        source.stats = statsWithWrongDates();
        ReviewStatistics statistics(source);
        const auto panels = makeStatisticsPanels(statistics);
        const auto clean = qScopeGuard([&panels] { qDeleteAll(panels); });
        StatisticsPanel &panel = *panels.back();
        panel.resize(900, 140);
        panel.show();
        statistics.refresh();
        QTRY_VERIFY(statistics.find());
        const auto says = [&panel](const QString &text) {
            for (const QLabel *label : panel.findChildren<QLabel *>()) {
                if (label->isVisible() && label->text().contains(text))
                    return true;
            }
            return false;
        };
        QVERIFY(says(QStringLiteral("8 earlier reviews are not shown, 2 reviews without a date")));
        panel.resize(215, 150); // a dock of the smallest width
        for (const QLabel *label : panel.findChildren<QLabel *>()) {
            if (label->text().contains(u"earlier"))
                QTRY_VERIFY2(label->heightForWidth(label->width()) <= label->height(), "the words are cut");
        }
        QVERIFY(panel.trend()->height() >= panel.trend()->minimumSizeHint().height());
        if (const QString folder = qEnvironmentVariable("LECTERN_PICTURES"); !folder.isEmpty())
            panel.grab().save(folder + QStringLiteral("/trend.png"));
        auto *button = panel.findChild<QToolButton *>();
        QCOMPARE(button->text(), QStringLiteral("Show all"));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(panel.trend()->span().count, int(panel.trend()->months().size()));
        QVERIFY(!says(QStringLiteral("earlier")));
        QCOMPARE(button->text(), QStringLiteral("Reset"));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(panel.trend()->span().count, 60);
    }

    void isEmptyWithoutReviews()
    {
        Shown shown{ReviewStats()};
        QTest::keyClick(&shown.chart, Qt::Key_Return);
        QTest::keyClick(&shown.chart, Qt::Key_Plus);
        QTest::keyClick(&shown.chart, Qt::Key_Left);
        QTest::mouseClick(&shown.chart, Qt::LeftButton);
        shown.turnWheel({10, 10}, 120);
        shown.chart.grab();
        QVERIFY(shown.opened.empty());
    }
};

QTEST_MAIN(TestMonthChart)
#include "tst_month_chart.moc"
