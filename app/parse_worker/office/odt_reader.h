// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/flow/flow_text.h"
#include "app/parse_worker/office/zip_parts.h"

namespace lectern::parse {

/// The text of an OpenDocument text: as readDocx() does it for Word's.
[[nodiscard]] Read<FlowText> readOdt(ZipParts &parts);

} // namespace lectern::parse
