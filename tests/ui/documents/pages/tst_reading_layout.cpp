// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/find/page_finder.h"
#include "models/documents/pages/open_document.h"
#include "models/documents/pages/page_pictures.h"
#include "models/documents/pages/reading_obstacle.h"
#include "tests/support/fakes/fake_document_source.h"
#include "tests/support/fakes/fake_page_pictures.h"
#include "ui/documents/pages/find_results.h"
#include "ui/documents/pages/reading_actions.h"
#include "ui/documents/pages/reading_bar.h"
#include "ui/documents/pages/reading_layout.h"
#include "ui/documents/viewport/page_thumbnails.h"
#include "ui/documents/viewport/page_view.h"
#include "ui/kit/look/theme.h"
#include "ui/kit/widgets/empty_state.h"

#include <QPushButton>
#include <QTest>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;
using Kind = ReadingObstacle::Kind;

namespace {

struct Shown {
    Shown()
    {
        pane.resize(900, 700);
        layout.resize(900, 700);
        pane.show();
    }
    FakeDocumentSource source;
    FakePagePictures made;
    OpenDocument document{source};
    PagePictures pictures{made};
    PageFinder finder{document};
    QWidget pane;
    ReadingActions actions{&pane};
    ReadingLayout layout{document, pictures, finder, actions, &pane};
};

} // namespace

class TestReadingLayout : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(ThemeMode::Light); }

    void thePagesOrWhyThereAreNoneAreSeenButNotBoth()
    {
        Shown shown;
        const auto *state = shown.layout.findChild<EmptyState *>();
        shown.layout.showPages();
        QVERIFY(shown.layout.view()->isVisible());
        QVERIFY(shown.layout.bar()->isVisible());
        QVERIFY(!state->isVisible());
        shown.layout.showObstacle({Kind::Failed, QStringLiteral("It failed"), QStringLiteral("It is damaged.")}, {shown.actions.retry});
        QVERIFY(!shown.layout.view()->isVisible());
        QVERIFY(state->isVisible());
        QCOMPARE(state->title(), QStringLiteral("It failed"));
        QCOMPARE(state->detail(), QStringLiteral("It is damaged."));
        QVERIFY(state->findChild<QPushButton *>());
    }

    void anObstacleLooksLikeWhatItIs_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("look");
        QTest::newRow("nothing chosen") << int(Kind::NothingChosen) << int(EmptyState::Kind::NeverHadContent);
        QTest::newRow("on its way") << int(Kind::OnItsWay) << int(EmptyState::Kind::Loading);
        QTest::newRow("failed") << int(Kind::Failed) << int(EmptyState::Kind::Failed);
        QTest::newRow("no pages") << int(Kind::NoPages) << int(EmptyState::Kind::NothingMatches);
        QTest::newRow("not permitted") << int(Kind::NotPermitted) << int(EmptyState::Kind::NotPermitted);
    }
    void anObstacleLooksLikeWhatItIs()
    {
        QFETCH(int, kind);
        QFETCH(int, look);
        Shown shown;
        shown.layout.showObstacle({Kind(kind), QStringLiteral("title"), {}});
        QCOMPARE(int(shown.layout.findChild<EmptyState *>()->kind()), look);
    }

    void onlyOneThingStandsBesideThePages()
    {
        Shown shown;
        shown.layout.showPages();
        const auto seen = [&] { return std::pair(shown.layout.thumbnails()->isVisible(), shown.layout.results()->isVisible()); };
        shown.layout.showSide(ReadingLayout::Side::Thumbnails);
        QCOMPARE(seen(), std::pair(true, false));
        shown.layout.showSide(ReadingLayout::Side::Hits);
        QCOMPARE(seen(), std::pair(false, true));
        shown.layout.showSide(ReadingLayout::Side::Nothing);
        QCOMPARE(seen(), std::pair(false, false));
    }
};

QTEST_MAIN(TestReadingLayout)
#include "tst_reading_layout.moc"
