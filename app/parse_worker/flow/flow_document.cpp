// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/flow/flow_document.h"

#include "app/parse_worker/flow/flow_layout.h"

#include <QImage>
#include <QPainter>
#include <QTextLayout>

namespace lectern::parse {

using namespace frames;

namespace {

class FlowDocument final : public ReadableDocument
{
public:
    FlowDocument(DocumentKind kind, FlowText flow, FlowTypes types, FlowLayout layout)
        : m_kind(kind)
        , m_flow(std::move(flow))
        , m_types(std::move(types))
        , m_layout(std::move(layout))
    {
    }

    DocumentKind kind() const override { return m_kind; }
    int pageCount() const override { return int(m_layout.pages.size()); }
    quint8 remarks() const override { return m_flow.remarks; }
    QSizeF pageSize(int) override { return m_flow.pageSize; }

    Read<DocumentPage> readPage(int number) override
    {
        const Span span = spanOf(number);
        DocumentPage page;
        page.number = number;
        page.size = m_flow.pageSize;
        page.text = m_flow.text.mid(span.textStart, span.textEnd - span.textStart);
        const CodePointIndex index(page.text);
        for (size_t i = span.firstLine; i < span.endLine; ++i) {
            const FlowLine &line = m_layout.lines[i];
            const TypeMeasure &type = m_types[line.type];
            const qsizetype lineStart = line.start - span.textStart;
            for (const MeasuredWord &word : type.wordsOf(textOf(line))) {
                const qsizetype start = lineStart + word.start;
                page.words.push_back({index.toCodePoints(start, start + word.length),
                                      QRectF((line.left + word.left) / unitsPerPoint, line.top / unitsPerPoint,
                                             (word.right - word.left) / unitsPerPoint, type.height() / unitsPerPoint)});
            }
        }
        return page;
    }

    Read<Picture> draw(const RenderRequest &request) override
    {
        const QSize whole(request.pixelWidth, pixelHeight(m_flow.pageSize, request.pixelWidth));
        const QRect clip = clipOf(request, whole);
        QImage image(clip.isEmpty() ? QSize() : clip.size(), QImage::Format_ARGB32_Premultiplied);
        if (image.isNull())
            return tl::make_unexpected(Refusal::PictureTooLarge);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        painter.translate(-clip.topLeft());
        const double scale = request.pixelWidth / (m_flow.pageSize.width() * unitsPerPoint);
        painter.scale(scale, scale);
        const Span span = spanOf(request.page);
        painter.setPen(QPen(QColor(0xb0, 0xb0, 0xb0), 0.5 * unitsPerPoint));
        for (size_t i = span.firstRule; i < span.endRule; ++i) {
            const FlowRule &rule = m_layout.rules[i];
            painter.drawRect(QRectF(QPointF(rule.left, rule.top), QPointF(rule.right, rule.bottom)));
        }
        painter.setPen(Qt::black);
        for (size_t i = span.firstLine; i < span.endLine; ++i)
            drawLine(painter, m_layout.lines[i]);
        painter.end();
        return Picture{clip.size(), QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes())};
    }

private:
    struct Span {
        qsizetype textStart, textEnd;
        size_t firstLine, endLine, firstRule, endRule;
    };

    Span spanOf(int number) const
    {
        const FlowPage &page = m_layout.pages[size_t(number - 1)];
        const bool isLast = size_t(number) == m_layout.pages.size();
        const FlowPage end = isLast ? FlowPage{m_flow.text.size(), m_layout.lines.size(), m_layout.rules.size()} : m_layout.pages[size_t(number)];
        return {page.textStart, end.textStart, page.firstLine, end.firstLine, page.firstRule, end.firstRule};
    }

    QStringView textOf(const FlowLine &line) const { return QStringView(m_flow.text).sliced(line.start, line.length); }

    void drawLine(QPainter &painter, const FlowLine &line) const
    {
        const TypeMeasure &type = m_types[line.type];
        const QStringView text = textOf(line);
        if (!type.isSimple(text)) {
            type.shaped(text)->draw(&painter, QPointF(line.left, line.top));
            return;
        }
        painter.setFont(type.font());
        // Word by word, so that each word begins where wordsOf() says, whatever the font does within words.
        for (const MeasuredWord &word : type.wordsOf(text))
            painter.drawText(QPointF(line.left + word.left, line.top + type.ascent()), text.sliced(word.start, word.length).toString());
    }

    DocumentKind m_kind;
    FlowText m_flow;
    FlowTypes m_types;
    FlowLayout m_layout;
};

} // namespace

Read<std::unique_ptr<ReadableDocument>> layOut(DocumentKind kind, FlowText flow, const FlowShape &shape)
{
    FlowTypes types(shape.isMonospaced);
    auto layout = pagesOf(flow, types, shape.isMonospaced);
    if (!layout)
        return tl::make_unexpected(layout.error());
    return std::make_unique<FlowDocument>(kind, std::move(flow), std::move(types), std::move(*layout));
}

} // namespace lectern::parse
