// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <deque>
#include <optional>

namespace lectern::frames {

/// Cuts a stream of bytes into frames. Its memory grows with the bytes received, not with announced lengths.
///
/// Thread: one at a time.
class FrameCutter
{
public:
    explicit FrameCutter(qsizetype maxFrameBytes) : m_maxFrameBytes(maxFrameBytes) {}

    /// False when a length is invalid: the stream cannot be read further.
    [[nodiscard]] bool feed(QByteArrayView bytes);
    [[nodiscard]] std::optional<QByteArray> takeFrame();
    /// True between two frames: a stream that ends now ends cleanly.
    [[nodiscard]] bool isBetweenFrames() const { return m_header.isEmpty() && m_expectedBytes < 0; }

private:
    qsizetype m_maxFrameBytes;
    QByteArray m_header;
    QByteArray m_body;
    qsizetype m_expectedBytes = -1; ///< Of the current frame; -1: its length is not known yet.
    std::deque<QByteArray> m_frames;
};

} // namespace lectern::frames
