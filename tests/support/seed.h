// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <random>

namespace lectern {

/// The seed of a randomised test: LECTERN_TEST_SEED, else a new one. It is printed, so that a failure can be reproduced.
inline unsigned testSeed()
{
    const unsigned seed = qEnvironmentVariableIsSet("LECTERN_TEST_SEED") ? unsigned(qEnvironmentVariable("LECTERN_TEST_SEED").toULongLong())
                                                                         : std::random_device()();
    qInfo("seed %u (set LECTERN_TEST_SEED to repeat)", seed);
    return seed;
}

} // namespace lectern
