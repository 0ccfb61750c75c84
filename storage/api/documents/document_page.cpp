// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/documents/document_page.h"

#include <QDataStream>
#include <QIODevice>

#include <cmath>
#include <limits>

namespace lectern {

namespace {

constexpr quint8 formatVersion = 1;
/// Boxes are kept in hundredths of a point, a fifth of a pixel's width at ten times magnification.
constexpr double unitsPerPoint = 100.0;
constexpr qsizetype wordBytes = 6 * qsizetype(sizeof(qint32));

qint32 toUnits(double points)
{
    constexpr double limit = std::numeric_limits<qint32>::max();
    const double units = std::isfinite(points) ? std::round(points * unitsPerPoint) : 0;
    return qint32(std::clamp(units, -limit, limit));
}

StorageError corrupt() { return {ErrorCode::Corrupt, FaultyPart::Lectern, QStringLiteral("word boxes are damaged")}; }

} // namespace

QByteArray packedWords(const std::vector<WordBox> &words)
{
    QByteArray plain;
    plain.reserve(qsizetype(words.size()) * wordBytes);
    QDataStream out(&plain, QIODevice::WriteOnly);
    for (const WordBox &word : words) {
        out << qint32(word.range.start) << qint32(word.range.end) << toUnits(word.box.x()) << toUnits(word.box.y()) << toUnits(word.box.width())
            << toUnits(word.box.height());
    }
    // The stored length is checked because zlib ignores bytes after the end of its stream.
    const QByteArray compressed = qCompress(plain, 1);
    QByteArray bytes;
    QDataStream(&bytes, QIODevice::WriteOnly) << formatVersion << quint32(compressed.size());
    return bytes + compressed;
}

Result<std::vector<WordBox>> unpackedWords(const QByteArray &bytes)
{
    // qCompress() writes the uncompressed size first, big endian. Refuse more than a page of 64 MiB of text can need.
    constexpr quint32 maxPlainBytes = 512u << 20;
    constexpr qsizetype headerBytes = 1 + 4;
    QDataStream header(bytes);
    quint8 version = 0;
    quint32 compressedBytes = 0, plainBytes = 0;
    header >> version >> compressedBytes >> plainBytes;
    if (header.status() != QDataStream::Ok || version != formatVersion || bytes.size() - headerBytes != qsizetype(compressedBytes)
        || plainBytes > maxPlainBytes)
        return tl::make_unexpected(corrupt());
    const QByteArray plain = qUncompress(QByteArray::fromRawData(bytes.constData() + headerBytes, qsizetype(compressedBytes)));
    if (plain.size() != qsizetype(plainBytes) || plain.size() % wordBytes != 0)
        return tl::make_unexpected(corrupt());
    std::vector<WordBox> words;
    words.reserve(size_t(plain.size() / wordBytes));
    QDataStream in(plain);
    qint64 last = 0;
    for (qsizetype i = 0; i < plain.size() / wordBytes; ++i) {
        qint32 start = 0, end = 0, x = 0, y = 0, width = 0, height = 0;
        in >> start >> end >> x >> y >> width >> height;
        if (start < last || end < start)
            return tl::make_unexpected(corrupt());
        last = end;
        words.push_back({{start, end}, QRectF(x / unitsPerPoint, y / unitsPerPoint, width / unitsPerPoint, height / unitsPerPoint)});
    }
    return words;
}

std::vector<qint64> pageStarts(const std::vector<DocumentPage> &pages)
{
    std::vector<qint64> starts{0};
    for (const DocumentPage &page : pages)
        starts.push_back(starts.back() + codePointCount(page.text));
    return starts;
}

} // namespace lectern
