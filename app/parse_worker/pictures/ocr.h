// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/reading/readable_document.h"

#include <chrono>

namespace lectern::parse {

/// Reads words from pictures of pages, with tesseract.
///
/// Thread: the worker's only one. Owns: the loaded model.
class Ocr
{
public:
    Ocr();
    ~Ocr();

    /// Loads the model at the first call, a tenth of a second. False: it is not installed.
    [[nodiscard]] bool isThere();
    /// Draws a page and fills in text, words, source and confidence. False when the time was not enough or the page
    /// cannot be drawn: the page then has no text.
    [[nodiscard]] bool read(ReadableDocument &document, DocumentPage &page, std::chrono::milliseconds atMost);

private:
    struct Engine;
    std::unique_ptr<Engine> m_engine;
    bool m_isTried = false;
};

} // namespace lectern::parse
