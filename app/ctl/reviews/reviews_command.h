// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl reviews`: prints rows of a query, read through the same cache as the window.
[[nodiscard]] int runReviewsCommand(const QStringList &arguments);

} // namespace lectern::ctl
