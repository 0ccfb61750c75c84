// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/find/text_selection.h"
#include "tests/models/documents/typed_document.h"

#include <QTest>

using namespace lectern;
using namespace lectern::models;

namespace {

struct Typed : TypedDocument {
    explicit Typed(const QStringList &texts) : TypedDocument(texts) { want(1, int(texts.size())); }
    [[nodiscard]] const PageWords &page(int number) { return *open.words(number); }
};

const QString twoLines = QStringLiteral("The Distributor shall pay.\nSums are due at once.\n");

} // namespace

class TestTextSelection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPointFindsTheCharacterItStandsOn()
    {
        Typed typed({twoLines});
        QCOMPARE(typed.page(1).positionAt({72 + 6 * 4 + 1, 75}), 4); // the D
        QCOMPARE(typed.page(1).positionAt({72 + 6 * 4 + 5, 75}), 5); // its right half
        QCOMPARE(typed.page(1).positionAt({72, 72 + 13}), 27);       // second line
        QCOMPARE(typed.page(1).positionAt({500, 75}), 26);           // right of the first line: its end
        QCOMPARE(typed.page(1).positionAt({0, 500}), 27);            // below everything: the last line
        QVERIFY(typed.page(1).isOnWord({73, 75}));
        QVERIFY(!typed.page(1).isOnWord({500, 75}));
    }

    void aRangeIsOneRectanglePerLineWithTheGapsClosed()
    {
        Typed typed({twoLines});
        const auto rects = typed.page(1).rectsOf({4, 31});
        QCOMPARE(int(rects.size()), 2);
        QCOMPARE(rects[0], QRectF(72 + 6 * 4, 72, 6 * 22, 10));
        QCOMPARE(rects[1], QRectF(72, 84, 6 * 4, 10));
        QVERIFY(typed.page(1).rectsOf({3, 4}).empty()); // a space has no place
    }

    void charactersOutsideTheBasicPlaneCountOnce()
    {
        Typed typed({QStringLiteral("\U0001F600\U0001F600 pay now\n")});
        QCOMPARE(typed.page(1).length(), 11);
        QCOMPARE(typed.page(1).positionAt({72 + 6 * 3 + 1, 75}), 3);
        const TextRange word = wordAround(typed.page(1).text(), typed.page(1).index(), 4);
        QCOMPARE(word, (TextRange{3, 6}));
        QCOMPARE(typed.open.textOf(word).value(), QStringLiteral("pay"));
    }

    void clicksTakeWordsLinesAndPages()
    {
        Typed typed({twoLines, QStringLiteral("Second page.\n")});
        QCOMPARE(pieceAt(typed.open, 6, Granule::Word).value(), (TextRange{4, 15}));
        QCOMPARE(pieceAt(typed.open, 6, Granule::Line).value(), (TextRange{0, 26}));
        QCOMPARE(pieceAt(typed.open, 50, Granule::Page).value(), typed.open.rangeOf(2));
        QCOMPARE(typed.open.pageOf(50), 2);
    }

    void aDragKeepsThePieceItBeganWith()
    {
        TextSelection selection;
        selection.begin({10, 20}, Granule::Word);
        selection.extendTo({30, 35});
        QCOMPARE(selection.range(), (TextRange{10, 35}));
        selection.extendTo({0, 5});
        QCOMPARE(selection.range(), (TextRange{0, 20}));
        QCOMPARE(selection.head(), 0);
    }

    void theKeyboardMovesTheEndThatMovedLast()
    {
        TextSelection selection;
        selection.begin({10, 10}, Granule::Character);
        selection.moveHead(14);
        QCOMPARE(selection.range(), (TextRange{10, 14}));
        selection.moveHead(6);
        QCOMPARE(selection.range(), (TextRange{6, 10}));
        selection.moveHead(8);
        QCOMPARE(selection.range(), (TextRange{8, 10}));
    }

    void stepsGoByCharacterWordLineAndOverPages()
    {
        Typed typed({twoLines, QStringLiteral("Second page.\nIts end.\n")});
        const auto step = [&](qint64 from, CaretMove kind, double x = 0) { return stepFrom(typed.open, from, kind, x).value_or(-1); };
        QCOMPARE(step(4, CaretMove::Right), 5);
        QCOMPARE(step(0, CaretMove::Left), -1);
        QCOMPARE(step(0, CaretMove::WordRight), 4);
        QCOMPARE(step(15, CaretMove::WordLeft), 4);
        QCOMPARE(step(4, CaretMove::Down, typed.page(1).xOf(4)), 31);
        QCOMPARE(step(31, CaretMove::Up, typed.page(1).xOf(31)), 4);
        QCOMPARE(step(30, CaretMove::LineEnd), 48);
        const qint64 second = typed.open.rangeOf(2).start;
        QCOMPARE(step(second - 1, CaretMove::Right), second);
        QCOMPARE(step(second, CaretMove::Left), second - 1);
        QCOMPARE(step(29, CaretMove::Down, 72), second);
        QCOMPARE(step(5, CaretMove::DocumentEnd), typed.open.length());
    }

    void textOfARangeOverPagesIsTheDocumentsOwn()
    {
        Typed typed({twoLines, QStringLiteral("Second page.\n")});
        const QString all = twoLines + QStringLiteral("Second page.\n");
        QCOMPARE(typed.open.length(), all.size());
        QCOMPARE(typed.open.textOf({40, 55}).value(), all.mid(40, 15));
    }

    void onlyWantedPagesAreFetchedAndForgottenWantsAreStopped()
    {
        FakeDocumentSource source;
        QStringList texts;
        for (int i = 0; i < 300; ++i)
            texts << QStringLiteral("page %1\n").arg(i + 1);
        const DocumentId id = source.put(QStringLiteral("long"), texts);
        OpenDocument document(source);
        source.holdsAnswers = true;
        document.open(source.find(id)->document);
        QCOMPARE(int(source.textRequests.size()), 0);
        document.want(1, 2);
        QCOMPARE(int(source.textRequests.size()), 1);
        document.want(250, 251);
        QCOMPARE(int(source.textRequests.size()), 2);
        source.deliver();
        settle();
        QVERIFY(document.hasText(250));
        QVERIFY(!document.hasText(1));
        document.want(1, 1); // the stopped one is asked for again
        source.deliver();
        settle();
        QCOMPARE(document.text(1), texts[0]);
        QCOMPARE(int(source.textRequests.size()), 3);
        QVERIFY(!document.textOf({0, document.length()}));
        document.wantAllText();
        for (int i = 0; i < 20 && document.isBusy(); ++i) {
            source.deliver();
            settle();
        }
        QCOMPARE(document.textOf({0, document.length()}).value(), texts.join(QString()));
    }

    void whatFailedIsAskedForAgainOnlyWhenToldTo()
    {
        FakeDocumentSource source;
        const DocumentId id = source.put(QStringLiteral("name"), {QStringLiteral("text\n")});
        OpenDocument document(source);
        source.failure = StorageError{ErrorCode::Unavailable, FaultyPart::PostgreSql, {}};
        document.open(source.find(id)->document);
        document.want(1, 1);
        settle();
        QVERIFY(document.error());
        source.failure.reset();
        document.want(1, 1);
        settle();
        QCOMPARE(int(source.textRequests.size()), 1);
        document.retry();
        settle();
        QVERIFY(!document.error());
        QVERIFY(document.hasText(1));
    }
};

QTEST_GUILESS_MAIN(TestTextSelection)
#include "tst_text_selection.moc"
