// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/pictures/pdf_document.h"

#include "app/parse_worker/reading/page_text.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <cmath>
#include <cstring>

namespace lectern::parse {

using namespace frames;

namespace {

QString toQString(const poppler::ustring &text) { return QString(reinterpret_cast<const QChar *>(text.data()), qsizetype(text.size())); }

/// The page's size, limited to valid values, as a file may claim any.
QSizeF sizeOf(const poppler::page &page)
{
    const poppler::rectf box = page.page_rect(poppler::crop_box);
    QSizeF size(box.width(), box.height());
    const bool isSane = std::isfinite(size.width()) && std::isfinite(size.height()) && size.width() >= 1 && size.height() >= 1
        && size.width() <= maxPagePoints && size.height() <= maxPagePoints;
    if (!isSane)
        size = QSizeF(612, 792);
    const auto turn = page.orientation();
    return turn == poppler::page::landscape || turn == poppler::page::seascape ? size.transposed() : size;
}

/// The word's box, limited to valid values for a page of this size.
QRectF boxOf(const poppler::text_box &word)
{
    const poppler::rectf box = word.bbox();
    const auto place = [](double points) { return std::isfinite(points) ? std::clamp(points, -maxPagePoints, maxPagePoints) : 0.0; };
    return QRectF(QPointF(place(box.left()), place(box.top())), QPointF(place(box.right()), place(box.bottom()))).normalized();
}

class PdfDocument final : public ReadableDocument
{
public:
    explicit PdfDocument(std::unique_ptr<poppler::document> document) : m_document(std::move(document))
    {
        m_renderer.set_render_hint(poppler::page_renderer::antialiasing);
        m_renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
        m_renderer.set_image_format(poppler::image::format_argb32);
    }

    DocumentKind kind() const override { return DocumentKind::Pdf; }
    int pageCount() const override { return m_document->pages(); }
    quint8 remarks() const override { return m_document->has_permission(poppler::perm_copy) ? 0 : CopyRestricted; }

    Read<DocumentPage> readPage(int number) override
    {
        DocumentPage read;
        read.number = number;
        read.size = QSizeF(612, 792);
        read.source = TextSource::None;
        // A page that cannot be read must not affect the others.
        const poppler::page *page = pageOf(number);
        if (!page)
            return read;
        read.size = sizeOf(*page);
        std::vector<PlacedWord> words;
        for (const poppler::text_box &box : page->text_list()) {
            QString text = cleanWord(toQString(box.text()));
            if (text.isEmpty() && !words.empty())
                words.back().isFollowedBySpace = true;
            else if (!text.isEmpty())
                words.push_back({std::move(text), boxOf(box), box.has_space_after()});
            if (qint64(words.size()) > maxWordsPerPage)
                return tl::make_unexpected(Refusal::TooMuchText);
        }
        composeText(words, TextSource::File, read);
        return read;
    }

    QSizeF pageSize(int number) override
    {
        const poppler::page *page = pageOf(number);
        return page ? sizeOf(*page) : QSizeF(612, 792);
    }

    Read<Picture> draw(const RenderRequest &request) override
    {
        const poppler::page *page = pageOf(request.page);
        if (!page)
            return tl::make_unexpected(Refusal::Damaged);
        const QSizeF points = sizeOf(*page);
        const QSize whole(request.pixelWidth, pixelHeight(points, request.pixelWidth));
        const QRect clip = clipOf(request, whole);
        if (clip.isEmpty())
            return tl::make_unexpected(Refusal::PictureTooLarge);
        constexpr double pointsPerInch = 72;
        const double dpi = request.pixelWidth / points.width() * pointsPerInch;
        const poppler::image image = m_renderer.render_page(page, dpi, dpi, clip.x(), clip.y(), clip.width(), clip.height());
        if (!image.is_valid() || image.width() != clip.width() || image.height() != clip.height())
            return tl::make_unexpected(Refusal::Damaged);
        const qsizetype lineBytes = qsizetype(clip.width()) * 4;
        QByteArray pixels(lineBytes * clip.height(), Qt::Uninitialized);
        for (int y = 0; y < clip.height(); ++y)
            std::memcpy(pixels.data() + y * lineBytes, image.const_data() + qsizetype(y) * image.bytes_per_row(), size_t(lineBytes));
        return Picture{clip.size(), std::move(pixels)};
    }

private:
    const poppler::page *pageOf(int number)
    {
        if (number != m_pageNumber) {
            m_page.reset(m_document->create_page(number - 1));
            m_pageNumber = number;
        }
        return m_page.get();
    }

    std::unique_ptr<poppler::document> m_document;
    std::unique_ptr<poppler::page> m_page; ///< The last page requested.
    int m_pageNumber = 0;
    poppler::page_renderer m_renderer;
};

} // namespace

Read<std::unique_ptr<ReadableDocument>> openPdf(QByteArrayView bytes)
{
    poppler::set_debug_error_function([](const std::string &, void *) {}, nullptr);
    std::unique_ptr<poppler::document> document(poppler::document::load_from_raw_data(bytes.data(), int(bytes.size())));
    if (!document)
        return tl::make_unexpected(Refusal::Damaged);
    if (document->is_locked())
        return tl::make_unexpected(Refusal::Encrypted);
    if (document->pages() < 1)
        return tl::make_unexpected(Refusal::NoPages);
    if (document->pages() > maxPages)
        return tl::make_unexpected(Refusal::TooManyPages);
    return std::make_unique<PdfDocument>(std::move(document));
}

} // namespace lectern::parse
