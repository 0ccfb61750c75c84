// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frames/frame_bytes.h"
#include "storage/api/documents/document_page.h"

namespace lectern::frames {

void writePage(FrameWriter &out, const DocumentPage &page);
/// Reads a page. None if it is invalid: number and size have limits, the text must be UTF-8, the words in order within it.
[[nodiscard]] std::optional<DocumentPage> readPage(FrameReader &in);

} // namespace lectern::frames
