// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frames/render_request.h"
#include "models/intake/document_input.h"
#include "storage/api/result.h"

#include <QFuture>

#include <memory>
#include <stop_token>

namespace lectern::intake {

/// Draws the pages of one open document, in a worker process that lives as long as this does. A worker that died is
/// replaced once per request; the request that killed it fails and the others go on.
///
/// Requests are answered newest first; of more than 64 waiting ones the oldest are dropped as Cancelled, as are those
/// whose stop was requested before they were begun.
///
/// Thread: any; nothing blocks but the destructor, which ends the worker (a moment). Futures finish on a thread of its
/// own. Owns: the thread and the worker process.
class PageRenderer
{
public:
    using Image = std::shared_ptr<const frames::PageImage>;

    /// `workerPath` empty: DocumentParser::defaultWorkerPath(). The worker starts at once, so that the first page is near.
    explicit PageRenderer(DocumentInput input, const QString &workerPath = {});
    ~PageRenderer();
    PageRenderer(const PageRenderer &) = delete;
    PageRenderer &operator=(const PageRenderer &) = delete;

    /// Errors as of DocumentParser::extract(); NotFound: the document has no such page.
    [[nodiscard]] QFuture<Result<Image>> fetchImage(const frames::RenderRequest &request, std::stop_token stop = {});

private:
    class Session;
    std::unique_ptr<Session> m_session;
};

} // namespace lectern::intake
