// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviews/review_labels.h"
#include "tests/support/fakes/fake_review_source.h"
#include "tests/support/settle.h"
#include "ui/kit/look/theme.h"
#include "ui/reviews/table/review_table.h"
#include "ui/reviews/table/row_painter.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace lectern;
using namespace lectern::models;
using namespace lectern::ui;
using namespace std::chrono_literals;

namespace {

void settle(QWidget &widget)
{
    for (int i = 0; i < 10; ++i) {
        widget.grab(); // a paint notes what is missing
        lectern::settle();
    }
}

/// A table over so many made-up rows, shown and settled.
struct Shown {
    explicit Shown(qint64 rows) : source(rows), model(source), table(model, nullptr)
    {
        table.resize(1000, 600);
        table.show();
        model.setQuery({});
        settle(table);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(&table, key, modifiers); }
    [[nodiscard]] qint64 current() { return table.selection().current().value_or(-1); }

    FakeReviewSource source;
    ReviewModel model;
    ReviewTable table;
};

} // namespace

class TestReviewTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::apply(ThemeMode::Light); }

    void reachesAnyOfTenMillionRows()
    {
        Shown shown(10'000'000);
        for (const qint64 row : {qint64(9'999'999), qint64(0), qint64(5'432'100), qint64(77)}) {
            shown.table.goToRow(row);
            settle(shown.table);
            QCOMPARE(shown.table.selection().currentId(), std::optional(FakeReviewSource::idOf(row)));
            QVERIFY(shown.table.window().firstRow() <= row && row <= shown.table.window().lastRow());
        }
        QVERIFY(shown.model.residentPageCount() <= PageWindow::defaultCapacity);
    }

    void theScrollBarReachesTheLastRow()
    {
        Shown shown(10'000'000);
        shown.table.verticalScrollBar()->setValue(shown.table.verticalScrollBar()->maximum());
        settle(shown.table);
        QCOMPARE(shown.table.window().lastRow(), qint64(9'999'999));
        QVERIFY(shown.model.findRow(9'999'999));
    }

    void theKeyboardWalksTheRows()
    {
        Shown shown(1000);
        QCOMPARE(shown.current(), 0);
        shown.press(Qt::Key_Down);
        shown.press(Qt::Key_Down);
        QCOMPARE(shown.current(), 2);
        shown.press(Qt::Key_Up);
        QCOMPARE(shown.current(), 1);
        shown.press(Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(shown.current(), 999);
        QVERIFY(shown.table.window().lastRow() == 999);
        shown.press(Qt::Key_Down);
        QCOMPARE(shown.current(), 999);
        shown.press(Qt::Key_PageUp);
        QCOMPARE(shown.current(), 999 - shown.table.window().fullRowCount());
        shown.press(Qt::Key_Home);
        QCOMPARE(shown.current(), 0);
        QVERIFY(shown.table.window().firstRow() == 0);
    }

    void shiftExtendsAndControlPicks()
    {
        Shown shown(1000);
        shown.press(Qt::Key_Down, Qt::ShiftModifier);
        shown.press(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(shown.table.selection().rows().count(), 3);
        shown.press(Qt::Key_Down, Qt::ControlModifier);
        shown.press(Qt::Key_Down, Qt::ControlModifier);
        shown.press(Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(shown.table.selection().rows().count(), 4);
        QVERIFY(shown.table.selection().isSelected(4) && !shown.table.selection().isSelected(3));
        shown.press(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(shown.table.selection().rows().count(), 1000);
    }

    void aClickSelectsAndADoubleClickOpens()
    {
        Shown shown(1000);
        QSignalSpy activated(&shown.table, &ReviewTable::rowActivated);
        const QPoint fourth(100, 3 * theme::rowHeight() + 5);
        QTest::mouseClick(shown.table.viewport(), Qt::LeftButton, {}, fourth);
        QCOMPARE(shown.current(), 3);
        QTest::mouseDClick(shown.table.viewport(), Qt::LeftButton, {}, fourth);
        QCOMPARE(activated.first().first().toInt(), 3);
    }

    void selectionAndScrollPositionSurviveALiveRefresh()
    {
        Shown shown(100'000);
        shown.table.goToRow(50'000);
        settle(shown.table);
        const qint64 top = shown.table.window().top();
        shown.source.insertOnTop(7);
        shown.source.versions[50'001] = 9;
        shown.model.refreshVisible();
        settle(shown.table);
        QCOMPARE(shown.table.window().top(), top);
        QCOMPARE(shown.current(), 50'000);
        QCOMPARE(shown.table.selection().currentId(), std::optional(FakeReviewSource::idOf(50'000)));
        QCOMPARE(shown.model.findRow(50'001)->version(), 9);
        QCOMPARE(shown.model.newAbove(), 7);
    }

    void theSelectionIsFoundAgainByIdAfterTheRowsMoved()
    {
        Shown shown(1000);
        shown.table.goToRow(2);
        shown.press(Qt::Key_Down, Qt::ShiftModifier);
        shown.source.insertOnTop(5);
        shown.model.showNew();
        settle(shown.table);
        QCOMPARE(shown.current(), 8);
        QCOMPARE(shown.table.selection().rows().count(), 2);
        QVERIFY(shown.table.selection().isSelected(7) && shown.table.selection().isSelected(8));
    }

    void copiesTheSelectedRowsAsATable()
    {
        Shown shown(1000);
        QSignalSpy copied(&shown.table, &ReviewTable::copied);
        shown.press(Qt::Key_Down, Qt::ShiftModifier);
        shown.press(Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].startsWith(u"Date\tPlatform\tEntity"));
        QVERIFY(lines[2].contains(u"Casa Lupo"));
        QCOMPARE(copied.first().first().toLongLong(), 2);
    }

    void aHeaderClickAsksForTheSort()
    {
        Shown shown(1000);
        QSignalSpy sorts(&shown.table.header(), &TableHeader::sortRequested);
        const int rating = int(ReviewColumn::Rating);
        const QPoint centre(shown.table.header().sectionViewportPosition(rating) + 20, 10);
        QTest::mouseClick(shown.table.header().viewport(), Qt::LeftButton, {}, centre);
        QCOMPARE(sorts.first().first().value<ReviewSort>().key, ReviewSortKey::Rating);
        const QPoint review(shown.table.header().sectionViewportPosition(int(ReviewColumn::Review)) + 20, 10);
        QTest::mouseClick(shown.table.header().viewport(), Qt::LeftButton, {}, review);
        QCOMPARE(sorts.size(), 1); // no index serves that
    }

    void aHeaderThatCannotSortSaysSo()
    {
        Shown shown(1000);
        TableHeader &header = shown.table.header();
        const auto pointAt = [&](ReviewColumn column) {
            const QPoint place(header.sectionViewportPosition(int(column)) + header.sectionSize(int(column)) / 2, 10);
            QMouseEvent move(QEvent::MouseMove, place, header.viewport()->mapToGlobal(place), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
            QCoreApplication::sendEvent(header.viewport(), &move);
            return header.viewport()->cursor().shape();
        };
        QCOMPARE(pointAt(ReviewColumn::Rating), Qt::PointingHandCursor);
        QCOMPARE(pointAt(ReviewColumn::Review), Qt::ArrowCursor);
        const auto tipOf = [&](ReviewColumn column) { return shown.model.headerData(int(column), Qt::Horizontal, Qt::ToolTipRole).toString(); };
        QCOMPARE(tipOf(ReviewColumn::Rating), QStringLiteral("Sorts by Rating"));
        QVERIFY(tipOf(ReviewColumn::Review).startsWith(u"The list cannot be sorted by Review. It can be by: Date, "));
    }

    void theReviewTakesWhatIsLeftAndTheOthersDropOutInOrder()
    {
        Shown shown(1000);
        TableHeader &header = shown.table.header();
        const auto visible = [&] {
            QStringList keys;
            for (int section = 0; section < reviewColumnCount; ++section) {
                if (!header.isSectionHidden(section))
                    keys << keyOf(ReviewColumn(section));
            }
            return keys;
        };
        const QStringList all = visible();
        QStringList gone;
        for (int width = 1000; width >= 200; width -= 4) {
            header.fitTo(width);
            QVERIFY2(header.length() <= width || visible().size() == 1, qPrintable(QString::number(width)));
            QVERIFY(visible().contains(QStringLiteral("review")));
            QCOMPARE(header.length(), std::max(width, header.length()));
            for (const QString &key : all) {
                if (!visible().contains(key) && !gone.contains(key))
                    gone << key;
            }
        }
        // What sorts the list goes last: by date it is.
        QCOMPARE(gone,
                 (QStringList{QStringLiteral("from"), QStringLiteral("sentiment"), QStringLiteral("platform"), QStringLiteral("entity"),
                              QStringLiteral("rating"), QStringLiteral("date")}));
        QCOMPARE(header.state().value(QStringLiteral("shown")).toStringList().size(), all.size()); // they are still the analyst's
        header.fitTo(1000);
        QCOMPARE(visible(), all);
    }

    void whereARowComesFromIsReadWhole()
    {
        Shown shown(1000);
        TableHeader &header = shown.table.header();
        header.fitTo(828); // 1440 pixels, with the list of places and the review beside it
        QVERIFY(!header.isSectionHidden(int(ReviewColumn::From)));
        const int room = header.sectionSize(int(ReviewColumn::From)) - 2 * RowPainter::padding - RowPainter::dotWidth;
        const QFontMetrics metrics(theme::figuresFont());
        for (const Source source : {Source::Memory, Source::Redis, Source::Postgres, Source::Stale}) {
            for (const auto age : {100ms, 1500ms, 9000ms, 25'000ms}) {
                Provenance provenance;
                provenance.source = source;
                provenance.provenAt = Clock::boot().now() - age;
                provenance.asOf = QDateTime::currentDateTime();
                const QString text = briefOriginText(provenance);
                QVERIFY2(metrics.horizontalAdvance(text) <= room,
                         qPrintable(QStringLiteral("%1: %2 of %3 pixels").arg(text).arg(room).arg(metrics.horizontalAdvance(text))));
            }
        }
    }

    void whatIsChosenInANarrowTableIsSeen()
    {
        Shown shown(1000);
        TableHeader &header = shown.table.header();
        header.fitTo(420);
        header.setColumnShown(ReviewColumn::Version, true); // the first to go, unless somebody asks for it
        QVERIFY(!header.isSectionHidden(int(ReviewColumn::Version)));
        header.fitTo(200);
        QVERIFY(header.isSectionHidden(int(ReviewColumn::Version)));
        QVERIFY(header.isColumnChosen(ReviewColumn::Version));
        header.setColumnShown(ReviewColumn::Version, false);
        header.fitTo(1400);
        QVERIFY(header.isSectionHidden(int(ReviewColumn::Version)));
    }

    void columnsAreChosenAndRememberedByName()
    {
        Shown shown(100);
        shown.table.header().setColumnShown(ReviewColumn::Author, true);
        shown.table.header().setColumnShown(ReviewColumn::Platform, false);
        shown.table.header().resizeSection(int(ReviewColumn::Entity), 222);
        shown.table.header().moveSection(0, 2);
        const QVariantMap state = shown.table.header().state();
        Shown other(100);
        other.table.header().restoreState(state);
        QVERIFY(!other.table.header().isSectionHidden(int(ReviewColumn::Author)));
        QVERIFY(other.table.header().isSectionHidden(int(ReviewColumn::Platform)));
        QCOMPARE(other.table.header().sectionSize(int(ReviewColumn::Entity)), 222);
        QCOMPARE(other.table.header().visualIndex(0), 2);
    }

    void tellsTheScreenReaderTheCurrentRow()
    {
        Shown shown(1000);
        shown.press(Qt::Key_Down);
        QVERIFY(shown.table.accessibleName().contains(QLocale().toString(2)));
        QVERIFY(shown.table.accessibleDescription().contains(u"Casa Lupo"));
        QVERIFY(shown.table.accessibleDescription().contains(u"of 5 stars"));
    }
};

QTEST_MAIN(TestReviewTable)
#include "tst_review_table.moc"
