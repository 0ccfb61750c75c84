// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/viewport/page_view_accessible.h"

#include "models/documents/pages/open_document.h"
#include "tests/ui/documents/shown_pane.h"
#include "ui/kit/look/theme.h"

#include <QLabel>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;

namespace {

const QString faces = QString::fromUtf16(u"Pay \U0001F600\U0001F600 now\n") + clause;

/// A pane whose second page has characters of two units, that page open; and what a screen reader has of it.
struct Heard : ShownPane {
    explicit Heard(const QString &name = QStringLiteral("Distributor agreement"))
    {
        source.find(id)->pages[1] = typedPage(2, faces);
        source.find(id)->document.originalName = name;
        open();
        pane->goToPage(2);
        settle();
        reader = std::make_unique<PageViewAccessible>(&view());
    }
    [[nodiscard]] qint64 pageStart() { return view().document().rangeOf(2).start; }
    [[nodiscard]] std::pair<int, int> selected() const
    {
        int start = -1, end = -1;
        reader->selection(0, &start, &end);
        return {start, end};
    }

    std::unique_ptr<PageViewAccessible> reader;
};

} // namespace

class TestPageViewAccessible : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(ThemeMode::Light); }

    void qtAsksForItHoweverOftenItIsInstalled()
    {
        installPageViewAccessibility();
        installPageViewAccessibility();
        ShownPane shown;
        QVERIFY(dynamic_cast<PageViewAccessible *>(QAccessible::queryAccessibleInterface(&shown.view())));
        QLabel label;
        QVERIFY(!dynamic_cast<PageViewAccessible *>(QAccessible::queryAccessibleInterface(&label)));
    }

    void itSaysWhichPageOfWhichDocumentIsRead()
    {
        Heard heard;
        QCOMPARE(heard.reader->text(QAccessible::Name), QStringLiteral("Distributor agreement, page 2 of 5"));
        QCOMPARE(heard.reader->role(), QAccessible::Document);
        heard.pane->goToPage(4);
        QCOMPARE(heard.reader->text(QAccessible::Name), QStringLiteral("Distributor agreement, page 4 of 5"));
    }

    void aNameIsNotHeardBackwards()
    {
        const QString backwards = QStringLiteral("fdp.\u202Etxt");
        Heard heard(backwards);
        QVERIFY(!heard.reader->text(QAccessible::Name).contains(QChar(0x202E)));
    }

    void withoutADocumentThereIsNothingToRead()
    {
        ShownPane shown;
        PageViewAccessible reader(&shown.view());
        QCOMPARE(reader.text(QAccessible::Name), QStringLiteral("Pages"));
        QCOMPARE(reader.characterCount(), 0);
        QCOMPARE(reader.text(0, 100), QString());
        QCOMPARE(reader.selectionCount(), 0);
        QCOMPARE(reader.cursorPosition(), 0);
        QVERIFY(reader.characterRect(0).isNull());
        QCOMPARE(reader.offsetAtPoint(shown.view().mapToGlobal(shown.view().rect().center())), -1);
        reader.setSelection(0, 3, 9); // has nothing to select
        QVERIFY(shown.view().selection().isEmpty());
    }

    void theTextIsThatOfTheCurrentPage()
    {
        Heard heard;
        QCOMPARE(heard.reader->text(0, heard.reader->characterCount()), faces);
        QCOMPARE(heard.reader->text(QAccessible::Value), faces);
        QCOMPARE(heard.reader->text(QAccessible::Description), faces);
        QCOMPARE(heard.reader->text(0, 3), QStringLiteral("Pay"));
        QCOMPARE(heard.reader->text(3, 0), QString()); // no negative length
        QVERIFY(heard.reader->interface_cast(QAccessible::TextInterface));
        int start = -1, end = -1;
        QCOMPARE(heard.reader->attributes(5, &start, &end), QString());
        QCOMPARE(std::pair(start, end), std::pair(0, int(faces.size())));
    }

    void offsetsCountTheUnitsOfThePageNotTheDocumentsCharacters()
    {
        Heard heard;
        const int now = int(faces.indexOf(u"now")); // behind two characters of two units each
        heard.reader->addSelection(now, now + 3);
        const qint64 start = heard.pageStart() + now - 2;
        QCOMPARE(heard.view().selection().range(), (TextRange{start, start + 3}));
        QCOMPARE(heard.reader->selectionCount(), 1);
        QCOMPARE(heard.selected(), std::pair(now, now + 3));
        QCOMPARE(heard.reader->cursorPosition(), now + 3);
    }

    void aSelectionIsReplacedMovedAndTakenAway()
    {
        Heard heard;
        heard.reader->addSelection(0, 3);
        heard.reader->setSelection(0, 4, 6);
        QCOMPARE(heard.selected(), std::pair(4, 6));
        heard.reader->setCursorPosition(9);
        QCOMPARE(heard.reader->cursorPosition(), 9);
        QCOMPARE(heard.reader->selectionCount(), 0);
        heard.reader->addSelection(0, 3);
        heard.reader->removeSelection(0);
        QCOMPARE(heard.reader->selectionCount(), 0);
        QCOMPARE(heard.selected(), std::pair(0, 0));
    }

    void whatIsSelectedOnAnotherPageIsNotHeard()
    {
        Heard heard;
        heard.view().select({0, 5});
        heard.pane->goToPage(2);
        QVERIFY(!heard.view().selection().isEmpty());
        QCOMPARE(heard.reader->selectionCount(), 0);
        QCOMPARE(heard.selected(), std::pair(0, 0));
    }

    void offsetsBeyondThePageEndAtItsEdges()
    {
        Heard heard;
        heard.reader->addSelection(-5, 1'000'000);
        QCOMPARE(heard.view().selection().range(), heard.view().document().rangeOf(2));
        QCOMPARE(heard.selected(), std::pair(0, int(faces.size())));
    }

    void aCharacterHasItsPlaceOnTheScreen()
    {
        Heard heard;
        const int now = int(faces.indexOf(u"now"));
        const QRect box = heard.reader->characterRect(now);
        const QRect pages = QRect(heard.view().viewport()->mapToGlobal(QPoint()), heard.view().viewport()->size());
        QVERIFY(!box.isEmpty() && pages.contains(box));
        QVERIFY(box.left() > heard.reader->characterRect(0).left());
        QCOMPARE(heard.reader->offsetAtPoint(box.center() - QPoint(1, 0)), now);
    }

    void whatIsToBeHeardIsScrolledTo()
    {
        Heard heard;
        heard.pane->resize(800, 260);
        heard.view().setZoom(ZoomMode::Fixed, 3);
        heard.pane->goToPage(2);
        heard.settle();
        const QRect seen = QRect(heard.view().viewport()->mapToGlobal(QPoint()), heard.view().viewport()->size());
        const int books = int(faces.indexOf(u"books"));
        QVERIFY(!seen.contains(heard.reader->characterRect(books)));
        heard.reader->scrollToSubstring(books, books + 5);
        heard.settle();
        QVERIFY(seen.contains(heard.reader->characterRect(books)));
    }
};

QTEST_MAIN(TestPageViewAccessible)
#include "tst_page_view_accessible.moc"
