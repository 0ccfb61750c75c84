// SPDX-License-Identifier: GPL-3.0-or-later
// There is no leptonica for Windows yet: PNG and JPEG by Qt, no TIFF.
#include "app/parse_worker/pictures/image_document.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>

namespace lectern::parse {

using namespace frames;

namespace {

constexpr qint64 maxPicturePixels = 100'000'000;
constexpr double letterPoints = 8.5 * 72;

class QtPicture final : public ReadableDocument
{
public:
    QtPicture(QByteArrayView bytes, const QSize &pixels) : m_bytes(QByteArray::fromRawData(bytes.data(), bytes.size())), m_pixels(pixels) {}
    DocumentKind kind() const override { return DocumentKind::Image; }
    int pageCount() const override { return 1; }
    QSizeF pageSize(int) override { return QSizeF(m_pixels) * (letterPoints / m_pixels.width()); }
    Read<DocumentPage> readPage(int number) override
    {
        DocumentPage page;
        page.number = number;
        page.size = pageSize(number);
        page.source = TextSource::None;
        return page;
    }

    Read<Picture> draw(const RenderRequest &request) override
    {
        const QSize whole(request.pixelWidth, pixelHeight(pageSize(request.page), request.pixelWidth));
        const QRect clip = clipOf(request, whole);
        if (clip.isEmpty())
            return tl::make_unexpected(Refusal::PictureTooLarge);
        if (m_full.isNull())
            m_full = QImage::fromData(m_bytes);
        if (m_full.size() != m_pixels)
            return tl::make_unexpected(Refusal::Damaged);
        const double scaleX = double(m_pixels.width()) / whole.width(), scaleY = double(m_pixels.height()) / whole.height();
        const QRectF source(clip.left() * scaleX, clip.top() * scaleY, clip.width() * scaleX, clip.height() * scaleY);
        QImage drawn = m_full.copy(source.toAlignedRect().intersected(m_full.rect()))
                           .scaled(clip.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                           .convertToFormat(QImage::Format_ARGB32_Premultiplied);
        if (drawn.size() != clip.size())
            return tl::make_unexpected(Refusal::Damaged);
        return Picture{clip.size(), QByteArray(reinterpret_cast<const char *>(drawn.constBits()), drawn.sizeInBytes())};
    }

private:
    QByteArray m_bytes;
    QSize m_pixels;
    QImage m_full;
};

} // namespace

Read<std::unique_ptr<ReadableDocument>> openPicture(QByteArrayView bytes)
{
    constexpr int maxMegabytes = 512;
    QImageReader::setAllocationLimit(maxMegabytes);
    QByteArray raw = QByteArray::fromRawData(bytes.data(), bytes.size());
    QBuffer buffer(&raw);
    QImageReader reader(&buffer);
    const QSize pixels = reader.size();
    if (pixels.width() < 1 || pixels.height() < 1)
        return tl::make_unexpected(Refusal::Damaged);
    if (qint64(pixels.width()) * pixels.height() > maxPicturePixels)
        return tl::make_unexpected(Refusal::PictureTooLarge);
    return std::make_unique<QtPicture>(bytes, pixels);
}

Read<std::unique_ptr<ReadableDocument>> openTiff(QByteArrayView) { return tl::make_unexpected(Refusal::NoOcr); }

} // namespace lectern::parse
