// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl health`: checks servers, schema and triggers; exit status 1 if a part is unhealthy.
[[nodiscard]] int runHealthCommand(const QStringList &arguments);

} // namespace lectern::ctl
