// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl health`: both servers, schema and triggers; exit status 1 when one is not well.
[[nodiscard]] int runHealthCommand(const QStringList &arguments);

} // namespace lectern::ctl
