// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frames/render_request.h"
#include "models/intake/document_input.h"
#include "storage/api/result.h"

#include <QFuture>

#include <memory>
#include <stop_token>

namespace lectern::intake {

/// Draws the pages of one open document, in a worker process that lives as long as this object. If the worker dies, it is
/// replaced once per request; the request that killed it fails, and the others continue.
///
/// Requests are answered newest first. Of more than 64 waiting requests the oldest end as Cancelled, as do those
/// that were stopped before they began.
///
/// Thread: any; nothing blocks except the destructor, which ends the worker (a moment). Futures finish on the renderer's
/// thread. Owns: the thread and the worker process.
class PageRenderer
{
public:
    using Image = std::shared_ptr<const frames::PageImage>;

    /// `workerPath` empty: DocumentParser::defaultWorkerPath(). Starts the worker at once, to have the first page soon.
    explicit PageRenderer(DocumentInput input, const QString &workerPath = {});
    ~PageRenderer();
    PageRenderer(const PageRenderer &) = delete;
    PageRenderer &operator=(const PageRenderer &) = delete;

    /// Errors as for DocumentParser::extract(); NotFound: the document has no such page.
    [[nodiscard]] QFuture<Result<Image>> fetchImage(const frames::RenderRequest &request, std::stop_token stop = {});

private:
    class Session;
    std::unique_ptr<Session> m_session;
};

} // namespace lectern::intake
