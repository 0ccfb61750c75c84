// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/kit/command.h"
#include "models/import/import_plan.h"

#include <tl/expected.hpp>

namespace lectern::ctl {

void addImportOptions(CommandLine &line);
/// The import options, or an error text.
[[nodiscard]] tl::expected<imports::ImportOptions, QString> importOptionsOf(const CommandLine &line);

} // namespace lectern::ctl
