// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/intake/page_renderer.h"

#include "models/frames/frame_cutter.h"
#include "models/frames/parse_frames.h"
#include "models/intake/document_parser.h"
#include "models/intake/worker_process.h"

#include <QDeadlineTimer>
#include <QPromise>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace lectern::intake {

using namespace frames;

namespace {

using namespace std::chrono_literals;
using Image = PageRenderer::Image;

/// Time limit for opening a document and for each drawing.
constexpr auto wallClock = 60s;

StorageError cancelled() { return {ErrorCode::Cancelled, FaultyPart::Lectern, QStringLiteral("stopped")}; }

bool isSensible(const RenderRequest &what)
{
    const QRect &clip = what.clip;
    const bool isWhole = clip.isEmpty();
    const bool isPart = clip.x() >= 0 && clip.y() >= 0 && clip.width() <= frames::maxPixelWidth
        && qint64(clip.width()) * clip.height() <= frames::maxDrawnPixels;
    return what.page >= 1 && what.page <= frames::maxPages && what.pixelWidth >= 1 && what.pixelWidth <= frames::maxPixelWidth && (isWhole || isPart);
}

struct Waiting {
    RenderRequest what;
    std::stop_token stop;
    QPromise<Result<Image>> promise;

    void answer(Result<Image> image)
    {
        promise.addResult(std::move(image));
        promise.finish();
    }
};

} // namespace

/// A renderer's thread, its waiting requests and its worker.
///
/// Thread: ask() and the destructor on any, the rest on its own.
class PageRenderer::Session
{
public:
    Session(DocumentInput input, QString workerPath)
        : m_input(std::move(input))
        , m_workerPath(std::move(workerPath))
        , m_thread([this](const std::stop_token &stop) { run(stop); })
    {
    }

    ~Session()
    {
        m_thread.request_stop();
        const std::lock_guard lock(m_mutex);
        if (m_worker)
            m_worker->wake();
    }

    QFuture<Result<Image>> ask(const RenderRequest &what, std::stop_token stop)
    {
        constexpr size_t mostWaiting = 64;
        Waiting request{what, std::move(stop), {}};
        request.promise.start();
        QFuture<Result<Image>> future = request.promise.future();
        if (!isSensible(what)) {
            request.answer(failure(ErrorCode::InvalidRequest, FaultyPart::Lectern, QStringLiteral("no page can be drawn like that")));
            return future;
        }
        std::optional<Waiting> dropped;
        {
            const std::lock_guard lock(m_mutex);
            m_waiting.push_back(std::move(request));
            if (m_waiting.size() > mostWaiting) {
                dropped = std::move(m_waiting.front());
                m_waiting.pop_front();
            }
        }
        m_hasWork.notify_one();
        if (dropped)
            dropped->answer(tl::make_unexpected(cancelled()));
        return future;
    }

private:
    void run(const std::stop_token &stop)
    {
        // Starts the worker before the first request; if that fails, the request will return the error.
        [[maybe_unused]] const auto isReady = ensureWorker(stop);
        while (auto request = takeNewest(stop)) {
            if (request->stop.stop_requested())
                request->answer(tl::make_unexpected(cancelled()));
            else
                request->answer(drawWithRetry(request->what, stop));
        }
        endWorker();
        for (Waiting &request : m_waiting)
            request.answer(tl::make_unexpected(cancelled()));
    }

    std::optional<Waiting> takeNewest(const std::stop_token &stop)
    {
        std::unique_lock lock(m_mutex);
        if (!m_hasWork.wait(lock, stop, [this] { return !m_waiting.empty(); }))
            return std::nullopt;
        if (stop.stop_requested())
            return std::nullopt;
        Waiting newest = std::move(m_waiting.back());
        m_waiting.pop_back();
        return newest;
    }

    /// An existing worker may have died of an earlier page or reached its time limit, so one retry with a new one.
    Result<Image> drawWithRetry(const RenderRequest &what, const std::stop_token &stop)
    {
        const bool isFresh = !m_worker;
        auto image = draw(what, stop);
        const bool hasDied = !image && image.error().code == ErrorCode::Corrupt && !m_worker;
        return hasDied && !isFresh ? draw(what, stop) : std::move(image);
    }

