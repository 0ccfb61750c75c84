// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/pages/page_picture_source.h"
#include "models/documents/pages/picture_files.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace lectern::models {

/// Pictures from the disk if stored there, else from another source, whose pictures are then stored.
///
/// Thread: GUI; its own threads access the disk. Borrows the other source.
class StoredPictures : public QObject, public PagePictureSource
{
    Q_OBJECT
public:
    StoredPictures(PagePictureSource &source, const QString &folder, qint64 limitBytes = PictureFiles::defaultLimit);
    /// Waits until pending files are written.
    ~StoredPictures() override;

    void prepare(const Document &document) override { m_source.prepare(document); }
    [[nodiscard]] QFuture<Result<PagePicture>> fetchPicture(const Document &document, const PartOfPage &what, std::stop_token stop) override;

private:
    using Promise = std::shared_ptr<QPromise<Result<PagePicture>>>;
    void make(const Document &document, const PartOfPage &what, const std::stop_token &stop, const Promise &promise);

    PagePictureSource &m_source;
    std::shared_ptr<PictureFiles> m_files;
    QThreadPool m_readers;
    QThreadPool m_writer; ///< A separate pool, so that reading never waits for compression.
};

} // namespace lectern::models
