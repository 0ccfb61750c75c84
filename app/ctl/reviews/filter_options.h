// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/reviews/review_query.h"

#include <QCommandLineParser>

#include <tl/expected.hpp>

namespace lectern::ctl {

/// Adds the options that filter reviews, shared by several commands. Repeatable options
/// also take a comma-separated list (except the entity, whose id may contain commas).
void addFilterOptions(QCommandLineParser &line);
/// The filter that the options describe, or an error text.
[[nodiscard]] tl::expected<ReviewFilter, QString> filterOf(const QCommandLineParser &line);

} // namespace lectern::ctl
