// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter_chip.h"

#include <QtTest>

using namespace lectern;

class TestFilterChip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aValueThatDoesNotFitEndsInAnEllipsis();
};

/// Otherwise "-termination" in a narrow list reads as if "-term" were excluded.
void TestFilterChip::aValueThatDoesNotFitEndsInAnEllipsis()
{
    FilterChip chip(0);
    const auto drawn = [&chip](const QString &value) {
        chip.show(QStringLiteral("Text"), value, false);
        return chip.grab(QRect(0, 0, chip.width() - 12, chip.height())).toImage();
    };
    const QString fits = QStringLiteral("change -term");
    chip.show(QStringLiteral("Text"), fits, false);
    chip.resize(chip.sizeHint());
    const QImage whole = drawn(fits);
    QCOMPARE(drawn(fits), whole);
    QVERIFY(drawn(fits + QStringLiteral("ination")) != whole);
}

QTEST_MAIN(TestFilterChip)
#include "tst_filter_chip.moc"
