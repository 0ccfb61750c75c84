// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/parse_worker/pictures/ocr.h"
#include "app/parse_worker/reading/readable_document.h"

#include <QByteArrayView>

namespace lectern::parse {

/// Answers requests about one document until the stream of requests ends.
///
/// Thread: the worker's only one, which it blocks.
class Worker
{
public:
    Worker(int requests, int answers) : m_requests(requests), m_answers(answers) {}

    /// Opens the document, reports its kind or the refusal, then serves requests. Returns the process's exit status.
    [[nodiscard]] int serve(QByteArrayView document);

private:
    void extract(const frames::ExtractRequest &request);
    void draw(const frames::DrawRequest &request);
    /// Sends an answer; ends the process if the reader is gone.
    void say(const frames::Response &response) const;

    int m_requests;
    int m_answers;
    std::unique_ptr<ReadableDocument> m_document;
    Ocr m_ocr;
};

} // namespace lectern::parse
