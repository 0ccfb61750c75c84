// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/viewport/page_painter.h"

#include "models/documents/find/page_finder.h"
#include "models/documents/pages/open_document.h"
#include "models/documents/pages/page_marks.h"
#include "models/documents/pages/page_pictures.h"
#include "models/errors/error_text.h"
#include "ui/kit/look/theme.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lectern::ui {

using namespace errors;
using namespace models;

namespace {

constexpr QRgb ink = 0xff1a202c;
constexpr double markRadius = 3;

struct MarkLook {
    QRgb fill;
    QRgb line;
    Qt::PenStyle style; ///< Of the line below the words; solid for high severity.
    const char *letter;
};

MarkLook lookOf(Severity severity)
{
    switch (severity) {
    case Severity::High: return {0xfffbc4c4, 0xffc22f2f, Qt::SolidLine, QT_TRANSLATE_NOOP("lectern::ui::PagePainter", "H")};
    case Severity::Medium: return {0xffffe58a, 0xff9a6700, Qt::DashLine, QT_TRANSLATE_NOOP("lectern::ui::PagePainter", "M")};
    case Severity::Low: return {0xffcfe6d6, 0xff157a4b, Qt::DotLine, QT_TRANSLATE_NOOP("lectern::ui::PagePainter", "L")};
    case Severity::None: break;
    }
    return {0xffd6e4fb, 0xff1a63d6, Qt::DotLine, nullptr};
}

QImage imageOf(const PagePicture &picture)
{
    return QImage(reinterpret_cast<const uchar *>(picture.pixels.constData()), picture.size.width(), picture.size.height(), picture.bytesPerLine,
                  QImage::Format_RGB32);
}

/// The parse worker's errors are sentences for the user already.
QString reasonFor(const StorageError &error)
{
    return error.part == FaultyPart::File && !error.detail.isEmpty() ? error.detail : errorText(error).title;
}

/// Fills so that printed text stays as dark as it is.
void tint(QPainter &painter, const QRectF &rect, QRgb colour)
{
    painter.save();
    painter.setCompositionMode(QPainter::CompositionMode_Multiply);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromRgb(colour));
    painter.drawRoundedRect(rect, markRadius, markRadius);
    painter.restore();
}

/// Position of a tag in the page's margin, where it covers no words, next to other tags at the same height.
QRectF tagBox(const QRectF &words, const QRectF &page, double zoom, const std::vector<QRectF> &taken)
{
    const double side = std::clamp(words.height() * 0.95, 9.0, 26.0);
    QRectF box(page.left() + std::max(4.0, 14 * zoom), words.center().y() - side / 2, side, side);
    const auto overlaps = [&box](const QRectF &other) { return box.intersects(other); };
    while (std::any_of(taken.begin(), taken.end(), overlaps))
        box.translate(side + 2, 0);
    return box;
}

void drawTag(QPainter &painter, const QRectF &box, const QString &letter, QRgb colour)
{
    QFont font = theme::font(1, QFont::Bold);
    font.setPixelSize(std::max(7, int(box.height() * 0.72)));
    painter.setFont(font);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromRgb(colour));
    painter.drawRoundedRect(box, 2.5, 2.5);
    painter.setPen(Qt::white);
    painter.drawText(box, Qt::AlignCenter, letter);
}

} // namespace

void PagePainter::draw(int page, const QRectF &rect, const QRectF &visible, double zoom)
{
    m_page = page;
    m_rect = rect;
    m_visible = visible;
    m_zoom = zoom;
    drawPaper();
    m_painter.save();
    m_painter.setClipRect(rect & visible);
    drawPicture();
    if (m_scene.document.words(page) && m_scene.document.hasPositions()) {
        m_painter.setRenderHint(QPainter::Antialiasing);
        drawMarks();
        drawHits();
        drawSelection();
    }
    drawOcrLabel();
    if (m_scene.isDimmed) {
        m_painter.setCompositionMode(QPainter::CompositionMode_Multiply);
        m_painter.fillRect(rect, QColor::fromRgb(0xffb4b4b0));
    }
    m_painter.restore();
}

void PagePainter::drawPaper() const
{
    const bool isDark = theme::isDark();
    for (int step = 3; step >= 1; --step) {
        const QRectF edge = m_rect.adjusted(-step + 0.5, -step + 1.5, step - 0.5, step + 0.5);
        m_painter.fillRect(edge, QColor(0, 0, 0, isDark ? 40 : 9));
    }
    m_painter.fillRect(m_rect, Qt::white);
}

