// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl upload`: stores documents; with --wait also reads and analyses them.
[[nodiscard]] int runUploadCommand(const QStringList &arguments);

} // namespace lectern::ctl
