// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/bytes/zip_source.h"

#include <QFileInfo>
#include <QStringList>

#include <zip.h>

#include <algorithm>
#include <array>

namespace lectern::imports {

namespace {

constexpr int maxMemberCount = 2000;

struct ZipCloser {
    void operator()(zip_t *zip) const { zip_discard(zip); }
};
struct MemberCloser {
    void operator()(zip_file_t *file) const { zip_fclose(file); }
};
using Zip = std::unique_ptr<zip_t, ZipCloser>;
using Member = std::unique_ptr<zip_file_t, MemberCloser>;

class ZipSource final : public ByteSource
{
public:
    ZipSource(Zip zip, Member member, qint64 packedBytes, qint64 unpackedBytes)
        : m_zip(std::move(zip))
        , m_member(std::move(member))
        , m_packedBytes(packedBytes)
        , m_unpackedBytes(unpackedBytes)
    {
    }
    Result<qint64> read(char *into, qint64 maxBytes) override
    {
        const qint64 got = zip_fread(m_member.get(), into, zip_uint64_t(maxBytes));
        if (got < 0) {
            return failure(ErrorCode::Corrupt, FaultyPart::File,
                           QStringLiteral("The zip file is damaged: %1.").arg(QString::fromUtf8(zip_file_strerror(m_member.get()))));
        }
        m_read += got;
        if (auto size = checkUnpackedSize(m_read, m_packedBytes); !size)
            return failureOf(size);
        return got;
    }
    qint64 doneBytes() const override { return m_unpackedBytes > 0 ? qint64(double(m_packedBytes) * double(m_read) / double(m_unpackedBytes)) : 0; }
    qint64 totalBytes() const override { return m_packedBytes; }
    QString packing() const override { return QStringLiteral("zip"); }

private:
    Zip m_zip;
    Member m_member; // destroyed before m_zip
    qint64 m_packedBytes;
    qint64 m_unpackedBytes; // claimed by the directory; for progress only
    qint64 m_read = 0;
};

/// The library gets a duplicate of the open descriptor, so that it unpacks the same file that was checked.
Result<Zip> openZip(const OpenedFile &file)
{
    int code = 0;
    const int descriptor = file.duplicateDescriptor();
    Zip zip(zip_fdopen(descriptor, 0, &code));
    if (!zip) {
        OpenedFile::closeDescriptor(descriptor);
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        const QString words = QString::fromUtf8(zip_error_strerror(&error));
        zip_error_fini(&error);
        return failure(ErrorCode::Corrupt, FaultyPart::File, QStringLiteral("The zip file cannot be opened: %1.").arg(words));
    }
    if (zip_get_num_entries(zip.get(), 0) > maxMemberCount) {
        return failure(ErrorCode::InvalidRequest, FaultyPart::File, QStringLiteral("The zip file has more than %1 members.").arg(maxMemberCount));
    }
    return zip;
}

bool isClutter(const QString &name)
{
    const QString last = name.section(u'/', -1);
    return last.isEmpty() || last.startsWith(u'.') || name.startsWith(QLatin1String("__MACOSX/"));
}

bool isNamedLikeData(const QString &name)
{
    static const std::array<QLatin1String, 7> endings = {
        QLatin1String(".csv"),    QLatin1String(".tsv"), QLatin1String(".json"), QLatin1String(".jsonl"),
        QLatin1String(".ndjson"), QLatin1String(".tab"), QLatin1String(".psv"),
    };
    return std::any_of(endings.begin(), endings.end(), [&](QLatin1String ending) { return name.endsWith(ending, Qt::CaseInsensitive); });
}

} // namespace

Result<std::vector<InputFile>> dataMembersOf(const OpenedFile &file, const InputFile &input)
{
    auto zip = openZip(file);
    if (!zip)
        return failureOf(zip);
    QStringList names;
    for (zip_int64_t i = 0; i < zip_get_num_entries(zip->get(), 0); ++i) {
        const QString name = QString::fromUtf8(zip_get_name(zip->get(), zip_uint64_t(i), ZIP_FL_ENC_GUESS));
        if (name == QLatin1String("[Content_Types].xml")) {
            return failure(ErrorCode::InvalidRequest, FaultyPart::File,
                           QStringLiteral("The file is an Excel or Word document: save the sheet as CSV UTF-8."));
        }
        if (!isClutter(name))
            names += name;
    }
    if (std::any_of(names.cbegin(), names.cend(), isNamedLikeData))
        names.removeIf([](const QString &name) { return !isNamedLikeData(name); });
    if (names.isEmpty())
        return failure(ErrorCode::InvalidRequest, FaultyPart::File, QStringLiteral("The zip file holds no data file."));
    std::vector<InputFile> inputs;
    for (const QString &name : std::as_const(names))
        inputs.push_back({input.path, name, names.size() == 1 ? input.path : input.path + u'/' + name, input.folder});
    return inputs;
}

Result<std::unique_ptr<ByteSource>> openZipMember(const OpenedFile &file, const QString &member)
{
    auto zip = openZip(file);
    if (!zip)
        return failureOf(zip);
    const zip_int64_t index = zip_name_locate(zip->get(), member.toUtf8().constData(), ZIP_FL_ENC_GUESS);
    zip_stat_t stat;
    if (index < 0 || zip_stat_index(zip->get(), zip_uint64_t(index), 0, &stat) != 0)
        return failure(ErrorCode::NotFound, FaultyPart::File, QStringLiteral("The zip file has no member \"%1\".").arg(member));
    if (stat.size == 0)
        return failure(ErrorCode::InvalidRequest, FaultyPart::File, QStringLiteral("The file in the zip is empty."));
    if (stat.encryption_method != ZIP_EM_NONE) {
        return failure(ErrorCode::InvalidRequest, FaultyPart::File, QStringLiteral("The zip file is encrypted: unpack it first."));
    }
    Member opened(zip_fopen_index(zip->get(), zip_uint64_t(index), 0));
    if (!opened) {
        return failure(ErrorCode::Corrupt, FaultyPart::File,
                       QStringLiteral("The zip file cannot be unpacked: %1.").arg(QString::fromUtf8(zip_strerror(zip->get()))));
    }
    return std::make_unique<ZipSource>(std::move(*zip), std::move(opened), qint64(stat.comp_size), qint64(stat.size));
}

} // namespace lectern::imports
