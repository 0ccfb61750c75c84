// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/pictures/ocr.h"
#include "app/parse_worker/reading/readable_document.h"

#include <QByteArrayView>

namespace lectern::parse {

/// Answers requests about one document, frame by frame, until there are no more.
///
/// Thread: the worker's only one, which it blocks.
class Worker
{
public:
    Worker(int requests, int answers) : m_requests(requests), m_answers(answers) {}

    /// Opens the document, says what it is or why not, then serves. Returns the process's exit status.
    [[nodiscard]] int serve(QByteArrayView document);

private:
    void extract(const frames::ExtractRequest &request);
    void draw(const frames::DrawRequest &request);
    /// Ends the process when nobody listens any more.
    void say(const frames::Response &response) const;

    int m_requests;
    int m_answers;
    std::unique_ptr<ReadableDocument> m_document;
    Ocr m_ocr;
};

} // namespace lectern::parse
