// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/pages/open_document.h"
#include "tests/support/settle.h"
#include "tests/ui/documents/shown_pane.h"
#include "ui/documents/viewport/page_thumbnails.h"
#include "ui/kit/look/theme.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>

#include <cmath>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

namespace {

/// The pixels of a rectangle of the view that differ between two pictures of it.
int differences(const QImage &one, const QImage &other, const QRectF &where)
{
    const QRect area = where.toAlignedRect() & one.rect();
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            count += one.pixel(x, y) != other.pixel(x, y);
    }
    return count;
}

} // namespace

/// What is painted, and what stays where it is.
class TestPageView : public QObject
{
    Q_OBJECT

    static QImage seenIn(ShownPane &shown) { return shown.view().viewport()->grab().toImage(); }
    /// Where a page stands in the viewport.
    static QRectF placeOf(ShownPane &shown, int page)
    {
        return shown.view().pages().pageRect(page).translated(-shown.view().horizontalScrollBar()->value(),
                                                              -shown.view().verticalScrollBar()->value());
    }
    /// Every point of every page that is seen has the very pixel that was made for it: nothing is scaled or shifted.
    static void verifyPixelForPixel(ShownPane &shown)
    {
        const QImage seen = seenIn(shown);
        const double scale = shown.view().devicePixelRatioF();
        QCOMPARE(seen.devicePixelRatio(), scale);
        QRandomGenerator random(7);
        int checked = 0;
        for (int i = 0; i < 4000; ++i) {
            const QPoint at(random.bounded(seen.width()), random.bounded(seen.height()));
            for (int page = 1; page <= shown.view().pages().pageCount(); ++page) {
                const QRectF rect = placeOf(shown, page);
                const QPoint corner = (rect.topLeft() * scale).toPoint();
                const QRect device(corner, (rect.size() * scale).toSize());
                if (!device.adjusted(2, 2, -3, -3).contains(at))
                    continue;
                const QPoint onPage = at - corner;
                QVERIFY2(seen.pixel(at) == FakePagePictures::colourAt(onPage.x(), onPage.y()),
                         qPrintable(QStringLiteral("page %1 at %2, %3: %4").arg(page).arg(onPage.x()).arg(onPage.y()).arg(seen.pixel(at), 8, 16)));
                ++checked;
            }
        }
        QVERIFY2(checked > 1000, qPrintable(QString::number(checked)));
    }

private Q_SLOTS:
    void initTestCase() { theme::apply(ThemeMode::Light); }

    void everyPageThatIsSeenIsPaintedAndItsNeighboursAreReady()
    {
        ShownPane shown(30);
        shown.open();
        shown.pictures.requests.clear();
        shown.view().goTo({10, shown.view().pages().pageSize(10).height() / 2}); // half of 10, half of 11
        shown.settle();
        const QImage seen = seenIn(shown);
        for (const int page : {10, 11}) {
            const QRectF part = placeOf(shown, page) & QRectF(shown.view().viewport()->rect());
            QVERIFY(part.height() > 100);
            QCOMPARE(seen.pixel(part.topLeft().toPoint() + QPoint(4, 4)), FakePagePictures::colourOf(page));
        }
        QSet<int> asked;
        for (const PartOfPage &part : shown.pictures.requests)
            asked.insert(part.page);
        QCOMPARE(asked, (QSet<int>{9, 10, 11, 12, 13}));
    }

    void whatIsPaintedIsWhatWasMadePixelForPixel_data()
    {
        QTest::addColumn<double>("zoom");
        QTest::newRow("small") << 0.31;
        QTest::newRow("as large as on paper") << 1.0;
        QTest::newRow("odd") << 1.37;
        QTest::newRow("in tiles") << 6.0;
    }
    void whatIsPaintedIsWhatWasMadePixelForPixel()
    {
        QFETCH(double, zoom);
        ShownPane shown;
        shown.pictures.showsPlaces = true;
        shown.open();
        shown.view().setZoom(ZoomMode::Fixed, zoom);
        shown.view().goTo({2, 200});
        shown.view().horizontalScrollBar()->setValue(333);
        shown.settle();
        verifyPixelForPixel(shown);
        const double scale = shown.view().devicePixelRatioF();
        for (const PartOfPage &part : shown.pictures.requests)
            QVERIFY2(part.pageWidth <= int(std::lround(shown.view().pages().pageRect(1).width() * scale)) || zoom < 1, "larger than needed");
    }

