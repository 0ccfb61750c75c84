// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/rows/page_window.h"
#include "tests/support/fakes/fake_review_source.h"

#include <QTest>

using namespace lectern;
using namespace lectern::models;

namespace {

PageAnswer answerTo(FakeReviewSource &source, const PageRequest &request) { return {source.fetchPage(request, {}, panelBound).result()->value, {}}; }

ResidentPage pageOf(FakeReviewSource &source, qint64 number)
{
    const RowIndex index = *source.fetchIndex({}, {}).result()->value;
    const PageRequest request = *PageWindow().plan({}, number, &index);
    return ResidentPage(request, answerTo(source, request));
}

} // namespace

class TestPageWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsNoMoreThanItsCapacity()
    {
        FakeReviewSource source(10'000'000);
        PageWindow window(8);
        for (qint64 page = 0; page < 50'000; page += 1000)
            window.insert(page, pageOf(source, page));
        QCOMPARE(window.count(), 8);
        QVERIFY(window.find(49'000));
        QVERIFY(!window.find(0));
    }

    void letsThePageUsedLongestAgoGo()
    {
        FakeReviewSource source(100'000);
        PageWindow window(2);
        window.insert(1, pageOf(source, 1));
        window.insert(2, pageOf(source, 2));
        window.touch(1);
        window.insert(3, pageOf(source, 3));
        QVERIFY(window.find(1));
        QVERIFY(!window.find(2));
    }

    void plansByKeysetBesideAResidentPage()
    {
        FakeReviewSource source(100'000);
        PageWindow window;
        window.insert(7, pageOf(source, 7));
        const auto behind = window.plan({}, 8, nullptr);
        QCOMPARE(behind->direction, PageRequest::Direction::After);
        QCOMPARE(behind->anchor, window.find(7)->anchorOf(199));
        QCOMPARE(behind->skip, 0);
        const auto ahead = window.plan({}, 6, nullptr);
        QCOMPARE(ahead->direction, PageRequest::Direction::Before);
        QCOMPARE(ahead->anchor, window.find(7)->anchorOf(0));
    }

    void plansFromTheNearestAnchor()
    {
        FakeReviewSource source(1'000'000);
        const RowIndex index = *source.fetchIndex({}, {}).result()->value;
        const auto request = PageWindow().plan({}, 4321, &index);
        QCOMPARE(request->direction, PageRequest::Direction::From);
        QCOMPARE(request->anchor, index.anchors[86]); // row 864,200
        QCOMPARE(request->skip, 4200);
    }

    void hasNoPlanForAFarPageBeforeTheAnchorsCame()
    {
        FakeReviewSource source(1'000'000);
        PageWindow window;
        window.insert(0, pageOf(source, 0));
        QVERIFY(window.plan({}, 40, nullptr));
        QVERIFY(!window.plan({}, 4000, nullptr));
    }

    void everyPlanLeadsToItsRows_data()
    {
        QTest::addColumn<qint64>("page");
        for (const qint64 page : {0, 1, 2, 10, 49, 50, 51, 99, 4999})
            QTest::newRow(qPrintable(QString::number(page))) << page;
    }
    void everyPlanLeadsToItsRows()
    {
        QFETCH(qint64, page);
        FakeReviewSource source(1'000'000);
        const RowIndex index = *source.fetchIndex({}, {}).result()->value;
        PageWindow window;
        window.insert(9, pageOf(source, 9));
        window.insert(11, pageOf(source, 11));
        const PageAnswer answer = answerTo(source, *window.plan({}, page, &index));
        QCOMPARE(answer.page->row(0).id(), FakeReviewSource::idOf(page * pageRowCount));
        QCOMPARE(answer.page->rowCount(), pageRowCount);
    }

    void mergesRowsInPlaceByTheirId()
    {
        FakeReviewSource source(1000);
        ResidentPage page = pageOf(source, 1);
        source.versions[250] = 2;
        const PageChanges changes = page.merge(answerTo(source, page.request()));
        QCOMPARE(changes.changed, std::vector<int>{50});
        QCOMPARE(page.row(50).version(), qint64(2));
        QCOMPARE(page.row(0).id(), FakeReviewSource::idOf(200));
    }

    void aDeletedRowIsGoneAndItsNeighboursStay()
    {
        FakeReviewSource source(1000);
        ResidentPage page = pageOf(source, 0);
        source.deleted = {3};
        const PageChanges changes = page.merge(answerTo(source, page.request()));
        QCOMPARE(changes.changed, std::vector<int>{3});
        QVERIFY(page.isGone(3));
        QVERIFY(!page.isGone(2) && !page.isGone(4) && !page.isGone(199));
        QCOMPARE(page.row(4).id(), FakeReviewSource::idOf(4));
    }

    void newRowsOnTopMoveNothingAndAreCounted()
    {
        FakeReviewSource source(1000);
        ResidentPage page = pageOf(source, 0);
        source.insertOnTop(12);
        source.versions[195] = 5; // pushed out of the first answer
        PageChanges changes = page.merge(answerTo(source, page.request()));
        QCOMPARE(changes.newRows, 12);
        QVERIFY(changes.changed.empty());
        QVERIFY(page.nextRefresh());
        changes = page.merge(answerTo(source, *page.nextRefresh()));
        QCOMPARE(changes.changed, std::vector<int>{195});
        QVERIFY(!changes.isFromStart);
        QVERIFY(!page.nextRefresh());
        for (int i = 0; i < page.rowCount(); ++i) {
            QCOMPARE(page.row(i).id(), FakeReviewSource::idOf(i));
            QVERIFY(!page.isGone(i));
        }
    }
};

QTEST_GUILESS_MAIN(TestPageWindow)
#include "tst_page_window.moc"
