// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/bytes/byte_source.h"

#include <QByteArrayView>

#include <algorithm>

namespace lectern::fuzz {

/// The input as the import's readers get a file, a few bytes at a time.
class MemorySource final : public imports::ByteSource
{
public:
    explicit MemorySource(QByteArrayView bytes) : m_bytes(bytes) {}
    Result<qint64> read(char *into, qint64 maxBytes) override
    {
        const qint64 count = std::min({maxBytes, qint64(m_bytes.size() - m_position), qint64(509)});
        std::copy_n(m_bytes.data() + m_position, count, into);
        m_position += count;
        return count;
    }
    qint64 doneBytes() const override { return m_position; }
    qint64 totalBytes() const override { return m_bytes.size(); }
    QString packing() const override { return QStringLiteral("plain"); }

private:
    QByteArrayView m_bytes;
    qint64 m_position = 0;
};

} // namespace lectern::fuzz
