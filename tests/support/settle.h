// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QTest>

namespace lectern {

/// Processes everything that is due now: posted events, deferred deletions, timers of 0 ms, and their consequences. It waits for no
/// later events. Thread: the test's.
inline void settle()
{
    for (int round = 0; round < 10; ++round) {
        QCoreApplication::sendPostedEvents();
        QTest::qWait(0);
    }
}

} // namespace lectern
