// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/viewport/page_navigator.h"
#include "models/documents/viewport/page_viewport.h"
#include "models/documents/viewport/place_keeper.h"
#include "tests/models/documents/typed_document.h"

#include <QTest>

using namespace lectern;
using namespace lectern::models;

namespace {

struct Kept : TypedDocument {
    Kept() : TypedDocument(QStringList(40, QStringLiteral("Words.\n")))
    {
        other = source.find(source.put(QStringLiteral("other"), QStringList(9, QStringLiteral("Others.\n"))))->document;
        viewport.setSize({800, 700});
        show(open.document());
    }
    void show(const Document &document)
    {
        open.open(document);
        viewport.open(open.pageCount());
    }
    Document other;
    PageViewport viewport;
    PageNavigator navigator{open, viewport};
    PlaceKeeper keeper{open, viewport, navigator};
};

} // namespace

class TestPlaceKeeper : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDocumentIsFoundWhereAndAsLargeAsItWasLeft()
    {
        Kept kept;
        const Document first = kept.open.document();
        kept.viewport.setZoom(ZoomMode::Fixed, 1.5);
        kept.navigator.goTo({33, 40});
        const PagePosition left = kept.viewport.position();
        kept.keeper.keep();
        kept.show(kept.other);
        kept.viewport.setZoom(ZoomMode::FitPage);
        QVERIFY(!kept.keeper.goBack()); // never seen before
        kept.keeper.keep();
        kept.show(first);
        QVERIFY(kept.keeper.goBack());
        QCOMPARE(kept.viewport.zoomMode(), ZoomMode::Fixed);
        QCOMPARE(kept.viewport.zoom(), 1.5);
        QCOMPARE(kept.viewport.position(), left);
        kept.show(kept.other);
        QVERIFY(kept.keeper.goBack());
        QCOMPARE(kept.viewport.zoomMode(), ZoomMode::FitPage);
    }

    void whatIsSavedHasThePlaceOfTheOpenDocument()
    {
        Kept kept;
        kept.navigator.goToPage(12);
        const QVariantList saved = kept.keeper.toVariant();
        kept.navigator.goToPage(1);
        QVERIFY(!kept.keeper.goBack()); // saving keeps nothing
        kept.keeper.restore(saved);
        QVERIFY(kept.keeper.goBack());
        QCOMPARE(kept.viewport.currentPage(), 12);
    }

    void withoutPagesNothingIsKept()
    {
        Kept kept;
        kept.open.close();
        kept.viewport.open(0);
        kept.keeper.keep();
        QVERIFY(kept.keeper.toVariant().isEmpty());
        QVERIFY(!kept.keeper.goBack());
    }
};

QTEST_GUILESS_MAIN(TestPlaceKeeper)
#include "tst_place_keeper.moc"