void PagePainter::drawPicture() const
{
    if (drawParts())
        return;
    if (m_scene.pictures.failureOf(m_page))
        drawText();
}

/// Draws what is loaded of the page's picture: sharp parts over a scaled one. False: nothing is loaded.
bool PagePainter::drawParts() const
{
    const QSize size = (m_rect.size() * m_scene.scale).toSize();
    // At scale factors like 1.5 a page may start at a fraction of a screen pixel, but its picture must not.
    const QPointF corner = QPointF((m_rect.topLeft() * m_scene.scale).toPoint()) / m_scene.scale;
    const QRect seen = QRectF((m_visible.topLeft() - m_rect.topLeft()) * m_scene.scale, m_visible.size() * m_scene.scale).toAlignedRect();
    const std::vector<PartOfPage> parts = partsOfPage(m_page, size, seen);
    std::vector<PagePictures::Picture> pictures;
    pictures.reserve(parts.size());
    for (const PartOfPage &part : parts)
        pictures.push_back(m_scene.pictures.find(part));
    const bool isComplete = std::all_of(pictures.begin(), pictures.end(), [](const auto &picture) { return picture != nullptr; });
    bool isAny = isComplete;
    if (!isComplete) {
        if (const auto scaled = m_scene.pictures.findScaled(m_page, size.width())) {
            m_painter.setRenderHint(QPainter::SmoothPixmapTransform);
            m_painter.drawImage(m_rect, imageOf(*scaled));
            isAny = true;
        }
    }
    for (size_t i = 0; i < parts.size(); ++i) {
        if (!pictures[i])
            continue;
        isAny = true;
        QImage image = imageOf(*pictures[i]);
        // One pixel of the picture is one screen pixel, unless the page is wider than pictures can be.
        const double stretch = double(size.width()) / parts[i].pageWidth;
        image.setDevicePixelRatio(m_scene.scale / stretch);
        m_painter.drawImage(corner + QPointF(parts[i].part.topLeft()) * stretch / m_scene.scale, image);
    }
    return isAny;
}

/// For a page that cannot be drawn: shows the reason, and its words at their positions, or else as lines.
void PagePainter::drawText() const
{
    const auto words = m_scene.document.words(m_page);
    const QString reason = reasonFor(*m_scene.pictures.failureOf(m_page));
    const double lineHeight = 14 * m_zoom;
    m_painter.setFont(theme::font(0.95));
    m_painter.setPen(QColor::fromRgb(0xff8a5a08));
    const QRectF banner = m_rect.adjusted(12, 8, -12, 0);
    m_painter.drawText(banner, Qt::TextWordWrap, QCoreApplication::translate("lectern::ui::PagePainter", "Shown as text. %1").arg(reason));
    if (!words)
        return;
    m_painter.setPen(QColor::fromRgb(ink));
    QFont font = theme::font();
    if (words->isEmpty()) {
        font.setPixelSize(std::max(1, int(lineHeight * 0.75)));
        m_painter.setFont(font);
        const double edge = 40 * m_zoom;
        m_painter.drawText(m_rect.adjusted(edge, std::max(edge, 48.0), -edge, 0), Qt::TextWordWrap, words->text());
        return;
    }
    for (const WordBox &word : words->words()) {
        const QRectF box = onScreen(word.box);
        if (!box.intersects(m_visible))
            continue;
        const TextRange units = words->index().toUnits(word.range);
        font.setPixelSize(std::max(1, int(box.height() * 0.8)));
        m_painter.setFont(font);
        m_painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, words->text().mid(units.start, units.length()));
    }
}

QRectF PagePainter::onScreen(const QRectF &points) const { return {m_rect.topLeft() + points.topLeft() * m_zoom, points.size() * m_zoom}; }

TextRange PagePainter::onPage(const TextRange &range) const
{
    const TextRange page = m_scene.document.rangeOf(m_page);
    return {std::max(range.start, page.start) - page.start, std::min(range.end, page.end) - page.start};
}