    /// Once more in a process for each factor: it is read once, at the start.
    void isSharpAtAnyScaleFactor_data()
    {
        QTest::addColumn<QString>("factor");
        for (const char *factor : {"1.25", "1.5", "2", "3"})
            QTest::newRow(factor) << QString::fromLatin1(factor);
    }
    void isSharpAtAnyScaleFactor()
    {
        QFETCH(QString, factor);
        QProcess again;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_SCALE_FACTOR"), factor);
        again.setProcessEnvironment(environment);
        again.setProcessChannelMode(QProcess::MergedChannels);
        again.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("whatIsPaintedIsWhatWasMadePixelForPixel"), QStringLiteral("thumbnailsShowTheirPagesAndFollow")});
        QVERIFY(again.waitForFinished(60'000));
        const QByteArray said = again.readAll();
        QVERIFY2(again.exitCode() == 0, said.constData());
        QVERIFY2(said.contains("7 passed"), said.constData());
    }

    void thumbnailsShowTheirPagesAndFollow()
    {
        ShownPane shown(60);
        shown.open();
        shown.command(QStringLiteral("Thumbnails"))->trigger();
        shown.settle();
        auto *thumbnails = shown.pane->findChild<PageThumbnails *>();
        const auto verifyPictureOf = [&](int page) {
            const QRect cell = thumbnails->visualRect(thumbnails->model()->index(page - 1, 0));
            const QImage seen = thumbnails->viewport()->grab().toImage();
            const QPoint middle = (QPointF(cell.center()) * seen.devicePixelRatio()).toPoint();
            QVERIFY(seen.rect().contains(middle));
            QCOMPARE(seen.pixel(middle), FakePagePictures::colourOf(page));
        };
        verifyPictureOf(1);
        verifyPictureOf(3);
        QSet<int> widths;
        for (const PartOfPage &part : shown.pictures.requests) {
            if (part.page > 4)
                widths.insert(part.pageWidth);
        }
        QCOMPARE(widths.size(), 1);
        QCOMPARE(*widths.begin(), int(146 * 595 / 842.0 * shown.view().devicePixelRatioF())); // 146 high, as sharp as the screen
        QSignalSpy chosen(thumbnails, &PageThumbnails::pageChosen);
        shown.pane->goToPage(40);
        shown.settle();
        QCOMPARE(thumbnails->currentIndex().row(), 39);
        QVERIFY(chosen.isEmpty());
        verifyPictureOf(40);
    }

    void theWidthFitsAndFollowsTheWindow()
    {
        ShownPane shown;
        shown.open();
        const auto fits = [&] {
            return std::abs(shown.view().pages().pageRect(1).width() + 2 * PageLayout::margin - shown.view().viewport()->width()) < 1;
        };
        QVERIFY(fits());
        shown.pane->resize(1100, 600);
        QVERIFY(fits());
        shown.view().setZoom(ZoomMode::FitPage);
        const QSizeF page = shown.view().pages().pageRect(1).size();
        QVERIFY(std::abs(page.height() + 2 * PageLayout::margin - shown.view().viewport()->height()) < 1);
        QVERIFY(page.width() < shown.view().viewport()->width());
        shown.view().setZoom(ZoomMode::Fixed, 2);
        shown.pane->resize(700, 700);
        QCOMPARE(shown.view().zoom(), 2.0);
    }

    void goesToNoPageBeyondTheDocument()
    {
        ShownPane shown;
        shown.open();
        shown.pane->goToPage(99);
        QCOMPARE(shown.pane->currentPage(), 5);
        shown.pane->goToPage(-3);
        QCOMPARE(shown.pane->currentPage(), 1);
        shown.pane->clear();
        shown.pane->goToPage(2);
        QCOMPARE(shown.pane->currentPage(), 0);
    }

    void sizesThatBecomeKnownMoveNothing()
    {
        ShownPane shown(60);
        for (DocumentPage &page : shown.source.find(shown.id)->pages) {
            if (page.number > 20 && page.number < 30)
                page.size = {842, 1300};
        }
        shown.open();
        shown.view().setZoom(ZoomMode::Fixed, 1);
        shown.source.holdsAnswers = true;
        shown.view().goTo({27, 100});
        settle();
        QCOMPARE(shown.view().position().page, 27);
        shown.source.deliver();
        shown.source.holdsAnswers = false;
        shown.settle();
        QCOMPARE(shown.view().pages().pageSize(27), QSizeF(842, 1300));
        QCOMPARE(shown.view().position().page, 27);
        QVERIFY(std::abs(shown.view().position().y - 100) < 2);
    }

    void aZoomThatShortensTheWayKeepsThePlace()
    {
        ShownPane shown(20);
        shown.open();
        shown.view().setZoom(ZoomMode::Fixed, 8);
        shown.view().goTo({15, 300});
        for (const auto &[mode, zoom] : {std::pair(ZoomMode::Fixed, 0.5), std::pair(ZoomMode::Fixed, 8.0), std::pair(ZoomMode::FitWidth, 1.0)}) {
            shown.view().setZoom(mode, zoom);
            QCOMPARE(shown.view().position().page, 15);
            QVERIFY2(std::abs(shown.view().position().y - 300) < 3, qPrintable(QString::number(shown.view().position().y)));
            QCOMPARE(shown.view().verticalScrollBar()->value(), int(std::lround(shown.view().pages().contentY(shown.view().position()))));
        }
    }

    void anotherDocumentIsNotScrolledToWordsOfTheOneBefore()
    {
        ShownPane shown(300);
        shown.open();
        shown.source.holdsAnswers = true;
        shown.view().reveal({20'000, 20'010});
        QVERIFY(!shown.view().isSettled());
        const DocumentId other = shown.source.put(QStringLiteral("other"), QStringList(300, clause));
        shown.pane->showDocument(shown.source.find(other)->document);
        shown.source.holdsAnswers = false;
        shown.source.deliver();
        shown.settle();
        QCOMPARE(shown.pane->currentPage(), 1);
    }

    void hitsAreMarkedWhereTheyStandAndTheCurrentOneStandsOut()
    {
        ShownPane shown;
        shown.open();
        const QImage before = seenIn(shown);
        shown.pane->find(QStringLiteral("the"));
        shown.settle();
        const QImage marked = seenIn(shown);
        const QString text = shown.source.find(shown.id)->pages[0].text;
        std::vector<int> changed;
        for (qsizetype at = text.indexOf(QStringLiteral("the"), 0, Qt::CaseInsensitive); at >= 0;
             at = text.indexOf(QStringLiteral("the"), at + 3, Qt::CaseInsensitive)) {
            const QRectF box = shown.view().rectsOf({at, at + 3}).front();
            QVERIFY(differences(before, marked, box.adjusted(2, 2, -2, -2)) > 20);
            changed.push_back(int(marked.pixel(box.center().toPoint())));
            // Only the current one is outlined: a pen of two pixels fills at least one with its own colour.
            bool isOutlined = false;
            for (int x = int(box.left()) - 3; x <= int(box.left()) + 1; ++x)
                isOutlined = isOutlined || marked.pixel(x, int(box.center().y())) == 0xff9a4a00;
            QCOMPARE(isOutlined, changed.size() == 1);
        }
        QCOMPARE(changed.size(), size_t(3));
        const QColor hit = QColor::fromRgb(QRgb(changed[1])), paper = QColor::fromRgb(FakePagePictures::colourOf(1));
        QVERIFY(hit.green() * paper.red() < hit.red() * paper.green()); // violet, as no finding is
        QVERIFY(changed[0] != changed[1]);                              // the first is current
        QCOMPARE(changed[1], changed[2]);
        QCOMPARE(differences(before, marked, shown.view().rectsOf({0, 4}).front().adjusted(0, 0, 0, -4)), 0); // "Page" is none
        shown.pane->find({});
        shown.settle();
        QCOMPARE(differences(before, seenIn(shown), QRectF(before.rect())), 0);
    }

    void twoFindingsOnTheSameWordsTintThemOnce()
    {
        ShownPane shown;
        shown.open();
        const QRectF words = shown.view().rectsOf({11, 22}).front();
        const auto tintOf = [&](const std::vector<DocumentHighlight> &highlights) {
            shown.pane->setHighlights(highlights);
            shown.settle();
            return seenIn(shown).pixel(words.center().toPoint());
        };
        const QRgb paper = tintOf({});
        const QRgb once = tintOf({{{11, 22}, Severity::High, 0}});
        QVERIFY(once != paper);
        const QRgb low = tintOf({{{11, 22}, Severity::Low, 0}});
        QVERIFY(low != paper && low != once);
        QCOMPARE(tintOf({{{4, 30}, Severity::Low, 1}, {{11, 22}, Severity::High, 0}, {{8, 25}, Severity::High, 2}}), once);
        const std::vector<Tint> expected{{{4, 8}, Severity::Low}, {{8, 25}, Severity::High}, {{25, 30}, Severity::Low}};
        QCOMPARE(shown.view().marks().tints(), expected);
    }

    void theSelectionIsSeen()
    {
        ShownPane shown;
        shown.open();
        const QImage before = seenIn(shown);
        shown.view().select({11, 22});
        const QRectF box = shown.view().rectsOf({11, 22}).front();
        QVERIFY(differences(before, seenIn(shown), box) > box.width() * box.height() / 2);
        shown.view().select({});
        QCOMPARE(differences(before, seenIn(shown), QRectF(before.rect())), 0);
    }

    void draggingBeyondTheEdgeScrolls()
    {
        ShownPane shown(20);
        shown.open();
        const QPoint from = shown.pointOf({11, 12});
        const QPointF below(from.x(), shown.view().viewport()->height() + 80);
        QTest::mousePress(shown.view().viewport(), Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, below, shown.view().viewport()->mapToGlobal(below), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(shown.view().viewport(), &move);
        QTRY_VERIFY(shown.view().verticalScrollBar()->value() > 200);
        QTRY_VERIFY(shown.view().selection().range().length() > 120); // onto the next page
        QTest::mouseRelease(shown.view().viewport(), Qt::LeftButton, {}, below.toPoint());
    }

    void textThatWasReadFromAPictureIsLabelled()
    {
        const auto cornerWith = [](TextSource source, std::optional<double> confidence) {
            ShownPane shown;
            shown.source.find(shown.id)->pages[0].source = source;
            shown.source.find(shown.id)->pages[0].confidence = confidence;
            shown.open();
            return seenIn(shown);
        };
        const QImage plain = cornerWith(TextSource::File, {});
        const QImage unsure = cornerWith(TextSource::Ocr, {});
        const QImage told = cornerWith(TextSource::Ocr, 0.87);
        const QRectF all(plain.rect());
        QVERIFY(differences(plain, unsure, all) > 500);
        QVERIFY(differences(plain, told, all) > differences(plain, unsure, all)); // with its per cent
    }

    void whatFollowsFromADocumentGoesWithIt()
    {
        ShownPane shown;
        shown.open();
        shown.pane->setHighlights({{{11, 22}, Severity::High, 0, QStringLiteral("Uncapped liability")}});
        shown.view().select({30, 40});
        shown.pane->find(QStringLiteral("books"));
        shown.settle();
        const DocumentId other = shown.source.put(QStringLiteral("other"), {clause});
        shown.pane->showDocument(shown.source.find(other)->document);
        shown.settle();
        QVERIFY(shown.view().marks().highlights().empty());
        QVERIFY(shown.view().selection().isEmpty());
        QVERIFY(!shown.command(QStringLiteral("Copy"))->isEnabled());
        QCOMPARE(shown.view().pages().pageCount(), 1);
        Document failed = shown.source.find(other)->document;
        failed.status = WorkStatus::Failed;
        failed.reason = QStringLiteral("It is damaged.");
        shown.pane->showDocument(failed);
        QCOMPARE(shown.view().pages().pageCount(), 0);
        QCOMPARE(shown.pane->currentPage(), 0);
    }

    void pagesAreDimmedInTheDarkOnly()
    {
        ShownPane shown;
        shown.open();
        const auto paper = [&] { return seenIn(shown).pixel(placeOf(shown, 1).topLeft().toPoint() + QPoint(5, 5)); };
        shown.command(QStringLiteral("Dim pages in the dark theme"))->trigger();
        QCOMPARE(paper(), FakePagePictures::colourOf(1));
        theme::apply(ThemeMode::Dark);
        const QRgb dimmed = paper();
        shown.command(QStringLiteral("Dim pages in the dark theme"))->trigger();
        const QRgb bright = paper();
        theme::apply(ThemeMode::Light);
        QVERIFY(qGray(dimmed) < qGray(bright));
        QCOMPARE(bright, FakePagePictures::colourOf(1));
    }
};

QTEST_MAIN(TestPageView)
#include "tst_page_view.moc"
