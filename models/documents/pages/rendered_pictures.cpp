// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/pages/rendered_pictures.h"

#include "storage/api/when_done.h"

#include <QThreadPool>

#include <algorithm>

namespace lectern::models {

using namespace frames;
using namespace intake;

namespace {

PagePicture pictureOf(const PageImage &image) { return {image.size, image.bytesPerLine, image.pixels}; }

} // namespace

RenderedPictures::RenderedPictures(DocumentSource &documents, QString workerPath) : m_documents(documents), m_workerPath(std::move(workerPath)) {}

RenderedPictures::~RenderedPictures()
{
    for (Session &session : m_sessions)
        end(session);
}

void RenderedPictures::prepare(const Document &document) { sessionOf(document); }

RenderedPictures::Session &RenderedPictures::sessionOf(const Document &document)
{
    const auto found = std::find_if(m_sessions.begin(), m_sessions.end(), [&](const Session &session) { return session.sha256 == document.sha256; });
    if (found != m_sessions.end()) {
        m_sessions.splice(m_sessions.begin(), m_sessions, found);
        return m_sessions.front();
    }
    m_sessions.emplace_front();
    Session &session = m_sessions.front();
    session.sha256 = document.sha256;
    session.number = ++m_lastNumber;
    whenDone(m_documents.fetchBytes(document.id, session.stop.get_token()), this,
             [this, number = session.number, name = document.originalName](const Result<QByteArray> &bytes) { takeFile(number, name, bytes); });
    while (m_sessions.size() > mostWorkers) {
        end(m_sessions.back());
        m_sessions.pop_back();
    }
    return session;
}

void RenderedPictures::takeFile(quint64 number, const QString &name, const Result<QByteArray> &bytes)
{
    const auto session = std::find_if(m_sessions.begin(), m_sessions.end(), [&](const Session &one) { return one.number == number; });
    if (session == m_sessions.end())
        return;
    const std::vector<Waiting> waiting = std::exchange(session->waiting, {});
    if (!bytes) {
        // Without the file the session is dropped, so that the next request tries again.
        m_sessions.erase(session);
        for (const Waiting &one : waiting)
            answer(one.promise, failureOf(bytes));
        return;
    }
    session->renderer = std::make_unique<PageRenderer>(DocumentInput::ofBytes(*bytes, name), m_workerPath);
    for (const Waiting &one : waiting)
        render(*session->renderer, one);
}

QFuture<Result<PagePicture>> RenderedPictures::fetchPicture(const Document &document, const PartOfPage &what, std::stop_token stop)
{
    auto promise = std::make_shared<QPromise<Result<PagePicture>>>();
    promise->start();
    const QFuture<Result<PagePicture>> future = promise->future();
    Session &session = sessionOf(document);
    if (session.renderer)
        render(*session.renderer, {what, stop, promise});
    else
        session.waiting.push_back({what, stop, promise});
    return future;
}

void RenderedPictures::render(PageRenderer &renderer, const Waiting &waiting)
{
    if (waiting.stop.stop_requested())
        return answer(waiting.promise, failure(ErrorCode::Cancelled, FaultyPart::Lectern, QStringLiteral("The picture is no longer wanted.")));
    const RenderRequest request{waiting.what.page, waiting.what.pageWidth, waiting.what.part};
    whenDone(renderer.fetchImage(request, waiting.stop), this, [promise = waiting.promise](const Result<PageRenderer::Image> &image) {
        if (image)
            answer(promise, pictureOf(**image));
        else
            answer(promise, failureOf(image));
    });
}

void RenderedPictures::answer(const Promise &promise, Result<PagePicture> result)
{
    promise->addResult(std::move(result));
    promise->finish();
}

void RenderedPictures::end(Session &session)
{
    session.stop.request_stop();
    for (const Waiting &one : session.waiting)
        answer(one.promise, failure(ErrorCode::Cancelled, FaultyPart::Lectern, QStringLiteral("Another document is read now.")));
    session.waiting.clear();
    // PageRenderer's destructor waits for the worker's end.
    if (session.renderer)
        QThreadPool::globalInstance()->start([renderer = std::shared_ptr<PageRenderer>(std::move(session.renderer))]() mutable { renderer.reset(); });
}

} // namespace lectern::models
