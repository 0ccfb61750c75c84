// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/kit/command.h"
#include "models/import/import_plan.h"

#include <tl/expected.hpp>

namespace lectern {

void addImportOptions(CommandLine &line);
/// What the options say, or what is wrong with them.
[[nodiscard]] tl::expected<ImportOptions, QString> importOptionsOf(const CommandLine &line);

} // namespace lectern
