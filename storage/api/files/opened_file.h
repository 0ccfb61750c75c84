// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QFile>
#include <QHash>

#include <memory>
#include <vector>

namespace lectern {

/// Of files that were met while walking a folder, by path: the folder that the user named. No link below it is followed.
/// A file that is not in it was named by the user himself, and a link stands for what it points to.
using FolderOfFile = QHash<QString, QString>;

/// An ordinary file, opened for reading; the only way in which a file of somebody else's is opened. Opening never waits: a pipe, a
/// socket, a device or a folder under a file's name is refused.
///
/// Thread: one at a time. Owns: the descriptor. Errors are one sentence that names the file.
class OpenedFile
{
public:
    /// `folder`: see FolderOfFile; empty for the user's own word. What is compiled in (":/...") is a file, too.
    [[nodiscard]] static Result<OpenedFile> open(const QString &path, const QString &folder = {});
    /// The whole of it, unless it is larger.
    [[nodiscard]] static Result<QByteArray> readWhole(const QString &path, qint64 maxBytes, const QString &folder = {});

    /// Reads up to `maxBytes`; 0 is the end. A file that is another at its end than it was when it was opened is an error: Conflict.
    [[nodiscard]] Result<qint64> read(char *into, qint64 maxBytes);
    [[nodiscard]] QByteArray peek(qint64 maxBytes) { return m_file->peek(maxBytes); }
    [[nodiscard]] bool rewind() { return m_file->seek(0); }
    [[nodiscard]] qint64 size() const { return m_stamp.size; } ///< As it was when it was opened.
    [[nodiscard]] qint64 position() const { return m_file->pos(); }
    /// Conflict: somebody wrote to it since it was opened.
    [[nodiscard]] Result<void> checkUnchanged() const;
    /// Its own descriptor for a library; the caller closes it. -1: none was left.
    [[nodiscard]] int duplicateDescriptor() const;
    static void closeDescriptor(int descriptor); ///< One that a library did not take.

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

/// What stands in a folder.
struct FolderEntry {
    enum class Kind : quint8 {
        File,
        Folder,
        Link,
        Other,    ///< A pipe, a socket, a device.
        Nameless, ///< Its name is not UTF-8; `name` is for people.
    };
    QString name;
    Kind kind = Kind::File;
};

/// In the order of their names. `path` is `folder` itself or was met below it.
[[nodiscard]] Result<std::vector<FolderEntry>> listFolder(const QString &path, const QString &folder);

} // namespace lectern
