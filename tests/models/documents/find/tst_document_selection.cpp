// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/find/document_selection.h"
#include "tests/models/documents/typed_document.h"

#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::models;

namespace {

const QString clause = QStringLiteral("The Distributor shall pay.\nSums are due at once.\n"); // 49 characters

struct Selected : TypedDocument {
    explicit Selected(int pageCount = 2) : TypedDocument(QStringList(pageCount, clause)) { want(1, pageCount); }
    [[nodiscard]] QString text() const { return open.textOf(selection.text().range()).value_or(QStringLiteral("?")); }
    DocumentSelection selection{open};
};

} // namespace

class TestDocumentSelection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDragSelectsCharactersOrWholeWords()
    {
        Selected selected;
        selected.selection.press(6, Granule::Character, false);
        QVERIFY(selected.selection.text().isEmpty());
        selected.selection.drag(12);
        QCOMPARE(selected.text(), QStringLiteral("stribu"));
        selected.selection.press(6, Granule::Word, false);
        QCOMPARE(selected.text(), QStringLiteral("Distributor"));
        selected.selection.drag(18);
        QCOMPARE(selected.text(), QStringLiteral("Distributor shall"));
        selected.selection.drag(1); // never less than what was taken hold of
        QCOMPARE(selected.text(), QStringLiteral("The Distributor"));
    }

    void shiftAndAClickExtendWhatIsSelected()
    {
        Selected selected;
        selected.selection.select({4, 15});
        selected.selection.press(21, Granule::Character, true);
        QCOMPARE(selected.text(), QStringLiteral("Distributor shall"));
    }

    void stepsUpAndDownStayInTheirColumn()
    {
        Selected selected;
        selected.selection.press(24, Granule::Character, false); // the second line ends before it
        const qint64 down = selected.selection.step(CaretMove::Down).value();
        QVERIFY(down <= 48);
        QCOMPARE(selected.selection.step(CaretMove::Up).value(), 24);
        selected.selection.step(CaretMove::Down);
        selected.selection.step(CaretMove::Left); // from here on it is another column
        QVERIFY(selected.selection.step(CaretMove::Up).value() < 24);
    }

    void thePageIsSelectedExactly()
    {
        Selected selected;
        selected.selection.selectPage(2);
        QCOMPARE(selected.selection.text().range(), (TextRange{49, 98}));
        selected.selection.selectPage(0); // there is none: nothing changes
        QCOMPARE(selected.selection.text().range(), (TextRange{49, 98}));
    }

    void withoutTextNothingIsSelected()
    {
        TypedDocument typed({clause});
        DocumentSelection selection(typed.open);
        selection.selectPage(1);
        selection.press(5, Granule::Word, false);
        QVERIFY(!selection.step(CaretMove::Right));
        QVERIFY(selection.text().isEmpty());
    }

    void tellsOfOtherRangesOnly()
    {
        Selected selected;
        QSignalSpy changed(&selected.selection, &DocumentSelection::changed);
        selected.selection.select({4, 15});
        selected.selection.select({4, 15});
        QCOMPARE(int(changed.size()), 1);
        selected.selection.clear();
        selected.selection.clear();
        QCOMPARE(int(changed.size()), 2);
    }
};

QTEST_GUILESS_MAIN(TestDocumentSelection)
#include "tst_document_selection.moc"
