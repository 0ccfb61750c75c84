// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/pages/stored_pictures.h"

#include "storage/api/when_done.h"

#include <QtConcurrent/QtConcurrentRun>

namespace lectern::models {

StoredPictures::StoredPictures(PagePictureSource &source, const QString &folder, qint64 limitBytes)
    : m_source(source)
    , m_files(std::make_shared<PictureFiles>(folder, limitBytes))
{
    m_readers.setMaxThreadCount(2);
    m_writer.setMaxThreadCount(1);
}

StoredPictures::~StoredPictures() = default;

QFuture<Result<PagePicture>> StoredPictures::fetchPicture(const Document &document, const PartOfPage &what, std::stop_token stop)
{
    auto promise = std::make_shared<QPromise<Result<PagePicture>>>();
    promise->start();
    const auto look = [files = m_files, sha256 = document.sha256, what, stop]() -> std::optional<PagePicture> {
        return stop.stop_requested() ? std::nullopt : files->read(sha256, what);
    };
    whenDone(QtConcurrent::run(&m_readers, look), this, [this, document, what, stop, promise](const std::optional<PagePicture> &found) {
        if (!found)
            return make(document, what, stop, promise);
        promise->addResult(*found);
        promise->finish();
    });
    return promise->future();
}

void StoredPictures::make(const Document &document, const PartOfPage &what, const std::stop_token &stop, const Promise &promise)
{
    if (stop.stop_requested()) {
        promise->addResult(failure(ErrorCode::Cancelled, FaultyPart::Lectern, QStringLiteral("The picture is no longer wanted.")));
        promise->finish();
        return;
    }
    whenDone(m_source.fetchPicture(document, what, stop), this, [this, sha256 = document.sha256, what, promise](const Result<PagePicture> &made) {
        promise->addResult(made);
        promise->finish();
        if (made)
            m_writer.start([files = m_files, sha256, what, picture = *made] { files->write(sha256, what, picture); });
    });
}

} // namespace lectern::models
