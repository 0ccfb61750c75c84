// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frames/frame_cutter.h"

#include "models/frames/frame_bytes.h"

namespace lectern::frames {

bool FrameCutter::feed(QByteArrayView bytes)
{
    constexpr qsizetype headerBytes = 4;
    while (!bytes.isEmpty()) {
        if (m_expectedBytes < 0) {
            const qsizetype taken = std::min(headerBytes - m_header.size(), bytes.size());
            m_header.append(bytes.first(taken));
            bytes = bytes.sliced(taken);
            if (m_header.size() < headerBytes)
                return true;
            m_expectedBytes = FrameReader(m_header).u32();
            m_header.clear();
            if (m_expectedBytes < 1 || m_expectedBytes > m_maxFrameBytes)
                return false;
            m_body.reserve(std::min<qsizetype>(m_expectedBytes, 16 << 20));
        }
        const qsizetype taken = std::min(m_expectedBytes - m_body.size(), bytes.size());
        m_body.append(bytes.first(taken));
        bytes = bytes.sliced(taken);
        if (m_body.size() == m_expectedBytes) {
            m_frames.push_back(std::exchange(m_body, {}));
            m_expectedBytes = -1;
        }
    }
    return true;
}

std::optional<QByteArray> FrameCutter::takeFrame()
{
    if (m_frames.empty())
        return std::nullopt;
    QByteArray frame = std::move(m_frames.front());
    m_frames.pop_front();
    return frame;
}

} // namespace lectern::frames
