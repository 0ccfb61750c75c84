// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lectern::bench {

/// Processor time in ms that this process and all its descendants have used so far: servers, parse workers, peers. On a busy
/// machine it is more meaningful than elapsed time.
///
/// Takes some milliseconds itself, so call it outside timed sections. Linux; 0 elsewhere.
[[nodiscard]] double processorMilliseconds();

/// The machine's load average of the last minute. Negative: unknown.
[[nodiscard]] double loadAverage();

} // namespace lectern::bench
