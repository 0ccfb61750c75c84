// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace lectern::ctl {

/// `lecternctl reviews`: rows of a query, through the same path as the window.
[[nodiscard]] int runReviewsCommand(const QStringList &arguments);

} // namespace lectern::ctl
