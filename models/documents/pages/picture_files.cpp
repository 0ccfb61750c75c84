// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/pages/picture_files.h"

#include "storage/api/files/new_file.h"
#include "storage/api/files/opened_file.h"
#include "storage/api/version.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <zlib.h>

namespace lectern::models {

namespace {

constexpr QLatin1String suffix(".page");
constexpr quint32 magic = 0x4C504731; ///< "LPG1": changed with the format.
constexpr qsizetype headerSize = 4 + 4 + 4 + 32;
constexpr qint64 mostPixels = 40'000'000;
constexpr int compressionLevel = 1; ///< Pages are mostly white, so higher levels would only take longer.

QByteArray keyOf(const QByteArray &sha256, const PartOfPage &what)
{
    const QRect &part = what.part;
    return sha256.toHex()
        + QStringLiteral("/%1/%2/%3,%4,%5,%6/%7")
              .arg(what.page)
              .arg(what.pageWidth)
              .arg(part.x())
              .arg(part.y())
              .arg(part.width())
              .arg(part.height())
              .arg(version())
              .toLatin1();
}

/// Checksum of the file's contents and of the picture's identity.
QByteArray checksum(const QByteArray &key, const QSize &size, const QByteArray &packed)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(key);
    hash.addData(QByteArray::number(size.width()) + 'x' + QByteArray::number(size.height()) + '\n');
    hash.addData(packed);
    return hash.result();
}

bool isSizeOf(const QSize &size, const PartOfPage &what)
{
    if (size.isEmpty() || size.width() > PagePicture::maxSide || size.height() > PagePicture::maxSide
        || qint64(size.width()) * size.height() > mostPixels)
        return false;
    return what.part.isNull() ? size.width() == what.pageWidth : size.width() <= what.part.width() && size.height() <= what.part.height();
}

QByteArray packedPixels(const PagePicture &picture)
{
    const qsizetype line = 4 * qsizetype(picture.size.width());
    QByteArray tight = picture.pixels;
    if (picture.bytesPerLine != line) {
        tight.clear();
        tight.reserve(line * picture.size.height());
        for (int y = 0; y < picture.size.height(); ++y)
            tight.append(picture.pixels.constData() + y * picture.bytesPerLine, line);
    }
    uLongf length = compressBound(uLong(line * picture.size.height()));
    QByteArray packed(qsizetype(length), Qt::Uninitialized);
    if (compress2(reinterpret_cast<Bytef *>(packed.data()), &length, reinterpret_cast<const Bytef *>(tight.constData()),
                  uLong(line * picture.size.height()), compressionLevel)
        != Z_OK)
        return {};
    packed.truncate(qsizetype(length));
    return packed;
}

/// Exactly `length` bytes or nothing: uses no more memory than the picture's size, whatever the file claims.
QByteArray unpackedPixels(const QByteArray &packed, qsizetype length)
{
    QByteArray pixels(length, Qt::Uninitialized);
    uLongf written = uLongf(length);
    const int result = uncompress(reinterpret_cast<Bytef *>(pixels.data()), &written, reinterpret_cast<const Bytef *>(packed.constData()),
                                  uLong(packed.size()));
    return result == Z_OK && qsizetype(written) == length ? pixels : QByteArray();
}

} // namespace

PictureFiles::PictureFiles(QString folder, qint64 limitBytes) : m_folder(std::move(folder)), m_limit(limitBytes) {}

QString PictureFiles::pathOf(const QByteArray &sha256, const PartOfPage &what) const
{
    const QByteArray name = QCryptographicHash::hash(keyOf(sha256, what), QCryptographicHash::Sha256).toHex();
    return m_folder + u'/' + QLatin1String(name) + suffix;
}

std::optional<PagePicture> PictureFiles::read(const QByteArray &sha256, const PartOfPage &what) const
{
    const QString path = pathOf(sha256, what);
    const auto bytes = m_folder.isEmpty() ? Result<QByteArray>(QByteArray()) : OpenedFile::readWhole(path, m_limit, m_folder);
    if (!bytes || bytes->size() < headerSize)
        return std::nullopt;
    QDataStream header(bytes->first(headerSize));
    quint32 foundMagic = 0;
    qint32 width = 0, height = 0;
    QByteArray sum(32, Qt::Uninitialized);
    header >> foundMagic >> width >> height;
    header.readRawData(sum.data(), int(sum.size()));
    PagePicture picture{QSize(width, height), qsizetype(width) * 4, {}};
    if (foundMagic != magic || header.status() != QDataStream::Ok || !isSizeOf(picture.size, what))
        return std::nullopt;
    const qsizetype length = picture.bytesPerLine * height;
    if (bytes->size() > headerSize + qint64(compressBound(uLong(length))))
        return std::nullopt;
    const QByteArray packed = bytes->sliced(headerSize);
    if (checksum(keyOf(sha256, what), picture.size, packed) != sum)
        return std::nullopt;
    picture.pixels = unpackedPixels(packed, length);
    if (picture.pixels.isEmpty())
        return std::nullopt;
    // Rewriting a file that is read makes it young; trim() removes the oldest ones.
    if (QFileInfo(path).lastModified().secsTo(QDateTime::currentDateTime()) > 3600)
        (void)NewFile::write(path, *bytes, NewFile::Readers::OwnerOnly);
    return picture;
}

bool PictureFiles::makeFolder()
{
    if (m_folder.isEmpty())
        return false;
    if (QDir(m_folder).exists())
        return true;
    return QDir().mkpath(m_folder) && QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void PictureFiles::write(const QByteArray &sha256, const PartOfPage &what, const PagePicture &picture)
{
    if (!picture.isValid() || !isSizeOf(picture.size, what) || !makeFolder())
        return;
    const QByteArray packed = packedPixels(picture);
    if (packed.isEmpty() || packed.size() > m_limit / 4)
        return;
    QByteArray header;
    QDataStream stream(&header, QIODevice::WriteOnly);
    stream << magic << qint32(picture.size.width()) << qint32(picture.size.height());
    header += checksum(keyOf(sha256, what), picture.size, packed);

    if (NewFile::write(pathOf(sha256, what), header + packed, NewFile::Readers::OwnerOnly))
        countNew(header.size() + packed.size());
}

void PictureFiles::countNew(qint64 bytes)
{
    const QMutexLocker lock(&m_mutex);
    m_bytes = m_bytes < 0 ? m_limit + 1 : m_bytes + bytes; // the first time, makes trim() measure the folder
    if (m_bytes > m_limit)
        m_bytes = trim();
}

qint64 PictureFiles::trim() const
{
    const QFileInfoList files = QDir(m_folder).entryInfoList({u'*' + suffix}, QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDir::Time);
    qint64 total = 0;
    for (const QFileInfo &file : files)
        total += file.size();
    if (total <= m_limit)
        return total;
    // Frees a fifth at once, so that the folder is not listed for every new picture.
    for (auto oldest = files.crbegin(); oldest != files.crend() && total > m_limit * 4 / 5; ++oldest) {
        if (QFile::remove(oldest->filePath()))
            total -= oldest->size();
    }
    return total;
}

} // namespace lectern::models
