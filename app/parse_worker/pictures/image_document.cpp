// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/pictures/image_document.h"

#include "app/parse_worker/pictures/picture_decoder.h"
#include "app/parse_worker/pictures/pix_image.h"

namespace lectern::parse {

using namespace frames;

namespace {

constexpr double pointsPerInch = 72;

const l_uint8 *data(QByteArrayView bytes) { return reinterpret_cast<const l_uint8 *>(bytes.data()); }

struct Header {
    QSize pixels;
    double dpi = 0;
};

/// Page size in points from the picture's resolution; without one, the width of a letter page.
QSizeF sizeOf(const Header &header)
{
    const bool isNamed = header.dpi >= 50 && header.dpi <= 2400;
    constexpr double letterInches = 8.5;
    const double dpi = isNamed ? header.dpi : std::max(1.0, header.pixels.width() / letterInches);
    return QSizeF(header.pixels) * (pointsPerInch / dpi);
}

class ImageDocument final : public ReadableDocument
{
public:
    ImageDocument(QByteArrayView bytes, bool isTiff, std::vector<Header> headers) : m_bytes(bytes), m_isTiff(isTiff), m_headers(std::move(headers)) {}
    DocumentKind kind() const override { return DocumentKind::Image; }
    int pageCount() const override { return int(m_headers.size()); }
    QSizeF pageSize(int number) override { return sizeOf(m_headers[size_t(number - 1)]); }
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
        if (!unpack(request.page))
            return tl::make_unexpected(Refusal::Damaged);
        const double scaleX = double(m_full.width()) / whole.width(), scaleY = double(m_full.height()) / whole.height();
        const QRect source(QPoint(int(clip.left() * scaleX), int(clip.top() * scaleY)),
                           QPoint(int((clip.right() + 1) * scaleX) - 1, int((clip.bottom() + 1) * scaleY) - 1));
        const QImage part = m_full.copy(source.isEmpty() ? QRect(source.topLeft(), QSize(1, 1)) : source);
        const QImage drawn =
            part.scaled(clip.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_ARGB32_Premultiplied);
        if (drawn.size() != clip.size())
            return tl::make_unexpected(Refusal::Damaged);
        return Picture{clip.size(), QByteArray(reinterpret_cast<const char *>(drawn.constBits()), drawn.sizeInBytes())};
    }

private:
    /// Decodes the page, which is kept until another one is requested.
    bool unpack(int number)
    {
        if (number != m_unpackedPage) {
            m_unpackedPage = number;
            m_full = m_isTiff ? imageOf(OwnedPix(::pixReadMemTiff(data(m_bytes), size_t(m_bytes.size()), number - 1))) : decodePicture(m_bytes);
        }
        return !m_full.isNull();
    }

    QByteArrayView m_bytes;
    bool m_isTiff;
    std::vector<Header> m_headers;
    QImage m_full;
    int m_unpackedPage = 0;
};

Read<void> check(const QSize &pixels)
{
    if (pixels.width() < 1 || pixels.height() < 1)
        return tl::make_unexpected(Refusal::Damaged);
    if (qint64(pixels.width()) * pixels.height() > maxPicturePixels)
        return tl::make_unexpected(Refusal::PictureTooLarge);
    return {};
}

} // namespace

Read<std::unique_ptr<ReadableDocument>> openPicture(QByteArrayView bytes)
{
    ::setMsgSeverity(L_SEVERITY_NONE);
    const QSize pixels = pictureSize(bytes);
    if (const auto checked = check(pixels); !checked)
        return tl::make_unexpected(checked.error());
    return std::make_unique<ImageDocument>(bytes, false, std::vector{Header{pixels, 0}});
}

Read<std::unique_ptr<ReadableDocument>> openTiff(QByteArrayView bytes)
{
    ::setMsgSeverity(L_SEVERITY_NONE);
    std::vector<Header> headers;
    while (true) {
        l_int32 width = 0, height = 0, bitsPerSample = 0, samplesPerPixel = 0, dpi = 0, hasPalette = 0, format = 0;
        if (::readHeaderMemTiff(data(bytes), size_t(bytes.size()), l_int32(headers.size()), &width, &height, &bitsPerSample, &samplesPerPixel, &dpi,
                                &hasPalette, &format)
            != 0)
            break;
        if (const auto checked = check({width, height}); !checked)
            return tl::make_unexpected(checked.error());
        headers.push_back({{width, height}, double(dpi)});
        if (headers.size() > size_t(maxPages))
            return tl::make_unexpected(Refusal::TooManyPages);
    }
    if (headers.empty())
        return tl::make_unexpected(Refusal::Damaged);
    return std::make_unique<ImageDocument>(bytes, true, std::move(headers));
}

} // namespace lectern::parse
