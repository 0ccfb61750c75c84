// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lectern::postgres {

/// What a login may not do, as the end of a sentence with "may not": "import reviews", "store analyses". `message` is PostgreSQL's
/// "permission denied for table reviews", `statement` ours.
[[nodiscard]] QString deniedAction(const QString &message, const QString &statement);

} // namespace lectern::postgres
