// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/bytes/byte_source.h"
#include "storage/api/result.h"

#include <QByteArray>
#include <QString>
#include <QStringDecoder>

#include <memory>
#include <optional>

namespace lectern::imports {

/// A ByteSource as valid UTF-8. UTF-8 (with or without byte order mark) is validated strictly, UTF-16 is
/// recognised by its byte order mark; any other encoding must be named by the user and is never guessed.
///
/// Thread: one at a time.
class TextStream
{
public:
    /// `encoding`: empty, or a name such as "windows-1252".
    [[nodiscard]] static Result<std::unique_ptr<TextStream>> open(std::unique_ptr<ByteSource> source, const QString &encoding);

    /// Appends the next block to `buffer`; false at the end. Errors name line and byte offset.
    [[nodiscard]] Result<bool> appendTo(QByteArray &buffer);
    [[nodiscard]] QString encoding() const { return m_encoding; }
    [[nodiscard]] const ByteSource &source() const { return *m_source; }

private:
    TextStream(std::unique_ptr<ByteSource> source, QString encoding);
    [[nodiscard]] Result<void> recogniseEncoding();
    [[nodiscard]] Result<bool> appendUtf8(QByteArray &buffer);
    [[nodiscard]] Result<bool> appendDecoded(QByteArray &buffer);
    [[nodiscard]] Result<bool> readBlock();
    [[nodiscard]] StorageError invalidByte(qsizetype at) const;

    std::unique_ptr<ByteSource> m_source;
    QString m_encoding;
    std::optional<QStringDecoder> m_decoder; // absent: UTF-8
    QByteArray m_block;                      // raw bytes that were not returned yet
    qint64 m_blockOffset = 0;                // offset of m_block's first byte in the unpacked file
    qint64 m_lineBreakCount = 0;             // line breaks before m_block
    bool m_atEnd = false;
};

/// Length of the longest valid prefix of `bytes`; size() if all of it is valid. A sequence cut
/// off at the end is not part of the prefix; `isCutOff` tells it from an invalid one.
[[nodiscard]] qsizetype validUtf8Prefix(QByteArrayView bytes, bool *isCutOff);

} // namespace lectern::imports
