// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/pages/page_pictures.h"
#include "models/documents/viewport/page_viewport.h"
#include "models/documents/viewport/page_wants.h"
#include "tests/models/documents/typed_document.h"
#include "tests/support/fakes/fake_page_pictures.h"

#include <QSet>
#include <QTest>

using namespace lectern;
using namespace lectern::models;

namespace {

struct Wanting : TypedDocument {
    explicit Wanting(int pageCount = 40) : TypedDocument(QStringList(pageCount, QStringLiteral("Words.\n")))
    {
        pictures.setDocument(open.document());
        viewport.setSize({623, 700});
        viewport.open(pageCount);
        viewport.setZoom(ZoomMode::Fixed, PageViewport::pointsPerPixel);
    }
    void wantNow(double scale = 1)
    {
        wants.want(scale);
        settle();
    }
    [[nodiscard]] QList<int> askedPages() const
    {
        QList<int> pages;
        for (const PartOfPage &part : made.requests)
            pages.append(part.page);
        return pages;
    }
    FakePagePictures made;
    PagePictures pictures{made};
    PageViewport viewport;
    PageWants wants{open, pictures, viewport};
};

} // namespace

class TestPageWants : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsReadComesFirstThenWhatIsSeenThenItsNeighbours()
    {
        Wanting wanting;
        wanting.viewport.scrollToPosition({10, 600}); // a strip of 10, most of 11
        wanting.wantNow();
        QCOMPARE(wanting.askedPages(), (QList<int>{11, 10, 12, 13, 9}));
        QCOMPARE(wanting.source.textRequests.size(), size_t(1));
    }

    void atTheEndsNoPageIsWantedThatIsNotThere()
    {
        Wanting wanting(2);
        wanting.wantNow();
        QCOMPARE(wanting.askedPages(), (QList<int>{1, 2}));
    }

    void picturesAreAsSharpAsTheScreen()
    {
        Wanting wanting;
        wanting.wantNow(1.5);
        QCOMPARE(wanting.made.requests.front().pageWidth, qRound(595 * 1.5));
    }

    void aPageInTilesIsWantedSmallBefore()
    {
        Wanting wanting;
        wanting.viewport.setZoom(ZoomMode::Fixed, 8);
        wanting.wantNow();
        QVERIFY(wanting.made.requests.size() > 2);
        QCOMPARE(wanting.made.requests.front(), previewOfPage(1, {595, 842}));
        QVERIFY(!wanting.made.requests[1].part.isNull());
        wanting.made.requests.clear();
        wanting.viewport.scrollTo({0, 2000});
        wanting.wantNow();
        for (const PartOfPage &part : wanting.made.requests)
            QVERIFY(part.page != 1 || !part.part.isNull()); // its small one is here
    }

    void whoIsNotSeenWantsNothing()
    {
        Wanting wanting;
        wanting.made.holdsAnswers = true;
        wanting.wantNow();
        QVERIFY(!wanting.made.heldAndWanted().empty());
        wanting.wants.wantNothing();
        QVERIFY(wanting.made.heldAndWanted().empty());
    }
};

QTEST_GUILESS_MAIN(TestPageWants)
#include "tst_page_wants.moc"