    Result<Image> draw(const RenderRequest &what, const std::stop_token &stop)
    {
        if (const auto ready = ensureWorker(stop); !ready)
            return failureOf(ready);
        const quint32 id = ++m_lastId == 0 ? ++m_lastId : m_lastId;
        if (!m_worker->send(frames::encoded(frames::DrawRequest{id, what})))
            return tl::make_unexpected(died());
        const auto response = hear(stop);
        if (!response)
            return failureOf(response);
        if (const auto *refused = std::get_if<frames::Refused>(&*response); refused && refused->id == id)
            return tl::make_unexpected(errorOf(refused->reason, m_input.name));
        const auto *drawn = std::get_if<frames::PageDrawn>(&*response);
        if (!drawn || drawn->id != id
            || (!what.clip.isEmpty() && (drawn->size.width() > what.clip.width() || drawn->size.height() > what.clip.height())))
            return tl::make_unexpected(died());
        return std::make_shared<const PageImage>(PageImage{what, drawn->size, qsizetype(drawn->size.width()) * 4, drawn->pixels});
    }

    /// Starts a worker unless one runs, and waits until it has opened the document.
    Result<void> ensureWorker(const std::stop_token &stop)
    {
        if (m_worker)
            return {};
        if (m_workerPath.isEmpty())
            return failure(ErrorCode::Unavailable, FaultyPart::Lectern, QStringLiteral("lectern-parse-worker is not installed beside this program"));
        if (!m_document) {
            auto opened = DocumentDescriptor::open(m_input);
            if (!opened)
                return failureOf(opened);
            m_document = std::move(*opened);
            m_input.bytes.clear(); // the descriptor has a copy
        }
        auto started = WorkerProcess::start(m_workerPath, *m_document);
        if (!started)
            return failureOf(started);
        {
            const std::lock_guard lock(m_mutex);
            m_worker = std::move(*started);
            if (stop.stop_requested())
                m_worker->wake();
        }
        m_cutter = frames::FrameCutter(frames::maxResponseBytes);
        const auto response = hear(stop);
        if (!response)
            return failureOf(response);
        if (const auto *refused = std::get_if<frames::Refused>(&*response)) {
            endWorker();
            return tl::make_unexpected(errorOf(refused->reason, m_input.name));
        }
        return std::holds_alternative<frames::Accepted>(*response) ? Result<void>() : tl::make_unexpected(died());
    }

    /// The worker's next answer. An error ends the worker.
    Result<frames::Response> hear(const std::stop_token &stop)
    {
        const QDeadlineTimer deadline(wallClock);
        while (true) {
            if (const auto frame = m_cutter.takeFrame()) {
                auto response = frames::decodedResponse(*frame);
                return response ? Result<frames::Response>(std::move(*response)) : tl::make_unexpected(died());
            }
            QByteArray bytes;
            const WorkerEvent event = m_worker->wait(bytes, deadline);
            if (stop.stop_requested()) {
                endWorker();
                return tl::make_unexpected(cancelled());
            }
            if (event == WorkerEvent::TimedOut) {
                endWorker();
                return tl::make_unexpected(errorOf(Refusal::TooSlow, m_input.name));
            }
            if (event == WorkerEvent::Ended || !m_cutter.feed(bytes))
                return tl::make_unexpected(died());
        }
    }

    StorageError died()
    {
        endWorker();
        return {ErrorCode::Corrupt, FaultyPart::File, unreadableSentence(m_input.name, QStringLiteral("the reader stopped unexpectedly"))};
    }

    void endWorker()
    {
        std::unique_ptr<WorkerProcess> ended;
        const std::lock_guard lock(m_mutex);
        ended = std::move(m_worker);
    }

    DocumentInput m_input;
    QString m_workerPath;
    std::optional<DocumentDescriptor> m_document;
    frames::FrameCutter m_cutter{frames::maxResponseBytes};
    quint32 m_lastId = 0;

    std::mutex m_mutex; ///< Guards the members below. m_worker is changed by the session's thread only, which reads it without locking.
    std::condition_variable_any m_hasWork;
    std::deque<Waiting> m_waiting;
    std::unique_ptr<WorkerProcess> m_worker;

    std::jthread m_thread; ///< Last member: joined before the others are destroyed.
};

PageRenderer::PageRenderer(DocumentInput input, const QString &workerPath)
    : m_session(std::make_unique<Session>(std::move(input), workerPath.isEmpty() ? DocumentParser::defaultWorkerPath() : workerPath))
{
}

PageRenderer::~PageRenderer() = default;

QFuture<Result<PageRenderer::Image>> PageRenderer::fetchImage(const RenderRequest &request, std::stop_token stop)
{
    return m_session->ask(request, std::move(stop));
}

} // namespace lectern::intake
