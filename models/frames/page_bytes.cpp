// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frames/page_bytes.h"

#include "models/frames/parse_messages.h"

#include <cmath>

namespace lectern::frames {

namespace {

bool isSize(double points) { return std::isfinite(points) && points > 0 && points <= maxPagePoints; }
bool isPlace(double points) { return std::isfinite(points) && std::abs(points) <= 2 * maxPagePoints; }

/// Reads the words of a page of `characterCount` code points; none when they are out of order or their boxes are invalid.
std::optional<std::vector<WordBox>> readWords(FrameReader &in, qint64 characterCount)
{
    constexpr qsizetype wordBytes = 24;
    const quint32 count = in.u32();
    if (count > maxWordsPerPage || in.remaining() < qsizetype(count) * wordBytes)
        return std::nullopt;
    std::vector<WordBox> words;
    words.reserve(count);
    qint64 last = 0;
    for (quint32 i = 0; i < count; ++i) {
        const TextRange range{in.u32(), in.u32()};
        const double x = in.f32(), y = in.f32(), width = in.f32(), height = in.f32();
        if (range.start < last || range.end <= range.start || range.end > characterCount)
            return std::nullopt;
        if (!isPlace(x) || !isPlace(y) || !isPlace(width) || !isPlace(height) || width < 0 || height < 0)
            return std::nullopt;
        last = range.end;
        words.push_back({range, QRectF(x, y, width, height)});
    }
    return words;
}

} // namespace

void writePage(FrameWriter &out, const DocumentPage &page)
{
    out.u32(quint32(page.number));
    out.f64(page.size.width());
    out.f64(page.size.height());
    out.u8(quint8(page.source));
    out.f64(page.confidence.value_or(-1));
    out.bytes(page.text.toUtf8());
    out.u32(quint32(page.words.size()));
    for (const WordBox &word : page.words) {
        out.u32(quint32(word.range.start));
        out.u32(quint32(word.range.end));
        out.f32(word.box.x());
        out.f32(word.box.y());
        out.f32(word.box.width());
        out.f32(word.box.height());
    }
}

std::optional<DocumentPage> readPage(FrameReader &in)
{
    DocumentPage page;
    page.number = int(in.u32());
    const double width = in.f64(), height = in.f64();
    const quint8 source = in.u8();
    const double confidence = in.f64();
    const QByteArrayView utf8 = in.bytes(maxTextBytes);
    if (in.hasFailed() || page.number < 1 || page.number > maxPages || !isSize(width) || !isSize(height) || source > quint8(TextSource::None)
        || !(confidence == -1 || (confidence >= 0 && confidence <= 1)))
        return std::nullopt;
    auto text = strictUtf8(utf8);
    if (!text)
        return std::nullopt;
    page.size = QSizeF(width, height);
    page.source = TextSource(source);
    page.text = std::move(*text);
    if (confidence >= 0)
        page.confidence = confidence;
    auto words = readWords(in, codePointCount(page.text));
    if (!words)
        return std::nullopt;
    page.words = std::move(*words);
    return page;
}

} // namespace lectern::frames
