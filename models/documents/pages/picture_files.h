// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/pages/page_picture_source.h"

#include <QMutex>

#include <optional>

namespace lectern::models {

/// Pictures of pages in a folder of the analyst's own, so that a document is there at once when it is opened again. One file per
/// picture, compressed, written whole or not at all. A file that is not exactly what was written (cut, changed, moved to another
/// name, not a plain file) is a miss. The oldest go when the folder holds more than its limit.
///
/// Thread: any; blocks on the disk. Several processes may share a folder.
class PictureFiles
{
public:
    static constexpr qint64 defaultLimit = 256 << 20;

    /// The folder is made, readable by its owner only, with the first picture. An empty name: nothing is kept.
    explicit PictureFiles(QString folder, qint64 limitBytes = defaultLimit);

    [[nodiscard]] std::optional<PagePicture> read(const QByteArray &sha256, const PartOfPage &what) const;
    /// Failing is no error: the picture is made again next time.
    void write(const QByteArray &sha256, const PartOfPage &what, const PagePicture &picture);

    /// Where a picture would stand.
    [[nodiscard]] QString pathOf(const QByteArray &sha256, const PartOfPage &what) const;

private:
    [[nodiscard]] bool makeFolder();
    void countNew(qint64 bytes);
    [[nodiscard]] qint64 trim() const;

    QString m_folder;
    qint64 m_limit;
    QMutex m_mutex;
    qint64 m_bytes = -1; ///< In the folder, as far as this process knows; -1: not counted yet.
};

} // namespace lectern::models
