// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/files/handle_windows.h"

#include <optional>

namespace lectern::intake {

/// Whose rights a worker has: `sealed` are its own, `first` those of its first thread until it has loaded its libraries and gives them back
/// by RevertToSelf(). Both have no privilege and low integrity.
///
/// Of this person and their groups `sealed` has nothing left but denials, and it passes each check a second time as the group of all
/// users of this machine: programs and fonts may be read, but no file of a person, no device of the network and no other process.
struct WorkerTokens {
    Handle sealed;
    Handle first;
};
[[nodiscard]] std::optional<WorkerTokens> makeWorkerTokens();

} // namespace lectern::intake
