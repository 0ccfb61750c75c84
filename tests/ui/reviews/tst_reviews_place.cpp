// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/errors/error_text.h"
#include "tests/support/fakes/fake_change_feed.h"
#include "tests/support/fakes/fake_review_source.h"
#include "tests/support/settle.h"
#include "models/reviews/filter_codec.h"
#include "ui/kit/filter/filter_chip.h"
#include "ui/kit/filter/filter_popup.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/widgets/empty_state.h"
#include "ui/kit/widgets/list_notice.h"
#include "ui/kit/widgets/notice_bar.h"
#include "ui/reviews/charts/bar_chart.h"
#include "ui/reviews/charts/statistics_panel.h"
#include "ui/reviews/detail/detail_pane.h"
#include "ui/reviews/reviews_place.h"
#include "ui/reviews/table/go_bar.h"
#include "ui/reviews/table/review_table.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>

using namespace lectern;
using namespace lectern::errors;
using namespace lectern::models;
using namespace lectern::ui;

namespace {

/// A place over so many made-up rows, shown and settled.
struct Shown {
    explicit Shown(qint64 rows, const QVariantMap &state = {}) : source(rows)
    {
        services.reviews = &source;
        services.changes = &feed;
        open(state);
    }
    void open(const QVariantMap &state)
    {
        place = std::make_unique<ReviewsPlace>(services);
        if (!state.isEmpty())
            place->restoreState(state);
        place->resize(1000, 640);
        place->show();
        settle();
    }
    void settle()
    {
        QTRY_VERIFY(place->isSettled());
        for (int i = 0; i < 5; ++i) {
            place->grab();
            lectern::settle();
        }
        QTRY_VERIFY(place->isSettled());
    }
    [[nodiscard]] ReviewTable &table() { return *place->findChild<ReviewTable *>(); }
    [[nodiscard]] FilterChip *chip(FilterField field) { return place->findChild<FilterChip *>(QStringLiteral("chip:%1").arg(int(field))); }
    [[nodiscard]] bool isEmptyStateShown() { return place->findChild<EmptyState *>()->isVisible(); }
    [[nodiscard]] EmptyState::Kind emptyState() { return place->findChild<EmptyState *>()->kind(); }
    [[nodiscard]] QAction *command(const QString &start)
    {
        for (QAction *action : place->commands()) {
            if (action->text().startsWith(start))
                return action;
        }
        return nullptr;
    }
    void filterBy(const FilterState &filter)
    {
        place->showLocation({{QStringLiteral("filter"), toVariant(filter)}});
        settle();
    }

    FakeReviewSource source;
    FakeChangeFeed feed;
    ReviewsServices services;
    std::unique_ptr<ReviewsPlace> place;
};

FilterState onlyYelp()
{
    ReviewFilter filter;
    filter.platforms = {Platform::Yelp};
    return FilterState(filter);
}

const StorageError unreachable{ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("connection refused")};

} // namespace

