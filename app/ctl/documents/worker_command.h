// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl worker`: a worker without a window, on any machine, for the documents of all users.
[[nodiscard]] int runWorkerCommand(const QStringList &arguments);

} // namespace lectern::ctl
