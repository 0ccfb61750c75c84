// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lectern::bench {

/// Milliseconds of processor that this process, what it started and what that started have used so far: the servers of the
/// bench, parse workers, peers. On a machine that is busy with other things it says more than a clock on the wall.
///
/// Takes some milliseconds itself: ask it outside of what is timed. Linux; 0 elsewhere.
[[nodiscard]] double processorMilliseconds();

/// How many others want the processor: the load of the last minute. Negative: not known.
[[nodiscard]] double loadAverage();

} // namespace lectern::bench
