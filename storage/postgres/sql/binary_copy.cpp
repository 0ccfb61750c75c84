// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/sql/binary_copy.h"

#include <QtEndian>

#include <bit>

namespace lectern::postgres {

namespace {

template <typename Integer>
void append(QByteArray &bytes, Integer value)
{
    const Integer big = qToBigEndian(value);
    bytes.append(reinterpret_cast<const char *>(&big), sizeof big);
}

} // namespace

BinaryCopy &BinaryCopy::header()
{
    m_bytes.append("PGCOPY\n\377\r\n\0", 11);
    append(m_bytes, qint32(0)); // flags
    append(m_bytes, qint32(0)); // no header extension
    return *this;
}

BinaryCopy &BinaryCopy::row(int fieldCount)
{
    append(m_bytes, qint16(fieldCount));
    return *this;
}

BinaryCopy &BinaryCopy::field(const QByteArray &bytes)
{
    append(m_bytes, qint32(bytes.size()));
    m_bytes += bytes;
    return *this;
}

BinaryCopy &BinaryCopy::field(int number)
{
    append(m_bytes, qint32(sizeof(qint32)));
    append(m_bytes, qint32(number));
    return *this;
}

BinaryCopy &BinaryCopy::field(double number)
{
    append(m_bytes, qint32(sizeof(double)));
    append(m_bytes, std::bit_cast<qint64>(number));
    return *this;
}

BinaryCopy &BinaryCopy::field(std::optional<double> number)
{
    if (number)
        return field(*number);
    append(m_bytes, qint32(-1)); // null
    return *this;
}

BinaryCopy &BinaryCopy::end()
{
    append(m_bytes, qint16(-1));
    return *this;
}

} // namespace lectern::postgres
