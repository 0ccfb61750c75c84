// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl worker`: reads and analyses documents for everybody, without a window, on any machine.
[[nodiscard]] int runWorkerCommand(const QStringList &arguments);

} // namespace lectern::ctl
