// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/filter/filter_chip.h"

#include <QtTest>

using namespace lectern;
using namespace lectern::ui;

class TestFilterChip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aValueThatDoesNotFitEndsInAnEllipsis();
    void itsXRemovesIt();
    void deleteRemovesIt();
};

/// Otherwise "-termination" in a narrow list reads as if "-term" were excluded.
void TestFilterChip::aValueThatDoesNotFitEndsInAnEllipsis()
{
    FilterChip chip(0);
    const auto drawn = [&chip](const QString &value) {
        chip.show(QStringLiteral("Text"), value, false);
        return chip.grab(QRect(0, 0, chip.width() - 24, chip.height())).toImage(); // without the x
    };
    const QString fits = QStringLiteral("change -term");
    chip.show(QStringLiteral("Text"), fits, false);
    chip.resize(chip.sizeHint());
    const QImage whole = drawn(fits);
    QCOMPARE(drawn(fits), whole);
    QVERIFY(drawn(fits + QStringLiteral("ination")) != whole);
}

void TestFilterChip::itsXRemovesIt()
{
    FilterChip chip(0);
    chip.show(QStringLiteral("Rating"), QStringLiteral("4"), false);
    chip.resize(chip.sizeHint());
    chip.QWidget::show(); // only what is seen is laid out
    QSignalSpy removed(&chip, &FilterChip::removeRequested), clicked(&chip, &QAbstractButton::clicked);
    auto *cross = chip.findChild<QAbstractButton *>(QStringLiteral("removeFilter"));
    QVERIFY(cross);
    QCOMPARE(cross->accessibleName(), QStringLiteral("Remove filter Rating 4"));
    QVERIFY(chip.rect().contains(cross->geometry()));
    QTest::mouseClick(cross, Qt::LeftButton);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(clicked.count(), 0); // it is not switched off on the way
    QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(8, chip.height() / 2));
    QCOMPARE(removed.count(), 1);
    QCOMPARE(clicked.count(), 1);
}

void TestFilterChip::deleteRemovesIt()
{
    FilterChip chip(0);
    chip.show(QStringLiteral("Rating"), QStringLiteral("4"), false);
    QSignalSpy removed(&chip, &FilterChip::removeRequested);
    QTest::keyClick(&chip, Qt::Key_Delete);
    QCOMPARE(removed.count(), 1);
}

QTEST_MAIN(TestFilterChip)
#include "tst_filter_chip.moc"
