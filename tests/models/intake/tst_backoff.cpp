// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/intake/backoff.h"

#include <QTest>

#include <set>

namespace lectern {

using namespace intake;

class TestBackoff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void growsToItsLimitAndNoFurther();
    void takesRandomTimes();
    void beginsAnewAfterASuccess();
};

void TestBackoff::growsToItsLimitAndNoFurther()
{
    Backoff backoff;
    for (auto most = Backoff::first; most < Backoff::longest; most *= 2) {
        const auto wait = backoff.next();
        QVERIFY(wait >= most / 2 && wait <= most);
    }
    for (int i = 0; i < 20; ++i) {
        const auto wait = backoff.next();
        QVERIFY(wait >= Backoff::longest / 2 && wait <= Backoff::longest);
    }
}

void TestBackoff::takesRandomTimes()
{
    std::set<qint64> waits;
    for (int i = 0; i < 50; ++i) {
        Backoff backoff;
        waits.insert(backoff.next().count());
    }
    QVERIFY(waits.size() > 10);
}

void TestBackoff::beginsAnewAfterASuccess()
{
    Backoff backoff;
    for (int i = 0; i < 10; ++i)
        static_cast<void>(backoff.next());
    backoff.reset();
    QVERIFY(backoff.next() <= Backoff::first);
}

} // namespace lectern

QTEST_APPLESS_MAIN(lectern::TestBackoff)
#include "tst_backoff.moc"
