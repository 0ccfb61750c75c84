// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/flow/flow_text.h"
#include "app/parse_worker/office/zip_parts.h"

namespace lectern::parse {

/// The text of an OpenDocument text, with the same parts as readDocx().
[[nodiscard]] Read<FlowText> readOdt(ZipParts &parts);

} // namespace lectern::parse
