// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl documents`: lists documents, through the same cache as the window.
[[nodiscard]] int runDocumentsCommand(const QStringList &arguments);

} // namespace lectern::ctl
