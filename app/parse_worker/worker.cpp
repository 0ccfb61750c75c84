// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/worker.h"

#include "app/parse_worker/document_opening.h"
#include "app/parse_worker/seal/stream_io.h"
#include "models/frames/frame_cutter.h"
#include "models/frames/parse_frames.h"

#include <QElapsedTimer>

#include <cstdlib>

namespace lectern::parse {

using namespace frames;

namespace {

/// Time limit of OCR per page, out of the worker's 60 s.
constexpr std::chrono::milliseconds ocrOfOnePage = std::chrono::seconds(30);

} // namespace

int Worker::serve(QByteArrayView document)
{
    auto opened = openDocument(document);
    if (!opened) {
        say(Refused{opened.error()});
        return EXIT_SUCCESS;
    }
    m_document = std::move(*opened);
    say(Accepted{m_document->kind(), m_document->pageCount(), m_document->remarks()});
    FrameCutter cutter(maxRequestBytes);
    while (true) {
        const QByteArray bytes = readSome(m_requests);
        if (bytes.isEmpty())
            return EXIT_SUCCESS;
        if (!cutter.feed(bytes))
            return EXIT_FAILURE;
        while (const auto frame = cutter.takeFrame()) {
            const auto request = decodedRequest(*frame);
            if (!request)
                return EXIT_FAILURE;
            if (std::holds_alternative<QuitRequest>(*request))
                return EXIT_SUCCESS;
            if (const auto *toExtract = std::get_if<ExtractRequest>(&*request))
                extract(*toExtract);
            else
                draw(std::get<DrawRequest>(*request));
        }
    }
}

void Worker::extract(const ExtractRequest &request)
{
    QElapsedTimer clock;
    clock.start();
    bool hasText = request.firstPage > 1;
    bool lacksOcr = false;
    qint64 textBytes = 0;
    for (int number = request.firstPage; number <= m_document->pageCount(); ++number) {
        auto page = m_document->readPage(number);
        if (!page)
            return say(Refused{page.error()});
        PageRead read{std::move(*page), false};
        if (read.page.source == TextSource::None) {
            if (clock.elapsed() > request.budgetMs && number > request.firstPage)
                return say(Done{number});
            say(PageBegun{number});
            lacksOcr = !m_ocr.isThere() || lacksOcr;
            read.isIncomplete = !m_ocr.isThere() || !m_ocr.read(*m_document, read.page, ocrOfOnePage);
        }
        textBytes += read.page.text.size(); // UTF-16 units, never more than bytes; the parent counts the bytes over all workers
        if (textBytes > maxTextBytes)
            return say(Refused{Refusal::TooMuchText});
        hasText = hasText || !read.page.text.isEmpty();
        say(read);
    }
    if (!hasText && lacksOcr)
        return say(Refused{Refusal::NoOcr});
    say(Done{0});
}

void Worker::draw(const DrawRequest &request)
{
    if (request.what.page > m_document->pageCount())
        return say(Refused{Refusal::NoSuchPage, request.id});
    auto picture = m_document->draw(request.what);
    if (picture)
        say(PageDrawn{request.id, picture->size, std::move(picture->pixels)});
    else
        say(Refused{picture.error(), request.id});
}

void Worker::say(const Response &response) const
{
    if (!writeAll(m_answers, encoded(response)))
        std::_Exit(EXIT_FAILURE);
}

} // namespace lectern::parse
