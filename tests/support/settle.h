// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QTest>

namespace lectern {

/// Lets happen what is due now: posted events, deferred deletions, timers of no time, and what those bring about. It waits for nothing
/// that is still to come. Thread: the test's.
inline void settle()
{
    for (int round = 0; round < 10; ++round) {
        QCoreApplication::sendPostedEvents();
        QTest::qWait(0);
    }
}

} // namespace lectern
