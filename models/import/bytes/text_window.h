// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/bytes/text_stream.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace lectern::imports {

/// A sliding buffer over a TextStream: advanceTo() may drop the bytes before position().
///
/// Thread: one at a time.
class TextWindow
{
public:
    explicit TextWindow(std::unique_ptr<TextStream> text) : m_text(std::move(text)) {}

    [[nodiscard]] QByteArrayView bytes() const { return m_bytes; }  ///< Valid until more() or advanceTo().
    [[nodiscard]] qsizetype position() const { return m_position; } ///< Index in bytes().
    [[nodiscard]] bool atEnd() const { return m_atEnd; }            ///< The stream has no bytes after bytes().
    [[nodiscard]] qint64 line() const { return m_line; }            ///< 1-based line of position().
    [[nodiscard]] const TextStream &text() const { return *m_text; }

    /// Appends more bytes; positions in bytes() stay valid. False at the end.
    [[nodiscard]] Result<bool> more();
    /// Moves position() forward and counts the lines passed. May drop the bytes before it, so it returns the new position.
    qsizetype advanceTo(qsizetype position);
    /// 1-based line of an index at or after position().
    [[nodiscard]] qint64 lineAt(qsizetype place) const;

private:
    std::unique_ptr<TextStream> m_text;
    QByteArray m_bytes;
    qsizetype m_position = 0;
    qint64 m_line = 1;
    bool m_atEnd = false;
};

/// Number of line ends in `bytes`: LF, CRLF or CR.
[[nodiscard]] qint64 lineBreakCount(QByteArrayView bytes);

} // namespace lectern::imports
