// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFileInfo>
#include <QString>

namespace lectern::intake {

/// A document's bytes and the name to call it by in sentences. Either the bytes themselves (implicitly shared, at most
/// 256 MiB) or the path of a file that is opened, read only, when it is needed.
struct DocumentInput {
    QString name;
    QByteArray bytes; ///< Used when `path` is empty.
    QString path;
    QString folder = {}; ///< The folder that was named, if the file was met in it: see FolderOfFile.

    [[nodiscard]] static DocumentInput ofBytes(QByteArray bytes, const QString &name) { return {name, std::move(bytes), {}}; }
    [[nodiscard]] static DocumentInput ofFile(const QString &path, const QString &folder = {})
    {
        return {QFileInfo(path).fileName(), {}, path, folder};
    }
};

} // namespace lectern::intake
