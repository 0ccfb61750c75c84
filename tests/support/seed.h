// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <random>

namespace lectern {

/// Of a randomised test: LECTERN_TEST_SEED, else a new one each time. It is printed, so that a failure can be had again.
inline unsigned testSeed()
{
    const unsigned seed = qEnvironmentVariableIsSet("LECTERN_TEST_SEED") ? unsigned(qEnvironmentVariable("LECTERN_TEST_SEED").toULongLong())
                                                                         : std::random_device()();
    qInfo("seed %u (set LECTERN_TEST_SEED to repeat)", seed);
    return seed;
}

} // namespace lectern
