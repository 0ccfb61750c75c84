// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFileInfo>
#include <QString>

namespace lectern::intake {

/// A document's bytes, and its name for messages. Either the bytes (implicitly shared, at most
/// 256 MiB) or the path of a file, which is opened read-only when needed.
struct DocumentInput {
    QString name;
    QByteArray bytes; ///< Used when `path` is empty.
    QString path;
    QString folder = {}; ///< The folder that the user named, if the file was found in it: see FolderOfFile.

    [[nodiscard]] static DocumentInput ofBytes(QByteArray bytes, const QString &name) { return {name, std::move(bytes), {}}; }
    [[nodiscard]] static DocumentInput ofFile(const QString &path, const QString &folder = {})
    {
        return {QFileInfo(path).fileName(), {}, path, folder};
    }
};

} // namespace lectern::intake
