// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review_query.h"

#include <QCommandLineParser>

#include <tl/expected.hpp>

namespace lectern::ctl {

/// The options that restrict reviews, the same for every command that takes them. An option that may be repeated
/// also takes a list separated by commas (an entity only by repeating: its id may hold one).
void addFilterOptions(QCommandLineParser &line);
/// What the options say, or in words what is wrong with them.
[[nodiscard]] tl::expected<ReviewFilter, QString> filterOf(const QCommandLineParser &line);

} // namespace lectern::ctl
