// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QString>

#include <memory>
#include <vector>

namespace lectern::imports {

/// One stream of bytes to import: a file or one member of a .zip.
struct InputFile {
    QString path;
    QString member;      ///< Name inside the zip; empty: the file itself.
    QString displayName; ///< For people: the given file name, plus the member if there are several.
    QString folder = {}; ///< The folder that the user named, if the file was found in it: see FolderOfFile.
};

/// The unpacked bytes of an InputFile, read sequentially in constant memory.
///
/// Packing is recognised by content, not by name. A stream that unpacks to more than 200 times
/// its packed size (once past 16 MiB) or to more than 64 GiB is refused as a zip bomb.
/// Thread: one at a time.
class ByteSource
{
public:
    static constexpr qint64 maxUnpackedBytes = 64LL << 30;
    static constexpr qint64 maxRatio = 200;
    static constexpr qint64 ratioGraceBytes = 16LL << 20;

    virtual ~ByteSource() = default;
    /// Reads up to `maxBytes`; 0 is the end. Errors: Corrupt, Unavailable.
    [[nodiscard]] virtual Result<qint64> read(char *into, qint64 maxBytes) = 0;
    /// Packed bytes consumed so far, out of totalBytes(); for progress.
    [[nodiscard]] virtual qint64 doneBytes() const = 0;
    [[nodiscard]] virtual qint64 totalBytes() const = 0;
    /// "plain", "gzip", "zip".
    [[nodiscard]] virtual QString packing() const = 0;
};

/// The inputs in a file: the file itself, or every data file inside a .zip. Never empty on success.
[[nodiscard]] Result<std::vector<InputFile>> inputsOf(const QString &path, const QString &folder = {});
[[nodiscard]] Result<std::unique_ptr<ByteSource>> openByteSource(const InputFile &input);

/// An error if `unpacked` bytes from `packed` ones look like a zip bomb.
[[nodiscard]] Result<void> checkUnpackedSize(qint64 unpacked, qint64 packed);

} // namespace lectern::imports
