// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QFile>
#include <QHash>

#include <memory>
#include <vector>

namespace lectern {

/// Maps the path of a file that was found while walking a folder to that folder, which the user named. Below it no link is followed.
/// Files that are not in the map were named by the user, and their links are followed.
using FolderOfFile = QHash<QString, QString>;

/// A regular file, opened for reading; all files of other people are opened by this class. Opening never blocks: a pipe, a
/// socket, a device or a folder is refused.
///
/// Thread: one at a time. Owns: the file descriptor. Errors are one sentence that names the file.
class OpenedFile
{
public:
    /// `folder`: see FolderOfFile; empty: the user named the file. Also opens Qt resources (":/...").
    [[nodiscard]] static Result<OpenedFile> open(const QString &path, const QString &folder = {});
    /// Reads the whole file, unless it is larger than `maxBytes`.
    [[nodiscard]] static Result<QByteArray> readWhole(const QString &path, qint64 maxBytes, const QString &folder = {});

    /// Reads up to `maxBytes`; 0 is the end. Conflict at the end if the file changed since it was opened.
    [[nodiscard]] Result<qint64> read(char *into, qint64 maxBytes);
    [[nodiscard]] QByteArray peek(qint64 maxBytes) { return m_file->peek(maxBytes); }
    [[nodiscard]] bool rewind() { return m_file->seek(0); }
    [[nodiscard]] qint64 size() const { return m_stamp.size; } ///< When it was opened.
    [[nodiscard]] qint64 position() const { return m_file->pos(); }
    /// Conflict: the file was written to since it was opened.
    [[nodiscard]] Result<void> checkUnchanged() const;
    /// A duplicate of the descriptor for a library; the caller closes it. -1: no descriptor was available.
    [[nodiscard]] int duplicateDescriptor() const;
    static void closeDescriptor(int descriptor); ///< For a duplicate that the library did not take over.

private:
    struct Stamp {
        qint64 size = 0;
        qint64 modified = 0; ///< Nanoseconds.
        friend bool operator==(const Stamp &, const Stamp &) = default;
    };
    OpenedFile(std::unique_ptr<QFile> file, QString name, Stamp stamp) : m_file(std::move(file)), m_name(std::move(name)), m_stamp(stamp) {}
    [[nodiscard]] static Result<OpenedFile> openNative(const QString &path, const QString &folder);
    [[nodiscard]] static Stamp stampOf(const QFile &file);

    std::unique_ptr<QFile> m_file;
    QString m_name;
    Stamp m_stamp;
};

/// One entry of a folder.
struct FolderEntry {
    enum class Kind : quint8 {
        File,
        Folder,
        Link,
        Other,    ///< A pipe, a socket, a device.
        Nameless, ///< Its name is not UTF-8; `name` is for display only.
    };
    QString name;
    Kind kind = Kind::File;
};

/// Sorted by name. `path` is `folder` itself or was found below it.
[[nodiscard]] Result<std::vector<FolderEntry>> listFolder(const QString &path, const QString &folder);

} // namespace lectern
