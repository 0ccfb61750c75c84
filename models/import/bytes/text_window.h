// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/bytes/text_stream.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace lectern::imports {

/// A buffer that slides over a TextStream: what lies before position() is forgotten when more is read.
///
/// Thread: one at a time.
class TextWindow
{
public:
    explicit TextWindow(std::unique_ptr<TextStream> text) : m_text(std::move(text)) {}

    [[nodiscard]] QByteArrayView bytes() const { return m_bytes; }  ///< Valid until more() or advanceTo().
    [[nodiscard]] qsizetype position() const { return m_position; } ///< In bytes().
    [[nodiscard]] bool atEnd() const { return m_atEnd; }            ///< Nothing follows bytes().
    [[nodiscard]] qint64 line() const { return m_line; }            ///< 1-based, of position().
    [[nodiscard]] const TextStream &text() const { return *m_text; }

    /// Appends more bytes; those before position() keep their place. False at the end.
    [[nodiscard]] Result<bool> more();
    /// Moves position() on and counts the lines in between. May drop bytes before it: returns the new position.
    qsizetype advanceTo(qsizetype position);
    /// 1-based line of a place at or behind position().
    [[nodiscard]] qint64 lineAt(qsizetype place) const;

private:
    std::unique_ptr<TextStream> m_text;
    QByteArray m_bytes;
    qsizetype m_position = 0;
    qint64 m_line = 1;
    bool m_atEnd = false;
};

/// How many lines end in `bytes`: LF, CRLF and CR alike.
[[nodiscard]] qint64 lineBreakCount(QByteArrayView bytes);

} // namespace lectern::imports
