// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/bytes/gzip_source.h"

#include <QByteArray>

#include <zlib.h>

namespace lectern::imports {

namespace {

class GzipSource final : public ByteSource
{
public:
    explicit GzipSource(OpenedFile file) : m_file(std::move(file)), m_packed(64 << 10, Qt::Uninitialized)
    {
        constexpr int gzipOnly = 16 + MAX_WBITS;
        m_isReady = inflateInit2(&m_zlib, gzipOnly) == Z_OK;
    }
    ~GzipSource() override
    {
        if (m_isReady)
            inflateEnd(&m_zlib);
    }
    GzipSource(const GzipSource &) = delete;
    GzipSource &operator=(const GzipSource &) = delete;

    Result<qint64> read(char *into, qint64 maxBytes) override;
    qint64 doneBytes() const override { return m_consumed; }
    qint64 totalBytes() const override { return m_file.size(); }
    QString packing() const override { return QStringLiteral("gzip"); }

private:
    /// Makes packed bytes available; false at the end of the file.
    Result<bool> refill();
    /// After a member: prepares the next one, or ends the stream (padding after the last is allowed).
    Result<void> beginNextMember();
    static tl::unexpected<StorageError> damaged(const char *what)
    {
        return failure(ErrorCode::Corrupt, FaultyPart::File, QStringLiteral("The gzip file %1.").arg(QLatin1String(what)));
    }

    OpenedFile m_file;
    QByteArray m_packed;
    z_stream m_zlib{};
    qint64 m_consumed = 0;
    qint64 m_unpacked = 0;
    bool m_isReady = false;
    bool m_isDone = false;
};

Result<bool> GzipSource::refill()
{
    if (m_zlib.avail_in > 0)
        return true;
    const Result<qint64> got = m_file.read(m_packed.data(), m_packed.size());
    if (!got)
        return failureOf(got);
    m_zlib.next_in = reinterpret_cast<Bytef *>(m_packed.data());
    m_zlib.avail_in = uInt(*got);
    return *got > 0;
}

Result<void> GzipSource::beginNextMember()
{
    auto hasMore = refill();
    if (!hasMore)
        return failureOf(hasMore);
    if (!*hasMore || *m_zlib.next_in != 0x1f) {
        m_isDone = true;
        return {};
    }
    if (inflateReset(&m_zlib) != Z_OK)
        return damaged("cannot be unpacked");
    return {};
}

Result<qint64> GzipSource::read(char *into, qint64 maxBytes)
{
    if (!m_isReady)
        return damaged("cannot be unpacked: out of memory");
    m_zlib.next_out = reinterpret_cast<Bytef *>(into);
    m_zlib.avail_out = uInt(maxBytes);
    while (!m_isDone && qint64(m_zlib.avail_out) == maxBytes) {
        auto hasMore = refill();
        if (!hasMore)
            return failureOf(hasMore);
        if (!*hasMore)
            return damaged("is cut off: its end is missing");
        const uInt before = m_zlib.avail_in;
        const int status = inflate(&m_zlib, Z_NO_FLUSH);
        m_consumed += before - m_zlib.avail_in;
        if (status == Z_STREAM_END) {
            if (auto next = beginNextMember(); !next)
                return failureOf(next);
        } else if (status != Z_OK) {
            return damaged("is damaged");
        }
    }
    const qint64 got = maxBytes - qint64(m_zlib.avail_out);
    m_unpacked += got;
    if (auto size = checkUnpackedSize(m_unpacked, m_consumed); !size)
        return failureOf(size);
    return got;
}

} // namespace

Result<std::unique_ptr<ByteSource>> openGzip(OpenedFile file) { return std::make_unique<GzipSource>(std::move(file)); }

} // namespace lectern::imports
