// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/flow/flow_text.h"
#include "app/parse_worker/office/zip_parts.h"

namespace lectern::parse {

/// The text of a Word document: headings, numbered lists, tables, text boxes, notes, headers and footers. Includes tracked
/// insertions, excludes deletions and comments; of fields takes the results.
[[nodiscard]] Read<FlowText> readDocx(ZipParts &parts);

} // namespace lectern::parse
