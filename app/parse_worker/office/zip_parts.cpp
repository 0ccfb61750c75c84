// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/office/zip_parts.h"

#include <algorithm>

namespace lectern::parse {

using namespace frames;

namespace {

constexpr zip_int64_t maxEntries = 2000;
constexpr qint64 maxPartBytes = 128ll << 20;
constexpr qint64 maxAllBytes = 512ll << 20;
constexpr qint64 maxRatio = 200;
/// Small parts with much repetition may exceed the ratio harmlessly.
constexpr qint64 ratioMattersFrom = 1 << 20;

struct MemberCloser {
    void operator()(zip_file_t *file) const { ::zip_fclose(file); }
};
using Member = std::unique_ptr<zip_file_t, MemberCloser>;

Read<void> checkSize(qint64 partBytes, qint64 packedBytes, qint64 allBytes)
{
    if (partBytes > maxPartBytes)
        return tl::make_unexpected(Refusal::PartTooLarge);
    if (allBytes > maxAllBytes)
        return tl::make_unexpected(Refusal::PartsTooLarge);
    if (partBytes > ratioMattersFrom && partBytes / maxRatio > packedBytes)
        return tl::make_unexpected(Refusal::PackedTooTightly);
    return {};
}

} // namespace

Read<ZipParts> ZipParts::open(QByteArrayView zip)
{
    zip_error_t error;
    ::zip_error_init(&error);
    zip_source_t *source = ::zip_source_buffer_create(zip.data(), zip_uint64_t(zip.size()), 0, &error);
    zip_t *opened = source ? ::zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
    ::zip_error_fini(&error);
    if (!opened) {
        ::zip_source_free(source);
        return tl::make_unexpected(Refusal::Damaged);
    }
    ZipParts parts(opened);
    if (::zip_get_num_entries(opened, 0) > maxEntries)
        return tl::make_unexpected(Refusal::TooManyParts);
    return parts;
}

bool ZipParts::has(const char *name) const { return ::zip_name_locate(m_zip.get(), name, ZIP_FL_ENC_RAW) >= 0; }

Read<QByteArray> ZipParts::read(const QByteArray &name)
{
    const zip_int64_t index = ::zip_name_locate(m_zip.get(), name.constData(), ZIP_FL_ENC_RAW);
    if (index < 0)
        return QByteArray();
    zip_stat_t stat;
    if (::zip_stat_index(m_zip.get(), zip_uint64_t(index), 0, &stat) != 0)
        return tl::make_unexpected(Refusal::Damaged);
    if (stat.encryption_method != ZIP_EM_NONE)
        return tl::make_unexpected(Refusal::Encrypted);
    const auto packedBytes = qint64(stat.comp_size);
    const Member member(::zip_fopen_index(m_zip.get(), zip_uint64_t(index), 0));
    if (!member)
        return tl::make_unexpected(Refusal::Damaged);
    // The size in the directory is not trusted: it is only used to reserve memory, and the bytes are counted.
    QByteArray part;
    const auto step = qsizetype(std::clamp<zip_uint64_t>(stat.size + 1, 4 << 10, 256 << 10));
    while (true) {
        const qsizetype before = part.size();
        part.resize(before + step);
        const zip_int64_t got = ::zip_fread(member.get(), part.data() + before, zip_uint64_t(step));
        part.resize(before + std::max<zip_int64_t>(got, 0));
        if (got < 0)
            return tl::make_unexpected(Refusal::Damaged);
        if (got == 0)
            break;
        if (const auto size = checkSize(part.size(), packedBytes, m_readBytes + part.size()); !size)
            return tl::make_unexpected(size.error());
    }
    m_readBytes += part.size();
    return part;
}

} // namespace lectern::parse
