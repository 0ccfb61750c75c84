// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/reading/readable_document.h"

#include <chrono>

namespace lectern::parse {

/// Recognises words in pictures of pages, with tesseract.
///
/// Thread: the worker's only one. Owns: the loaded model.
class Ocr
{
public:
    Ocr();
    ~Ocr();

    /// The first call loads the model (0.1 s). False: it is not installed.
    [[nodiscard]] bool isThere();
    /// Draws a page and sets text, words, source and confidence. False: not enough time, or the page
    /// cannot be drawn; the page then has no text.
    [[nodiscard]] bool read(ReadableDocument &document, DocumentPage &page, std::chrono::milliseconds atMost);

private:
    struct Engine;
    std::unique_ptr<Engine> m_engine;
    bool m_isTried = false;
};

} // namespace lectern::parse
