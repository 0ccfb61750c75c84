// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/pages/page_picture_source.h"
#include "models/documents/pages/picture_files.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace lectern::models {

/// Pictures from the disk when they are there, from another source when not; what comes from there is kept.
///
/// Thread: GUI; the disk is read and written by threads of its own. Borrows the source behind it.
class StoredPictures : public QObject, public PagePictureSource
{
    Q_OBJECT
public:
    StoredPictures(PagePictureSource &source, const QString &folder, qint64 limitBytes = PictureFiles::defaultLimit);
    /// Waits for the files that are being written.
    ~StoredPictures() override;

    void prepare(const Document &document) override { m_source.prepare(document); }
    [[nodiscard]] QFuture<Result<PagePicture>> fetchPicture(const Document &document, const PartOfPage &what, std::stop_token stop) override;

private:
    using Promise = std::shared_ptr<QPromise<Result<PagePicture>>>;
    void make(const Document &document, const PartOfPage &what, const std::stop_token &stop, const Promise &promise);

    PagePictureSource &m_source;
    std::shared_ptr<PictureFiles> m_files;
    QThreadPool m_readers;
    QThreadPool m_writer; ///< Of its own: reading never waits behind compression.
};

} // namespace lectern::models
