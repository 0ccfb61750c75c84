// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frames/frame_bytes.h"

#include <QStringDecoder>
#include <QtEndian>

#include <bit>

namespace lectern::frames {

namespace {

template <typename Integer>
void append(QByteArray &bytes, Integer value)
{
    const Integer little = qToLittleEndian(value);
    bytes.append(reinterpret_cast<const char *>(&little), sizeof little);
}

} // namespace

void FrameWriter::u32(quint32 value) { append(m_bytes, value); }
void FrameWriter::f32(double value) { append(m_bytes, std::bit_cast<quint32>(float(value))); }
void FrameWriter::f64(double value) { append(m_bytes, std::bit_cast<quint64>(value)); }

void FrameWriter::bytes(QByteArrayView bytes)
{
    u32(quint32(bytes.size()));
    raw(bytes);
}

QByteArray FrameWriter::frame()
{
    qToLittleEndian(quint32(m_bytes.size() - 4), m_bytes.data());
    return std::move(m_bytes);
}

QByteArrayView FrameReader::take(qsizetype count)
{
    if (count > m_bytes.size()) {
        m_hasFailed = true;
        m_bytes = {};
        return {};
    }
    const QByteArrayView taken = m_bytes.first(count);
    m_bytes = m_bytes.sliced(count);
    return taken;
}

quint8 FrameReader::u8()
{
    const QByteArrayView taken = take(1);
    return taken.isEmpty() ? 0 : quint8(taken[0]);
}

quint32 FrameReader::u32()
{
    const QByteArrayView taken = take(4);
    return taken.isEmpty() ? 0 : qFromLittleEndian<quint32>(taken.data());
}

float FrameReader::f32() { return std::bit_cast<float>(u32()); }

double FrameReader::f64()
{
    const QByteArrayView taken = take(8);
    return std::bit_cast<double>(taken.isEmpty() ? quint64(0) : qFromLittleEndian<quint64>(taken.data()));
}

QByteArrayView FrameReader::bytes(qint64 maxBytes)
{
    const quint32 count = u32();
    if (count > maxBytes) {
        m_hasFailed = true;
        return {};
    }
    return take(qsizetype(count));
}

QByteArrayView FrameReader::rest() { return take(m_bytes.size()); }

std::optional<QString> strictUtf8(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    QString text = decoder(bytes);
    if (decoder.hasError() || text.contains(QChar(u'\0')))
        return std::nullopt;
    return text;
}

} // namespace lectern::frames
