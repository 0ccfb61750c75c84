// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace lectern::frames {

/// Writes one frame: little endian; the length is filled in at the end.
class FrameWriter
{
public:
    explicit FrameWriter(quint8 type) : m_bytes(4, '\0') { u8(type); }
    void u8(quint8 value) { m_bytes.append(char(value)); }
    void u32(quint32 value);
    void f32(double value);
    void f64(double value);
    /// Writes the length, then the bytes.
    void bytes(QByteArrayView bytes);
    void raw(QByteArrayView bytes) { m_bytes.append(bytes); }
    [[nodiscard]] QByteArray frame();

private:
    QByteArray m_bytes;
};

/// Reads a frame without trusting it: reads beyond the end return 0 and mark the reader as failed.
class FrameReader
{
public:
    explicit FrameReader(QByteArrayView bytes) : m_bytes(bytes) {}
    [[nodiscard]] quint8 u8();
    [[nodiscard]] quint32 u32();
    [[nodiscard]] float f32();
    [[nodiscard]] double f64();
    /// Fails if the length is above `maxBytes` or above what is left.
    [[nodiscard]] QByteArrayView bytes(qint64 maxBytes);
    [[nodiscard]] QByteArrayView rest();
    [[nodiscard]] qsizetype remaining() const { return m_bytes.size(); }
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }
    /// Whether everything was read and nothing was missing.
    [[nodiscard]] bool isAtEnd() const { return !m_hasFailed && m_bytes.isEmpty(); }

private:
    [[nodiscard]] QByteArrayView take(qsizetype count);

    QByteArrayView m_bytes;
    bool m_hasFailed = false;
};

/// Nothing unless the bytes are valid UTF-8 without U+0000, which PostgreSQL cannot store.
[[nodiscard]] std::optional<QString> strictUtf8(QByteArrayView bytes);

} // namespace lectern::frames
