// SPDX-License-Identifier: GPL-3.0-or-later
// There is no tesseract for Windows yet: no page is recognised, and whoever asks learns that OCR is not installed.
#include "app/parse_worker/pictures/ocr.h"

namespace lectern::parse {

struct Ocr::Engine {
};

Ocr::Ocr() = default;
Ocr::~Ocr() = default;

bool Ocr::isThere() { return false; }

bool Ocr::read(ReadableDocument &, DocumentPage &, std::chrono::milliseconds) { return false; }

} // namespace lectern::parse