void PagePainter::drawMarks() const
{
    const auto words = m_scene.document.words(m_page);
    const TextRange page = m_scene.document.rangeOf(m_page);
    const auto outline = [&](const std::vector<QRectF> &rects, QRgb colour) {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(QColor::fromRgb(colour), 2));
        for (const QRectF &rect : rects)
            m_painter.drawRoundedRect(onScreen(rect).adjusted(-1.5, -1, 1.5, 1), markRadius, markRadius);
    };
    for (const Tint &part : m_scene.marks.tints()) {
        if (!part.range.overlaps(page))
            continue;
        for (const QRectF &rect : words->rectsOf(onPage(part.range)))
            tint(m_painter, onScreen(rect).adjusted(-1.5, -1, 1.5, 1), lookOf(part.severity).fill);
    }
    std::vector<QRectF> tags;
    for (const DocumentHighlight &mark : m_scene.marks.highlights()) {
        if (!mark.range.overlaps(page))
            continue;
        const MarkLook look = lookOf(mark.severity);
        const std::vector<QRectF> rects = words->rectsOf(onPage(mark.range));
        const bool isCurrent = mark.finding == m_scene.marks.currentFinding();
        for (const QRectF &rect : rects) {
            const QRectF box = onScreen(rect).adjusted(-1.5, -1, 1.5, 1);
            m_painter.setPen(QPen(QColor::fromRgb(look.line), 1.5, look.style));
            if (!isCurrent)
                m_painter.drawLine(QPointF(box.left() + 2, box.bottom()), QPointF(box.right() - 2, box.bottom()));
        }
        if (isCurrent)
            outline(rects, look.line);
        if (!look.letter || rects.empty() || !page.contains(mark.range.start))
            continue;
        tags.push_back(tagBox(onScreen(rects.front()), m_rect, m_zoom, tags));
        drawTag(m_painter, tags.back(), QCoreApplication::translate("lectern::ui::PagePainter", look.letter), look.line);
    }
    if (m_scene.marks.pointedAt().overlaps(page) && !m_scene.marks.pointedAt().isEmpty())
        outline(words->rectsOf(onPage(m_scene.marks.pointedAt())), 0xff1a63d6);
}

void PagePainter::drawHits() const
{
    const auto words = m_scene.document.words(m_page);
    const auto [first, end] = m_scene.finder.hitsWithin(m_scene.document.rangeOf(m_page));
    for (size_t i = first; i < end; ++i) {
        const bool isCurrent = int(i) == m_scene.finder.current();
        for (const QRectF &rect : words->rectsOf(onPage(m_scene.finder.hits()[i].range))) {
            const QRectF box = onScreen(rect).adjusted(-1, -0.5, 1, 0.5);
            tint(m_painter, box, isCurrent ? 0xffffb763 : 0xffdcc4ff); // a separate colour, because many hits are inside findings
            if (!isCurrent)
                continue;
            m_painter.setBrush(Qt::NoBrush);
            m_painter.setPen(QPen(QColor::fromRgb(0xff9a4a00), 2));
            m_painter.drawRoundedRect(box, markRadius, markRadius);
        }
    }
}

void PagePainter::drawSelection() const
{
    const TextRange page = m_scene.document.rangeOf(m_page);
    if (m_scene.selection.isEmpty() || !m_scene.selection.overlaps(page))
        return;
    for (const QRectF &rect : m_scene.document.words(m_page)->rectsOf(onPage(m_scene.selection))) {
        m_painter.save();
        m_painter.setCompositionMode(QPainter::CompositionMode_Multiply);
        m_painter.fillRect(onScreen(rect), QColor::fromRgb(0xff9cc4ff));
        m_painter.restore();
    }
}

void PagePainter::drawOcrLabel() const
{
    if (!m_scene.document.hasText(m_page) || m_scene.document.textSource(m_page) != TextSource::Ocr)
        return;
    const auto confidence = m_scene.document.confidence(m_page);
    const QString label = confidence
        ? QCoreApplication::translate("lectern::ui::PagePainter", "text by OCR, %1 %").arg(QLocale().toString(*confidence * 100, 'f', 0))
        : QCoreApplication::translate("lectern::ui::PagePainter", "text by OCR");
    m_painter.setFont(theme::font(0.85));
    const QRectF box(m_painter.fontMetrics().boundingRect(label));
    const QRectF frame(m_rect.right() - box.width() - 24, m_rect.top() + 8, box.width() + 16, box.height() + 6);
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(QColor::fromRgb(0xfffff4dc));
    m_painter.drawRoundedRect(frame, 4, 4);
    m_painter.setPen(QColor::fromRgb(0xff8a5a08));
    m_painter.drawText(frame, Qt::AlignCenter, label);
}

} // namespace lectern::ui
