// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/text/text_decoder.h"

#include <QStringDecoder>

#include <array>

namespace lectern::parse {

using namespace frames;

namespace {

/// Characters of bytes 0x80 .. 0x9F; the others are as in Latin-1.
constexpr std::array<char16_t, 32> windows1252{
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
    0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
};

/// Whether it is a control character other than those of plain text.
bool isStrange(char16_t unit)
{
    constexpr char16_t lastControl = 0x1F, delete_ = 0x7F, endOfFile = 0x1A, escape = 0x1B;
    return (unit <= lastControl && !(unit >= 8 && unit <= 13) && unit != endOfFile && unit != escape) || unit == delete_;
}

bool isBinary(QStringView text)
{
    const qsizetype strange = std::count_if(text.begin(), text.end(), [](QChar c) { return isStrange(c.unicode()) || c.unicode() == 0xFFFD; });
    constexpr qsizetype bytesPerControl = 100;
    return strange > 0 && strange * bytesPerControl > text.size();
}

QString decodedWindows1252(QByteArrayView bytes)
{
    QString text(bytes.size(), Qt::Uninitialized);
    std::transform(bytes.begin(), bytes.end(), text.begin(), [](char byte) { return QChar(fromWindows1252(quint8(byte))); });
    return text;
}

/// Replaces characters that are invalid in UTF-16 or not storable in PostgreSQL, one for one.
void repair(QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i).isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            ++i;
        else if (text.at(i).isSurrogate() || text.at(i).unicode() == 0)
            text[i] = QChar(QChar::ReplacementCharacter);
    }
}

} // namespace

char16_t fromWindows1252(quint8 byte) { return byte >= 0x80 && byte < 0xA0 ? windows1252[byte - 0x80u] : byte; }

Read<DecodedText> decodeText(QByteArrayView bytes)
{
    if (bytes.size() > maxTextBytes + 3)
        return tl::make_unexpected(Refusal::TooMuchText);
    DecodedText decoded;
    const bool isUtf16 = bytes.startsWith(QByteArrayView("\xFF\xFE", 2)) || bytes.startsWith(QByteArrayView("\xFE\xFF", 2));
    using Flag = QStringDecoder::Flag;
    if (isUtf16) {
        QStringDecoder decoder(bytes[0] == '\xFF' ? QStringDecoder::Utf16LE : QStringDecoder::Utf16BE, Flag::Stateless | Flag::ConvertInitialBom);
        decoded.text = decoder(bytes.sliced(2));
    } else {
        if (bytes.startsWith("\xEF\xBB\xBF"))
            bytes = bytes.sliced(3);
        // Without ConvertInitialBom a second byte order mark, which is part of the text, would be dropped as well.
        QStringDecoder decoder(QStringDecoder::Utf8, Flag::Stateless | Flag::ConvertInitialBom);
        decoded.text = decoder(bytes);
        if (decoder.hasError()) {
            decoded.text = decodedWindows1252(bytes);
            decoded.remarks = AssumedWindows1252;
        }
    }
    if (isBinary(decoded.text))
        return tl::make_unexpected(Refusal::Binary);
    repair(decoded.text);
    return decoded;
}

Read<FlowText> flowOfPlainText(DecodedText decoded)
{
    constexpr size_t mostLines = size_t(maxPages) * 70;
    FlowText flow;
    flow.text = std::move(decoded.text);
    flow.remarks = decoded.remarks;
    const QString &text = flow.text;
    bool startsPage = false;
    for (qsizetype start = 0; start < text.size();) {
        qsizetype end = start;
        while (end < text.size() && text[end] != u'\n' && text[end] != u'\r' && text[end] != u'\f')
            ++end;
        const bool isFormFeed = end < text.size() && text[end] == u'\f';
        if (end + 1 < text.size() && text[end] == u'\r' && text[end + 1] == u'\n')
            ++end;
        end = std::min(end + 1, text.size());
        flow.blocks.push_back({.start = start, .length = end - start, .startsPage = startsPage});
        if (flow.blocks.size() > mostLines)
            return tl::make_unexpected(Refusal::TooManyPages);
        startsPage = isFormFeed;
        start = end;
    }
    return flow;
}

} // namespace lectern::parse