class TestReviewsPlace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(ThemeMode::Light); }

    void whatChangedIsAskedForAsSoonAsThePollSaysSo()
    {
        Shown shown(10'000);
        const int versionColumn = int(ReviewColumn::Version);
        auto *model = shown.place->findChild<ReviewModel *>();
        shown.source.versions[2] = 7;
        shown.feed.tellOfChanges();
        shown.settle();
        QTRY_COMPARE(model->index(2, versionColumn).data().toString(), QStringLiteral("7"));
        shown.place->hide();
        shown.source.versions[2] = 8;
        const size_t asked = shown.source.pageRequests.size();
        shown.feed.tellOfChanges();
        QCOMPARE(shown.source.pageRequests.size(), asked); // nobody sees it
        shown.place->show();
        QTRY_COMPARE(model->index(2, versionColumn).data().toString(), QStringLiteral("8"));
    }

    void whoMayNotReadAnyMoreSeesNothingMoreUntilTheRightIsBack()
    {
        Shown shown(10'000);
        auto *model = shown.place->findChild<ReviewModel *>();
        auto *detail = shown.place->findChild<ReviewDetail *>();
        auto *statistics = shown.place->findChild<ReviewStatistics *>();
        QTRY_VERIFY(detail->find() && statistics->find());
        const StorageError denied{ErrorCode::Denied, FaultyPart::PostgreSql, QStringLiteral("permission denied for table reviews")};
        shown.source.failure = denied;
        shown.feed.deny(denied);
        QCOMPARE(model->rowCount(), 0);
        QCOMPARE(model->residentPageCount(), 0);
        QVERIFY(!detail->find() && !statistics->find());
        QVERIFY(shown.isEmptyStateShown());
        QCOMPARE(shown.emptyState(), EmptyState::Kind::NotPermitted);
        for (const PlaceView &view : shown.place->views())
            QVERIFY(view.count.isEmpty());
        const size_t asked = shown.source.pageRequests.size();
        shown.feed.deny(denied);
        QCOMPARE(shown.source.pageRequests.size(), asked);
        shown.source.failure.reset();
        shown.feed.tell();
        shown.settle();
        QTRY_COMPARE(model->rowCount(), 10'000);
        QVERIFY(!shown.isEmptyStateShown());
        QTRY_VERIFY(detail->find() && statistics->find());
    }

    void aClickOnAChipSwitchesItOffAndOn()
    {
        Shown shown(10'000);
        shown.filterBy(onlyYelp());
        QVERIFY(shown.chip(FilterField::Platform)->isVisible());
        QCOMPARE(shown.table().window().rowCount(), 1000);
        QTest::mouseClick(shown.chip(FilterField::Platform), Qt::LeftButton);
        shown.settle();
        QCOMPARE(shown.table().window().rowCount(), 10'000);
        QVERIFY(shown.chip(FilterField::Platform)->isVisible());
        QTest::keyClick(shown.chip(FilterField::Platform), Qt::Key_Space);
        shown.settle();
        QCOMPARE(shown.table().window().rowCount(), 1000);
        QTest::keyClick(shown.chip(FilterField::Platform), Qt::Key_Delete);
        shown.settle();
        QVERIFY(!shown.chip(FilterField::Platform)->isVisible());
        shown.command(QStringLiteral("Undo"))->trigger();
        QVERIFY(shown.chip(FilterField::Platform)->isVisible());
    }

    void aClickOnAHeaderSorts()
    {
        Shown shown(10'000);
        const TableHeader &header = shown.table().header();
        const QPoint rating(header.sectionViewportPosition(int(ReviewColumn::Rating)) + 20, 10);
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, rating);
        shown.settle();
        QCOMPARE(shown.source.pageRequests.back().query.sort, (ReviewSort{ReviewSortKey::Rating, Qt::DescendingOrder}));
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, rating);
        shown.settle();
        QCOMPARE(shown.source.pageRequests.back().query.sort, (ReviewSort{ReviewSortKey::Rating, Qt::AscendingOrder}));
    }

    void theClickThatClosesTheFilterPopupDoesNotSort()
    {
        Shown shown(10'000);
        const TableHeader &header = shown.table().header();
        const QPoint rating = header.viewport()->mapTo(shown.place.get(), QPoint(header.sectionViewportPosition(int(ReviewColumn::Rating)) + 20, 10));
        auto *popup = shown.place->findChild<FilterPopup *>();
        popup->openAt(*shown.place, 0);
        popup->move(shown.place->mapToGlobal(QPoint(0, shown.place->height()))); // nothing of it above the header
        QVERIFY(popup->isVisible());
        const size_t asked = shown.source.pageRequests.size();
        QTest::mousePress(shown.place->windowHandle(), Qt::LeftButton, {}, rating);
        QTRY_VERIFY(!popup->isVisible());
        QVERIFY(
            popup->testAttribute(Qt::WA_NoMouseReplay)); // without it, Qt gives the press to the header where it can grab the mouse: not offscreen
        shown.settle();
        QTest::mouseRelease(shown.place->windowHandle(), Qt::LeftButton, {}, rating);
        shown.settle();
        QCOMPARE(shown.source.pageRequests.size(), asked);
        QTest::mouseClick(shown.place->windowHandle(), Qt::LeftButton, {}, rating); // the next one does
        shown.settle();
        QCOMPARE(shown.source.pageRequests.back().query.sort.key, ReviewSortKey::Rating);
    }

    void saysWhichRatingsAStarIncludes()
    {
        Shown shown(10'000);
        ReviewFilter filter;
        setStars(filter, {4, 4});
        shown.filterBy(FilterState(filter));
        QCOMPARE(shown.chip(FilterField::Rating)->accessibleName(), QStringLiteral("Filter Rating 4 (3.5 to 4.49)"));
        auto *popup = shown.place->findChild<FilterPopup *>();
        popup->openAt(*shown.place, int(FilterField::Rating));
        auto *values = popup->findChildren<QListWidget *>().back();
        QTRY_VERIFY(values->count() > 5);
        QCOMPARE(values->item(1)->text(), QStringLiteral("4 stars (3.5 to 4.49)"));
        QCOMPARE(values->item(0)->text(), QStringLiteral("5 stars (4.5 to 5)"));
        auto *rating = qobject_cast<StatisticsPanel *>(shown.place->panels().front());
        QCOMPARE(rating->bars()->bars()[1].meaning, QStringLiteral("3.5 to 4.49"));
        QCOMPARE(rating->bars()->bars()[1].opens.ratingMin, filter.ratingMin);
        QCOMPARE(rating->bars()->bars()[1].opens.ratingMax, filter.ratingMax);
    }

    void theReviewStaysWhileTheServerIsAway()
    {
        Shown shown(1'000);
        auto *pane = qobject_cast<DetailPane *>(shown.place->detail());
        QVERIFY(pane);
        NoticeBar *notice = pane->findChild<NoticeBar *>();
        const auto title = [pane] { return pane->findChild<QLabel *>(QStringLiteral("reviewTitle"))->text(); };
        shown.table().selection().moveTo(3, TableSelection::Mode::Replace);
        QTRY_VERIFY(!title().isEmpty());
        const QString former = title();
        shown.source.failure = StorageError{ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("gone")};
        shown.place->refresh();
        QTRY_VERIFY(!notice->isHidden());
        QCOMPARE(title(), former);
        QVERIFY2(notice->text().startsWith(QStringLiteral("This review as it was last read.")), qPrintable(notice->text()));
        shown.table().selection().moveTo(4, TableSelection::Mode::Replace);
        QTRY_VERIFY2(notice->text().startsWith(QStringLiteral("This is the review before")), qPrintable(notice->text()));
        QCOMPARE(title(), former);
        shown.source.failure.reset();
        shown.place->refresh();
        QTRY_VERIFY(title() != former);
        QVERIFY(notice->isHidden());
    }

    void aReviewOfOneLongWordIsReadWhole()
    {
        Shown shown(1'000);
        auto *pane = qobject_cast<DetailPane *>(shown.place->detail());
        const QString word = QStringLiteral("c:36e8") + QString(600, u'x');
        shown.source.nameEnd = shown.source.textEnd = word;
        pane->resize(360, 700);
        pane->show();
        shown.table().selection().moveTo(3, TableSelection::Mode::Replace);
        QTRY_VERIFY(pane->findChild<QLabel *>(QStringLiteral("reviewTitle"))->text().contains(word));
        QCOMPARE(pane->width(), 360);
        const QWidget *viewport = pane->findChild<QScrollArea *>()->viewport();
        int found = 0;
        for (const QLabel *label : pane->findChildren<QLabel *>()) {
            if (!label->isVisible() || !label->text().contains(word))
                continue;
            ++found;
            QTRY_VERIFY2(label->heightForWidth(label->width()) <= label->height(), qPrintable(label->text().left(20)));
            QVERIFY(label->mapTo(viewport, QPoint(label->width(), 0)).x() <= viewport->width());
        }
        QVERIFY2(found >= 5, qPrintable(QString::number(found)));
    }

    void theGoBarGoesToRowsAndDates()
    {
        Shown shown(10'000'000);
        shown.command(QStringLiteral("Go to"))->trigger();
        auto *edit = shown.place->findChild<GoBar *>()->findChild<QLineEdit *>();
        QVERIFY(edit->isVisible());
        edit->setText(QStringLiteral("9,876,543"));
        QTest::keyClick(edit, Qt::Key_Return);
        shown.settle();
        QCOMPARE(shown.table().selection().current(), std::optional<qint64>(9'876'542));
        shown.command(QStringLiteral("Go to"))->trigger();
        edit->setText(QStringLiteral("2026-11-10"));
        QTest::keyClick(edit, Qt::Key_Return);
        shown.settle();
        QCOMPARE(shown.table().selection().current(), std::optional<qint64>(10 * FakeReviewSource::rowsPerDay));
    }

    void readsWhereToGo_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("byDate");
        QTest::addColumn<QString>("target");
        QTest::newRow("number") << QStringLiteral("48,213") << true << QStringLiteral("48213");
        QTest::newRow("day") << QStringLiteral("2025-03-14") << true << QStringLiteral("2025-03-14");
        QTest::newRow("month") << QStringLiteral("2025-03") << true << QStringLiteral("2025-03-01");
        QTest::newRow("year") << QStringLiteral("2025") << true << QStringLiteral("2025-12-31");
        QTest::newRow("a year is a row where dates do not order") << QStringLiteral("2025") << false << QStringLiteral("2025");
        QTest::newRow("zero") << QStringLiteral("0") << true << QString();
        QTest::newRow("word") << QStringLiteral("top") << true << QString();
    }
    void readsWhereToGo()
    {
        QFETCH(QString, text);
        QFETCH(bool, byDate);
        QFETCH(QString, target);
        const auto found = goTargetFrom(text, byDate);
        QString told;
        if (found)
            told = std::holds_alternative<QDate>(*found) ? std::get<QDate>(*found).toString(Qt::ISODate) : QString::number(std::get<qint64>(*found));
        QCOMPARE(told, target);
    }

    void thereAreFiveEmptyStates()
    {
        Shown shown(0);
        QVERIFY(shown.isEmptyStateShown());
        QCOMPARE(shown.emptyState(), EmptyState::Kind::NeverHadContent);
        QSignalSpy wanted(shown.place.get(), &ReviewsPlace::importRequested);
        QTest::mouseClick(shown.place->findChild<EmptyState *>()->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);

        shown.place->setSearchText(QStringLiteral("nothing"));
        shown.settle();
        QCOMPARE(shown.emptyState(), EmptyState::Kind::NothingMatches);

        shown.source.failure = unreachable;
        shown.open({});
        QVERIFY(shown.isEmptyStateShown());
        QCOMPARE(shown.emptyState(), EmptyState::Kind::Failed);

        shown.source.failure = StorageError{ErrorCode::Denied, FaultyPart::PostgreSql, {}};
        shown.open({});
        QCOMPARE(shown.emptyState(), EmptyState::Kind::NotPermitted);
    }

    void loadingShowsOnlyAfterHalfASecond()
    {
        FakeReviewSource source(1000);
        source.holdsAnswers = true;
        ReviewsServices services;
        services.reviews = &source;
        ReviewsPlace place(services);
        QElapsedTimer sinceShown;
        sinceShown.start();
        place.show();
        QTRY_VERIFY_WITH_TIMEOUT(place.findChild<EmptyState *>()->isVisible(), 2000);
        QVERIFY2(sinceShown.elapsed() >= 450, qPrintable(QString::number(sinceShown.elapsed()))); // timers may be a twentieth early
        QCOMPARE(place.findChild<EmptyState *>()->kind(), EmptyState::Kind::Loading);
        source.holdsAnswers = false;
        source.deliver();
        QTRY_VERIFY(!place.findChild<EmptyState *>()->isVisible());
    }

    void anErrorStandsAboveTheRowsThatStay()
    {
        Shown shown(10'000);
        shown.source.failure = unreachable;
        auto *notice = shown.place->findChild<ListNotice *>();
        shown.feed.tell({.hasChanges = true, .error = unreachable});
        QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), 3000); // asking again meets it
        QVERIFY(!shown.isEmptyStateShown());
        QCOMPARE(notice->accessibleName(), errorText(unreachable).oneLine());
        shown.source.failure.reset();
        QTest::mouseClick(notice->findChild<QPushButton *>(), Qt::LeftButton);
        QTRY_VERIFY(!notice->isVisible());
    }

    void aBarOpensItsRowsAndTheNumbersAgree()
    {
        Shown shown(10'000);
        const QList<QWidget *> panels = shown.place->panels();
        QCOMPARE(panels.size(), 4);
        BarChart &chart = *qobject_cast<StatisticsPanel *>(panels[1])->bars();
        const ReviewFilter opens = chart.bars()[1].opens;
        chart.setFocus();
        QTest::keyClick(&chart, Qt::Key_Down);
        QTest::keyClick(&chart, Qt::Key_Return);
        shown.settle();
        QVERIFY(shown.chip(FilterField::Platform)->isVisible());
        QCOMPARE(shown.source.pageRequests.back().query.filter.platforms, opens.platforms);
        QCOMPARE(shown.source.statsFilters.back().platforms, opens.platforms);
    }

    void theWindowComesBackAsItWas()
    {
        Shown shown(1'000'000);
        shown.filterBy(onlyYelp());
        shown.table().header().setColumnShown(ReviewColumn::Author, true);
        shown.table().goToRow(54'321);
        shown.settle();
        const qint64 top = shown.table().window().firstRow();
        const QVariantMap state = shown.place->state();
        shown.place.reset();
        shown.open(state);
        QTRY_COMPARE(shown.table().window().firstRow(), top);
        shown.settle();
        QVERIFY(shown.chip(FilterField::Platform)->isVisible());
        QVERIFY(!shown.table().header().isSectionHidden(int(ReviewColumn::Author)));
        QTRY_COMPARE(shown.table().selection().current(), std::optional<qint64>(54'321));
    }

    void sayEveryErrorInWords()
    {
        QSet<QString> titles;
        for (int code = 0; code <= int(ErrorCode::Cancelled); ++code) {
            for (int part = 0; part <= int(FaultyPart::Workspace); ++part) {
                const ErrorText words = errorText({ErrorCode(code), FaultyPart(part), {}});
                QVERIFY(!words.title.isEmpty() && !words.whatToDo.isEmpty());
                QVERIFY(!words.title.contains(QLatin1Char('%')));
                titles.insert(words.title);
            }
        }
        QCOMPARE(titles.size(), 7 * 5 + 1); // a cancelled request has no part
    }
};

QTEST_MAIN(TestReviewsPlace)
#include "tst_reviews_place.moc"
