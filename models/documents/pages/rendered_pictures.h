// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/pages/page_picture_source.h"
#include "models/intake/page_renderer.h"
#include "storage/api/documents/document_source.h"

#include <QObject>

#include <list>
#include <memory>
#include <optional>
#include <vector>

namespace lectern::models {

/// Pictures drawn by the parse worker from the file in PostgreSQL. The workers of recently used documents stay alive, so that
/// returning to one is fast.
///
/// Thread: GUI; what blocks (ending a worker) runs on the thread pool. Borrows the source.
class RenderedPictures : public QObject, public PagePictureSource
{
    Q_OBJECT
public:
    static constexpr size_t mostWorkers = 2;

    /// `workerPath` empty: DocumentParser::defaultWorkerPath().
    explicit RenderedPictures(DocumentSource &documents, QString workerPath = {});
    ~RenderedPictures() override;

    /// Fetches the file and starts the worker.
    void prepare(const Document &document) override;
    [[nodiscard]] QFuture<Result<PagePicture>> fetchPicture(const Document &document, const PartOfPage &what, std::stop_token stop) override;
    [[nodiscard]] size_t workerCount() const { return m_sessions.size(); }

private:
    using Promise = std::shared_ptr<QPromise<Result<PagePicture>>>;
    struct Waiting {
        PartOfPage what;
        std::stop_token stop;
        Promise promise;
    };
    struct Session {
        QByteArray sha256;
        quint64 number = 0;
        std::stop_source stop;                          ///< Stops the fetch of the file.
        std::unique_ptr<intake::PageRenderer> renderer; ///< Null: the file has not arrived.
        std::vector<Waiting> waiting;
    };

    Session &sessionOf(const Document &document);
    void takeFile(quint64 number, const QString &name, const Result<QByteArray> &bytes);
    void render(intake::PageRenderer &renderer, const Waiting &waiting);
    void end(Session &session);
    static void answer(const Promise &promise, Result<PagePicture> result);

    DocumentSource &m_documents;
    QString m_workerPath;
    std::list<Session> m_sessions; ///< Most recently used first.
    quint64 m_lastNumber = 0;
};

} // namespace lectern::models
