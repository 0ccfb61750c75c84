// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frames/frame_bytes.h"
#include "storage/api/documents/document_page.h"

namespace lectern::frames {

void writePage(FrameWriter &out, const DocumentPage &page);
/// None: no page can be so. Its number and its size have limits, its text is UTF-8, its words stand in order within it.
[[nodiscard]] std::optional<DocumentPage> readPage(FrameReader &in);

} // namespace lectern::frames
