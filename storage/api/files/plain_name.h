// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern {

/// A name as it may be stored: one line, reading in one direction. Control characters and line ends become a space, characters that
/// turn the direction of what follows go. Of a value that is a name already nothing changes.
[[nodiscard]] QString plainName(const QString &name);

} // namespace lectern
