// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern {

/// A name fit to be stored: one line, one direction of writing. Control characters and line ends become a space; characters that
/// change the direction of writing are removed. A name that is already plain is returned unchanged.
[[nodiscard]] QString plainName(const QString &name);

} // namespace lectern
