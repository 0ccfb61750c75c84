// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/import_plan.h"
#include "models/import/records/record_reader.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <zlib.h>

namespace lectern {

/// Files that a test writes, gone with this object.
class ImportFiles
{
public:
    [[nodiscard]] imports::InputFile write(const QByteArray &bytes, const QString &name = QStringLiteral("reviews.csv"))
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
        return {path, {}, path};
    }
    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

[[nodiscard]] inline QByteArray gzipped(const QByteArray &bytes)
{
    z_stream zlib{};
    deflateInit2(&zlib, Z_BEST_COMPRESSION, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    QByteArray packed(qsizetype(deflateBound(&zlib, uLong(bytes.size()))), Qt::Uninitialized);
    zlib.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    zlib.avail_in = uInt(bytes.size());
    zlib.next_out = reinterpret_cast<Bytef *>(packed.data());
    zlib.avail_out = uInt(packed.size());
    deflate(&zlib, Z_FINISH);
    packed.truncate(qsizetype(zlib.total_out));
    deflateEnd(&zlib);
    return packed;
}

[[nodiscard]] inline Result<std::unique_ptr<imports::RecordReader>> openRecords(const imports::InputFile &input, const QString &encoding = {})
{
    auto source = openByteSource(input);
    if (!source)
        return failureOf(source);
    auto text = imports::TextStream::open(std::move(*source), encoding);
    if (!text)
        return failureOf(text);
    return openRecordReader(std::move(*text));
}

/// Every record of a file, and the error that ended it, if one did.
struct AllRecords {
    QStringList columns;
    std::vector<imports::Record> records;
    std::optional<StorageError> error;
    QString format;
    bool hasHeader = true;
};

[[nodiscard]] inline AllRecords readAll(const imports::InputFile &input, const QString &encoding = {})
{
    AllRecords all;
    auto reader = openRecords(input, encoding);
    if (!reader) {
        all.error = reader.error();
        return all;
    }
    imports::Record record;
    for (;;) {
        auto got = (*reader)->next(record);
        if (!got)
            all.error = got.error();
        if (!got || !*got)
            break;
        all.records.push_back(record);
    }
    all.columns = (*reader)->columns();
    all.format = (*reader)->format();
    all.hasHeader = (*reader)->hasHeader();
    return all;
}

/// The folder of real exports, or an empty string: it is no part of the repository.
[[nodiscard]] inline QString sharedReviews()
{
    const QString shared = qEnvironmentVariable("LECTERN_SHARED_DATA",
                                                qEnvironmentVariable("LECTERN_SOURCE_DIR", QStringLiteral(".")) + QStringLiteral("/../shared/data"));
    const QString folder = shared + QStringLiteral("/reviews");
    return QDir(folder).exists() ? folder : QString();
}

} // namespace lectern
