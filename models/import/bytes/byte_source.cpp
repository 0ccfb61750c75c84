// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/bytes/byte_source.h"

#include "models/import/bytes/gzip_source.h"
#include "models/import/bytes/zip_source.h"
#include "storage/api/files/opened_file.h"

#include <array>

namespace lectern::imports {

namespace {

class PlainSource final : public ByteSource
{
public:
    explicit PlainSource(OpenedFile file) : m_file(std::move(file)) {}
    Result<qint64> read(char *into, qint64 maxBytes) override { return m_file.read(into, maxBytes); }
    qint64 doneBytes() const override { return m_file.position(); }
    qint64 totalBytes() const override { return m_file.size(); }
    QString packing() const override { return QStringLiteral("plain"); }

private:
    OpenedFile m_file;
};

Result<OpenedFile> openFile(const QString &path, const QString &folder)
{
    auto file = OpenedFile::open(path, folder);
    if (file && file->size() == 0)
        return failure(ErrorCode::InvalidRequest, FaultyPart::File, QStringLiteral("The file is empty."));
    return file;
}

bool isZip(const QByteArray &head) { return head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06"); }
bool isGzip(const QByteArray &head) { return head.startsWith("\x1f\x8b"); }

/// Name of a packed or binary format that is recognised but not supported.
QString foreignFormat(const QByteArray &head)
{
    struct Magic {
        QByteArray bytes;
        QString words;
    };
    static const std::array<Magic, 8> magics = {{
        {QByteArrayLiteral("%PDF-"), QStringLiteral("a PDF")},
        {QByteArrayLiteral("\xd0\xcf\x11\xe0"), QStringLiteral("an old Excel or Word file: save it as CSV UTF-8")},
        {QByteArrayLiteral("BZh"), QStringLiteral("packed with bzip2: unpack it first")},
        {QByteArrayLiteral("\xfd"
                           "7zXZ"),
         QStringLiteral("packed with xz: unpack it first")},
        {QByteArrayLiteral("7z\xbc\xaf"), QStringLiteral("a 7z archive: unpack it first")},
        {QByteArrayLiteral("Rar!"), QStringLiteral("a RAR archive: unpack it first")},
        {QByteArrayLiteral("PAR1"), QStringLiteral("a Parquet file: export it as CSV or JSON lines")},
        {QByteArrayLiteral("\x28\xb5\x2f\xfd"), QStringLiteral("packed with zstd: unpack it first")},
    }};
    for (const Magic &magic : magics) {
        if (head.startsWith(magic.bytes))
            return magic.words;
    }
    return head.startsWith("SQLite format 3") ? QStringLiteral("an SQLite database: export its table as CSV") : QString();
}

} // namespace

Result<void> checkUnpackedSize(qint64 unpacked, qint64 packed)
{
    if (unpacked > ByteSource::maxUnpackedBytes) {
        return failure(ErrorCode::InvalidRequest, FaultyPart::File,
                       QStringLiteral("The file unpacks to more than %1 GiB: split it.").arg(ByteSource::maxUnpackedBytes >> 30));
    }
    if (unpacked > ByteSource::ratioGraceBytes && unpacked > packed * ByteSource::maxRatio) {
        return failure(ErrorCode::InvalidRequest, FaultyPart::File,
                       QStringLiteral("The file unpacks to more than %1 times its size: refused as a decompression bomb.").arg(ByteSource::maxRatio));
    }
    return {};
}

Result<std::vector<InputFile>> inputsOf(const QString &path, const QString &folder)
{
    auto file = openFile(path, folder);
    if (!file)
        return failureOf(file);
    InputFile input{path, {}, path, folder};
    if (!isZip(file->peek(8)))
        return std::vector<InputFile>{std::move(input)};
    return dataMembersOf(*file, input);
}

Result<std::unique_ptr<ByteSource>> openByteSource(const InputFile &input)
{
    auto file = openFile(input.path, input.folder);
    if (!file)
        return failureOf(file);
    if (!input.member.isEmpty())
        return openZipMember(*file, input.member);
    const QByteArray head = file->peek(16);
    if (isGzip(head))
        return openGzip(std::move(*file));
    if (isZip(head)) {
        auto members = dataMembersOf(*file, input);
        if (!members)
            return failureOf(members);
        return openZipMember(*file, members->front().member);
    }
    if (const QString foreign = foreignFormat(head); !foreign.isEmpty())
        return failure(ErrorCode::InvalidRequest, FaultyPart::File, QStringLiteral("The file is %1.").arg(foreign));
    return std::make_unique<PlainSource>(std::move(*file));
}

} // namespace lectern::imports
