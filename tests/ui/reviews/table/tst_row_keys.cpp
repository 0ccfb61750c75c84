// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviews/table/row_keys.h"

#include <QTest>

using namespace lectern::ui;

class TestRowKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keysGoByRowsByPagesAndToTheEnds_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("to");
        QTest::newRow("down") << int(Qt::Key_Down) << qint64(4) << qint64(5);
        QTest::newRow("down at the end") << int(Qt::Key_Down) << qint64(99) << qint64(99);
        QTest::newRow("up") << int(Qt::Key_Up) << qint64(4) << qint64(3);
        QTest::newRow("up at the start") << int(Qt::Key_Up) << qint64(0) << qint64(0);
        QTest::newRow("page down") << int(Qt::Key_PageDown) << qint64(4) << qint64(14);
        QTest::newRow("page up") << int(Qt::Key_PageUp) << qint64(4) << qint64(0);
        QTest::newRow("home") << int(Qt::Key_Home) << qint64(4) << qint64(0);
        QTest::newRow("end") << int(Qt::Key_End) << qint64(4) << qint64(99);
    }
    void keysGoByRowsByPagesAndToTheEnds()
    {
        QFETCH(int, key);
        QFETCH(qint64, from);
        QFETCH(qint64, to);
        ViewportWindow window;
        window.setRowHeight(20);
        window.setHeight(200); // ten rows
        window.setRowCount(100);
        QCOMPARE(rowOfKey(key, from, window), std::optional(to));
        QCOMPARE(rowOfKey(Qt::Key_A, from, window), std::nullopt);
        QCOMPARE(rowOfKey(Qt::Key_Down, std::nullopt, window), std::optional<qint64>(0)); // the first one
    }

    void modifiersSayWhatBecomesOfTheSelection()
    {
        using Mode = TableSelection::Mode;
        QCOMPARE(selectionModeOf(Qt::NoModifier, true), Mode::Replace);
        QCOMPARE(selectionModeOf(Qt::ShiftModifier, false), Mode::Extend);
        QCOMPARE(selectionModeOf(Qt::ControlModifier, true), Mode::Toggle);
        QCOMPARE(selectionModeOf(Qt::ControlModifier, false), Mode::Move);
        QCOMPARE(selectionModeOf(Qt::ControlModifier | Qt::ShiftModifier, true), Mode::Extend);
    }
};

QTEST_GUILESS_MAIN(TestRowKeys)
#include "tst_row_keys.moc"
