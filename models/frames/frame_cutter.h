// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <deque>
#include <optional>

namespace lectern::frames {

/// Cuts a stream of bytes into frames. Memory follows the bytes that came, not the lengths that were announced.
///
/// Thread: one at a time.
class FrameCutter
{
public:
    explicit FrameCutter(qsizetype maxFrameBytes) : m_maxFrameBytes(maxFrameBytes) {}

    /// False when a length makes no sense: the stream is lost.
    [[nodiscard]] bool feed(QByteArrayView bytes);
    [[nodiscard]] std::optional<QByteArray> takeFrame();
    /// True between two frames: a stream that ends now ends cleanly.
    [[nodiscard]] bool isBetweenFrames() const { return m_header.isEmpty() && m_expectedBytes < 0; }

private:
    qsizetype m_maxFrameBytes;
    QByteArray m_header;
    QByteArray m_body;
    qsizetype m_expectedBytes = -1; ///< Of the frame that is coming; -1: its length is not known yet.
    std::deque<QByteArray> m_frames;
};

} // namespace lectern::frames
