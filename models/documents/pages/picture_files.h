// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/pages/page_picture_source.h"

#include <QMutex>

#include <optional>

namespace lectern::models {

/// Pictures of pages in a folder of the user's, so that a document is shown at once when it is opened again. One compressed file
/// per picture, written completely or not at all. A file that is not exactly what was written (truncated, changed, renamed,
/// not a plain file) is a miss. When the folder exceeds its limit the oldest files are deleted.
///
/// Thread: any; blocks on the disk. Several processes may share a folder.
class PictureFiles
{
public:
    static constexpr qint64 defaultLimit = 256 << 20;

    /// The folder is created, readable by its owner only, with the first picture. An empty name: nothing is stored.
    explicit PictureFiles(QString folder, qint64 limitBytes = defaultLimit);

    [[nodiscard]] std::optional<PagePicture> read(const QByteArray &sha256, const PartOfPage &what) const;
    /// Errors are ignored: the picture is made again next time.
    void write(const QByteArray &sha256, const PartOfPage &what, const PagePicture &picture);

    /// The path of a picture's file.
    [[nodiscard]] QString pathOf(const QByteArray &sha256, const PartOfPage &what) const;

private:
    [[nodiscard]] bool makeFolder();
    void countNew(qint64 bytes);
    [[nodiscard]] qint64 trim() const;

    QString m_folder;
    qint64 m_limit;
    QMutex m_mutex;
    qint64 m_bytes = -1; ///< Bytes in the folder, as far as this process knows; -1: not measured yet.
};

} // namespace lectern::models
