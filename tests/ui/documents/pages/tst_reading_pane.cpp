// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/errors/error_text.h"
#include "tests/support/settle.h"
#include "tests/ui/documents/shown_pane.h"
#include "ui/documents/viewport/page_thumbnails.h"
#include "ui/documents/viewport/page_view.h"
#include "ui/documents/pages/reading_pane.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/widgets/empty_state.h"
#include "ui/kit/widgets/list_notice.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QMouseEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

class TestReadingPane : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(ThemeMode::Light); }

    void threeHundredPagesCostWhatIsSeen()
    {
        ShownPane shown(300);
        shown.open();
        QCOMPARE(int(shown.source.textRequests.size()), 1);
        QVERIFY2(shown.pictures.requests.size() <= 5, qPrintable(QString::number(shown.pictures.requests.size())));
        for (const PartOfPage &part : shown.pictures.requests)
            QVERIFY(part.page <= 4);
        QCOMPARE(shown.pictures.requests.front().page, 1);
        shown.pictures.requests.clear();
        shown.pane->goToPage(200);
        shown.settle();
        QCOMPARE(shown.pane->currentPage(), 200);
        QCOMPARE(shown.pictures.requests.front().page, 200);
        for (const PartOfPage &part : shown.pictures.requests)
            QVERIFY(part.page >= 198 && part.page <= 204);
    }

    void aHiddenPaneAsksForNothing()
    {
        ShownPane shown(300);
        shown.pane->hide();
        shown.pane->showDocument(shown.source.find(shown.id)->document);
        settle();
        QVERIFY(shown.pictures.requests.empty());
        QVERIFY(shown.source.textRequests.empty());
        shown.pane->show();
        shown.settle();
        QVERIFY(!shown.pictures.requests.empty());
    }

    void thePictureOfThePageIsPaintedPixelForPixel()
    {
        ShownPane shown;
        shown.open();
        const QRectF page = shown.view().pages().pageRect(1);
        QCOMPARE(shown.pictures.requests.front().pageWidth, int(std::lround(page.width())));
        const QImage seen = shown.view().viewport()->grab().toImage();
        QCOMPARE(seen.pixel(int(page.left()) + 3, int(page.top()) + 3), FakePagePictures::colourOf(1));
        QVERIFY(seen.pixel(int(page.left()) - 8, int(page.top()) + 30) != FakePagePictures::colourOf(1));
    }

    void zoomKeepsThePointUnderTheCursor()
    {
        ShownPane shown(30);
        shown.open();
        shown.pane->goToPage(10);
        shown.settle();
        const QPointF cursor(400, 500);
        const auto under = [&] {
            const QPointF content(shown.view().horizontalScrollBar()->value() + cursor.x(), shown.view().verticalScrollBar()->value() + cursor.y());
            return shown.view().pages().toPage(10, content);
        };
        const QPointF before = under();
        for (const int turn : {1, 1, 1, 1, -1, 1, 1}) {
            QWheelEvent wheel(cursor, shown.view().viewport()->mapToGlobal(cursor), {}, {0, 120 * turn}, Qt::NoButton, Qt::ControlModifier,
                              Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(shown.view().viewport(), &wheel);
        }
        QCOMPARE(shown.view().zoomMode(), ZoomMode::Fixed);
        QVERIFY(shown.view().zoom() > 2);
        const QPointF moved = under() - before;
        QVERIFY2(moved.manhattanLength() < 3, qPrintable(QStringLiteral("%1 %2").arg(moved.x()).arg(moved.y())));
    }

    void aHugeZoomAsksForTilesOfWhatIsSeenOnly()
    {
        ShownPane shown;
        shown.open();
        shown.pictures.requests.clear();
        shown.view().setZoom(ZoomMode::Fixed, 20);
        shown.settle();
        qint64 pixels = 0;
        for (const PartOfPage &part : shown.pictures.requests)
            pixels += part.part.isNull() ? qint64(part.pageWidth) * part.pageWidth * 2 : qint64(part.part.width()) * part.part.height();
        QVERIFY(pixels > 0 && pixels < 30'000'000);
    }

    void mouseSelectsAndCopiesTheTextsOwnWords()
    {
        ShownPane shown;
        shown.open();
        const qint64 start = QStringLiteral("Page 1\n").size();
        const QPointF from = shown.view().rectsOf({start + 4, start + 5}).front().topLeft() + QPointF(0.5, 4);
        const QPointF to = shown.view().rectsOf({start + 14, start + 15}).front().topRight() + QPointF(-0.5, 4);
        shown.drag(from, to);
        shown.command(QStringLiteral("Copy"))->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Distributor"));
        shown.command(QStringLiteral("Copy quote with page"))->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("\"Distributor\" (Distributor agreement, page 1)"));
        QTest::mouseDClick(shown.view().viewport(), Qt::LeftButton, {}, shown.pointOf({start + 17, start + 20}));
        shown.command(QStringLiteral("Copy"))->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("shall"));
        QTest::mouseClick(shown.view().viewport(), Qt::LeftButton, {}, shown.pointOf({start + 17, start + 20}));
        shown.command(QStringLiteral("Copy"))->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("The Distributor shall be liable for all damages of any kind."));
        QTest::keyClick(&shown.view(), Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(&shown.view(), Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY(shown.view().selection().range().end > start + 62);
    }

    void selectingThePageTakesExactlyItsText()
    {
        ShownPane shown;
        shown.open();
        shown.pane->goToPage(3);
        shown.command(QStringLiteral("Select all of this page"))->trigger();
        shown.command(QStringLiteral("Copy"))->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), shown.source.find(shown.id)->pages[2].text);
    }

    void findMarksListsAndWalksThroughAllHits()
    {
        ShownPane shown(40);
        shown.open();
        shown.pane->find(QStringLiteral("the  BOOKS"));
        QTRY_VERIFY(shown.pane->isSettled());
        auto *list = shown.pane->findChild<QWidget *>(QStringLiteral("findResults"))->findChild<QListView *>();
        QVERIFY(list->isVisible());
        QCOMPARE(list->model()->rowCount(), 40);
        QVERIFY(list->model()->index(11, 0).data().toString().startsWith(QStringLiteral("Page 12: ")));
        QCOMPARE(list->currentIndex().row(), 0);
        shown.command(QStringLiteral("Next hit or finding"))->trigger();
        shown.settle();
        QCOMPARE(list->currentIndex().row(), 1);
        const qint64 length = shown.source.find(shown.id)->pages[0].text.size();
        const qint64 books = length + shown.source.find(shown.id)->pages[1].text.indexOf(QStringLiteral("books"));
        QVERIFY(shown.view().viewport()->rect().contains(shown.pointOf({books, books + 5})));
        shown.command(QStringLiteral("Previous hit or finding"))->trigger();
        shown.command(QStringLiteral("Previous hit or finding"))->trigger();
        shown.settle();
        QCOMPARE(shown.pane->currentPage(), 40);
        QCOMPARE(list->currentIndex().row(), 39);
        list->setCurrentIndex(list->model()->index(20, 0));
        shown.settle();
        QCOMPARE(shown.pane->currentPage(), 21);
        shown.pane->find({});
        QVERIFY(!list->isVisible());
    }

    void wordsWithoutHitsKeepThePlaceAndEscReturnsToIt()
    {
        ShownPane shown(40);
        shown.open();
        shown.pane->goToPage(20);
        shown.view().verticalScrollBar()->setValue(shown.view().verticalScrollBar()->value() + 40); // somewhere in the page
        shown.settle();
        const PagePosition before = shown.view().position();
        const auto isBack = [&] {
            shown.settle();
            const PagePosition now = shown.view().position();
            return now.page == before.page && std::abs(now.y - before.y) < 2;
        };
        auto *field = shown.pane->findChild<QLineEdit *>(QStringLiteral("findInPages"));
        shown.pane->activateWindow();
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("Page 3")); // 30 is the first behind here
        shown.settle();
        QCOMPARE(shown.pane->currentPage(), 30);
        QTest::keyClicks(field, QStringLiteral("x"));
        QVERIFY(isBack());
        QTest::keyClick(field, Qt::Key_Backspace);
        QTest::keyClicks(field, QStringLiteral("9"));
        shown.settle();
        QCOMPARE(shown.pane->currentPage(), 39);
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(field->text().isEmpty());
        QVERIFY(isBack());
        QTRY_VERIFY(shown.view().hasFocus());
        shown.pane->find(QStringLiteral("books"));
        shown.settle();
        auto *list = shown.pane->findChild<QWidget *>(QStringLiteral("findResults"))->findChild<QListView *>();
        list->setCurrentIndex(list->model()->index(2, 0));
        shown.settle();
        QCOMPARE(shown.pane->currentPage(), 3);
        QTest::keyClick(list, Qt::Key_Escape);
        QVERIFY(isBack());
    }

    void aSearchThatIsClearedStaysAtItsHit()
    {
        ShownPane shown(40);
        shown.open();
        auto *field = shown.pane->findChild<QLineEdit *>(QStringLiteral("findInPages"));
        field->setText(QStringLiteral("Page 33"));
        shown.settle();
        QCOMPARE(shown.pane->currentPage(), 33);
        field->clear(); // by its button
        shown.settle();
        QCOMPARE(shown.pane->currentPage(), 33);
        field->setText(QStringLiteral("nowhere"));
        shown.settle();
        QTest::keyClick(field, Qt::Key_Escape); // to where this search began
        shown.settle();
        QCOMPARE(shown.pane->currentPage(), 33);
    }

    void findingsAreMarkedClickedAndWalkedThrough()
    {
        ShownPane shown(20);
        shown.open();
        QSignalSpy activated(shown.pane.get(), &ReadingPane::findingActivated);
        const qint64 length = shown.source.find(shown.id)->pages[0].text.size();
        const TextRange first{7 + 4, 7 + 20};
        const TextRange second{4 * length + 11, 4 * length + 40};
        const QImage plain = shown.view().viewport()->grab().toImage();
        shown.pane->setHighlights(
            {{second, Severity::Medium, 1, QStringLiteral("Exclusivity")}, {first, Severity::High, 0, QStringLiteral("Uncapped liability")}});
        shown.settle();
        const QImage marked = shown.view().viewport()->grab().toImage();
        const QPoint inside = shown.pointOf(first);
        QVERIFY(marked.pixel(inside) != plain.pixel(inside));
        QTest::mouseClick(shown.view().viewport(), Qt::LeftButton, {}, inside);
        QCOMPARE(activated.takeFirst().at(0).toInt(), 0);
        QCOMPARE(shown.pane->currentFinding(), 0);
        shown.command(QStringLiteral("Next hit or finding"))->trigger();
        shown.settle();
        QCOMPARE(activated.takeFirst().at(0).toInt(), 1);
        QCOMPARE(shown.pane->currentPage(), 5);
        QVERIFY(shown.view().viewport()->rect().contains(shown.pointOf(second)));
        QTest::mouseClick(shown.view().viewport(), Qt::LeftButton, {}, QPoint(3, 3));
        QVERIFY(activated.isEmpty());
    }

    void wordsFarAwayAreScrolledToOnceTheirPageIsHere()
    {
        ShownPane shown(300);
        shown.open();
        shown.source.holdsAnswers = true;
        qint64 start = 0;
        for (int page = 0; page < 149; ++page)
            start += shown.source.find(shown.id)->pages[size_t(page)].text.size();
        const TextRange range{start + 40, start + 60};
        shown.pane->showRange(range);
        settle();
        QVERIFY(!shown.pane->isSettled());
        QCOMPARE(shown.pane->currentPage(), 150);
        shown.source.deliver();
        shown.settle();
        QVERIFY(shown.view().viewport()->rect().contains(shown.pointOf(range)));
    }

    void aDocumentOpensWhereItWasLeftAlsoAfterARestart()
    {
        ShownPane shown(50);
        shown.open();
        shown.pane->goToPage(33);
        shown.view().setZoom(ZoomMode::Fixed, 1.5);
        const PagePosition left = shown.view().position();
        const DocumentId other = shown.source.put(QStringLiteral("other"), {clause});
        shown.pane->showDocument(shown.source.find(other)->document);
        shown.settle();
        QCOMPARE(shown.view().zoomMode(), ZoomMode::FitWidth);
        const QVariantMap state = shown.pane->state();
        ReadingPane later(shown.services);
        later.resize(800, 900);
        later.show();
        later.restoreState(state);
        later.showDocument(shown.source.find(shown.id)->document);
        QTRY_VERIFY(later.isSettled());
        QCOMPARE(later.currentPage(), 33);
        QCOMPARE(later.view().zoom(), 1.5);
        QVERIFY(std::abs(later.view().position().y - left.y) < 2);
    }

    void theSameDocumentAgainStaysWhereItIs()
    {
        ShownPane shown(50);
        shown.open();
        shown.pane->goToPage(20);
        shown.settle();
        const int value = shown.view().verticalScrollBar()->value();
        Document changed = shown.source.find(shown.id)->document;
        changed.version = 7;
        changed.client = QStringLiteral("Helix");
        shown.pane->showDocument(changed);
        shown.settle();
        QCOMPARE(shown.view().verticalScrollBar()->value(), value);
    }

    void aDocumentWithoutTextSaysHowItStands()
    {
        ShownPane shown;
        Document document = shown.source.find(shown.id)->document;
        document.status = WorkStatus::Processing;
        document.progress = QStringLiteral("page 31 of 50");
        shown.pane->showDocument(document);
        const auto *state = shown.pane->findChild<EmptyState *>();
        QVERIFY(state->isVisible());
        QCOMPARE(state->detail(), document.progress);
        document.status = WorkStatus::Failed;
        document.reason = QStringLiteral("It needs a password.");
        shown.pane->showDocument(document);
        QCOMPARE(state->kind(), EmptyState::Kind::Failed);
        QCOMPARE(state->detail(), document.reason);
        QSignalSpy retry(shown.pane.get(), &ReadingPane::retryRequested);
        QTest::mouseClick(state->findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(int(retry.size()), 1);
        QVERIFY(shown.pictures.requests.empty());
        shown.open(); // it has been read by now
        QVERIFY(!state->isVisible());
    }

    void aPageThatCannotBeDrawnShowsItsText()
    {
        ShownPane shown;
        shown.pictures.failure = StorageError{ErrorCode::Corrupt, FaultyPart::File, QStringLiteral("The page is damaged.")};
        shown.open();
        const QImage seen = shown.view().viewport()->grab().toImage();
        const QRect word = shown.view().rectsOf(shown.source.find(shown.id)->pages[0].words.front().range).front().toAlignedRect();
        int dark = 0;
        for (int y = word.top(); y <= word.bottom(); ++y) {
            for (int x = word.left(); x <= word.right(); ++x)
                dark += qGray(seen.pixel(x, y)) < 128;
        }
        QVERIFY(dark > 10);
    }

    void keysScrollZoomAndFind()
    {
        ShownPane shown(20);
        shown.open();
        QTest::keyClick(&shown.view(), Qt::Key_End);
        QCOMPARE(shown.pane->currentPage(), 20);
        QTest::keyClick(&shown.view(), Qt::Key_Home);
        QCOMPARE(shown.pane->currentPage(), 1);
        QTest::keyClick(&shown.view(), Qt::Key_Space);
        QVERIFY(shown.view().verticalScrollBar()->value() > 400);
        shown.command(QStringLiteral("100 %"))->trigger();
        QCOMPARE(shown.view().zoom(), 1.0);
        auto *page = shown.pane->findChild<QLineEdit *>(QStringLiteral("pageEdit"));
        page->setText(QStringLiteral("17"));
        QTest::keyClick(page, Qt::Key_Return);
        QCOMPARE(shown.pane->currentPage(), 17);
        page->setText(QStringLiteral("99"));
        QTest::keyClick(page, Qt::Key_Return);
        QCOMPARE(shown.pane->currentPage(), 17);
        shown.pane->activateWindow();
        QTest::keyClick(&shown.view(), Qt::Key_Slash);
        QTRY_VERIFY(shown.pane->findChild<QLineEdit *>(QStringLiteral("findInPages"))->hasFocus());
    }

    void thumbnailsAskForThoseThatAreSeenAndGoThere()
    {
        ShownPane shown(300);
        shown.open();
        shown.pictures.requests.clear();
        shown.command(QStringLiteral("Thumbnails"))->trigger();
        shown.settle();
        auto *thumbnails = shown.pane->findChild<PageThumbnails *>();
        QVERIFY(thumbnails->isVisible());
        int small = 0;
        for (const PartOfPage &part : shown.pictures.requests) {
            QVERIFY(part.page < 12);
            small += part.pageWidth < 200;
        }
        QVERIFY(small >= 4);
        QSignalSpy chosen(thumbnails, &PageThumbnails::pageChosen);
        QTest::mouseClick(thumbnails->viewport(), Qt::LeftButton, {}, thumbnails->visualRect(thumbnails->model()->index(2, 0)).center());
        QCOMPARE(shown.pane->currentPage(), 3);
        QCOMPARE(int(chosen.size()), 1);
    }

    void aScreenReaderHearsThePageAndItsText()
    {
        ShownPane shown;
        shown.open();
        shown.pane->goToPage(2);
        QAccessibleInterface *heard = QAccessible::queryAccessibleInterface(&shown.view());
        QVERIFY(heard);
        QVERIFY(heard->text(QAccessible::Name).contains(QStringLiteral("page 2 of 5")));
        auto *text = heard->textInterface();
        QVERIFY(text);
        QCOMPARE(text->text(0, text->characterCount()), shown.source.find(shown.id)->pages[1].text);
        text->addSelection(7, 10);
        int start = 0, end = 0;
        text->selection(0, &start, &end);
        QCOMPARE(start, 7);
        QCOMPARE(end, 10);
        const QRect box = text->characterRect(7);
        QCOMPARE(text->offsetAtPoint(box.center() - QPoint(1, 0)), 7);
        for (const auto *button : shown.pane->findChildren<QAbstractButton *>()) {
            if (button->isVisible())
                QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(), qPrintable(button->objectName()));
        }
    }

    void textThatDoesNotComeIsToldAndAskedForAgain()
    {
        ShownPane shown;
        shown.source.failure = StorageError{ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("gone")};
        shown.open();
        auto *notice = shown.pane->findChild<ListNotice *>();
        QVERIFY(notice->isVisible());
        QVERIFY(notice->accessibleName().contains(QStringLiteral("PostgreSQL")));
        QCOMPARE(shown.pictures.requests.front().page, 1); // the page itself is shown meanwhile
        shown.source.failure.reset();
        Q_EMIT notice->retryRequested();
        shown.settle();
        QVERIFY(!notice->isVisible());
        QVERIFY(!shown.view().rectsOf({0, 4}).empty());
    }

    void saysWhichPageIsShown()
    {
        ShownPane shown(12);
        QSignalSpy said(shown.pane.get(), &ReadingPane::statusChanged);
        shown.open();
        shown.pane->goToPage(7);
        QCOMPARE(said.last().first().toString(), QStringLiteral("Page 7 of 12"));
        shown.pane->clear();
        QCOMPARE(said.last().first().toString(), QString());
    }

    void nothingChosenSaysToChooseOneOrThatThisMayNotBeRead()
    {
        ShownPane shown;
        const auto *state = shown.pane->findChild<EmptyState *>();
        QCOMPARE(state->title(), QStringLiteral("No document is chosen"));
        const StorageError denied{ErrorCode::Denied, FaultyPart::PostgreSql, {}};
        shown.pane->setListError(denied);
        QCOMPARE(state->kind(), EmptyState::Kind::NotPermitted);
        QCOMPARE(state->title(), errors::errorText(denied).title);
        QCOMPARE(state->detail(), errors::errorText(denied).whatToDo);
        shown.pane->setListError({});
        QCOMPARE(state->kind(), EmptyState::Kind::NeverHadContent);
        QCOMPARE(state->title(), QStringLiteral("No document is chosen"));
    }

    void aRefusedListTakesAwayNothingThatIsShown()
    {
        ShownPane shown;
        const StorageError denied{ErrorCode::Denied, FaultyPart::PostgreSql, {}};
        const auto *state = shown.pane->findChild<EmptyState *>();
        shown.open();
        shown.pane->setListError(denied);
        QVERIFY(!state->isVisible());
        shown.pane->clear();
        QVERIFY(state->isVisible());
        QCOMPARE(state->kind(), EmptyState::Kind::NotPermitted);
        shown.pane->showFile(QStringLiteral("new.pdf"), QStringLiteral("uploading"), false);
        shown.pane->setListError({});
        QCOMPARE(state->title(), QStringLiteral("new.pdf"));
        shown.pane->setListError(denied);
        QCOMPARE(state->title(), QStringLiteral("new.pdf"));
    }
};

QTEST_MAIN(TestReadingPane)
#include "tst_reading_pane.moc"
