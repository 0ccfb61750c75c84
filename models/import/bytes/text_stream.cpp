// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/bytes/text_stream.h"

#include <QByteArrayList>

#include <algorithm>
#include <cstring>

namespace lectern::imports {

namespace {

constexpr qsizetype blockBytes = 256 << 10;

/// Number of continuation bytes after a first byte; -1: no character begins with it.
int followerCount(uchar lead)
{
    if (lead < 0x80)
        return 0;
    if (lead >= 0xc2 && lead <= 0xdf)
        return 1;
    if ((lead & 0xf0) == 0xe0)
        return 2;
    return lead >= 0xf0 && lead <= 0xf4 ? 3 : -1;
}

/// Detects over-long forms, surrogates and code points above U+10FFFF, which the second byte shows.
bool secondByteFits(uchar lead, uchar second)
{
    switch (lead) {
    case 0xe0: return second >= 0xa0;
    case 0xed: return second <= 0x9f;
    case 0xf0: return second >= 0x90;
    case 0xf4: return second <= 0x8f;
    default: return true;
    }
}

qsizetype skipAscii(const uchar *bytes, qsizetype at, qsizetype size)
{
    while (at + 8 <= size) {
        quint64 eight;
        std::memcpy(&eight, bytes + at, 8);
        if (eight & 0x8080808080808080ULL)
            break;
        at += 8;
    }
    while (at < size && bytes[at] < 0x80)
        ++at;
    return at;
}

} // namespace

qsizetype validUtf8Prefix(QByteArrayView view, bool *isCutOff)
{
    const auto *bytes = reinterpret_cast<const uchar *>(view.data());
    const qsizetype size = view.size();
    *isCutOff = false;
    for (qsizetype at = skipAscii(bytes, 0, size); at < size; at = skipAscii(bytes, at, size)) {
        const int followers = followerCount(bytes[at]);
        if (followers < 0)
            return at;
        for (int i = 1; i <= followers; ++i) {
            if (at + i >= size) {
                *isCutOff = true;
                return at;
            }
            if ((bytes[at + i] & 0xc0) != 0x80 || (i == 1 && !secondByteFits(bytes[at], bytes[at + 1])))
                return at;
        }
        at += followers + 1;
    }
    return size;
}

TextStream::TextStream(std::unique_ptr<ByteSource> source, QString encoding) : m_source(std::move(source)), m_encoding(std::move(encoding)) {}

Result<std::unique_ptr<TextStream>> TextStream::open(std::unique_ptr<ByteSource> source, const QString &encoding)
{
    std::unique_ptr<TextStream> stream(new TextStream(std::move(source), encoding));
    if (auto recognised = stream->recogniseEncoding(); !recognised)
        return failureOf(recognised);
    return stream;
}

Result<void> TextStream::recogniseEncoding()
{
    if (auto block = readBlock(); !block)
        return failureOf(block);
    if (m_block.isEmpty())
        return failure(ErrorCode::InvalidRequest, FaultyPart::File, QStringLiteral("The file is empty."));
    struct Mark {
        QByteArray bytes;
        const char *name;
    };
    static const Mark marks[] = {{QByteArrayLiteral("\xef\xbb\xbf"), "UTF-8"},
                                 {QByteArrayLiteral("\xff\xfe"), "UTF-16LE"},
                                 {QByteArrayLiteral("\xfe\xff"), "UTF-16BE"}};
    for (const Mark &mark : marks) {
        if (!m_block.startsWith(mark.bytes))
            continue;
        m_block.remove(0, mark.bytes.size());
        m_blockOffset = mark.bytes.size();
        m_encoding = QLatin1String(mark.name);
        break;
    }
    if (m_encoding.isEmpty() || m_encoding.compare(QLatin1String("utf8"), Qt::CaseInsensitive) == 0)
        m_encoding = QStringLiteral("UTF-8");
    const bool isUtf8 = m_encoding.compare(QLatin1String("UTF-8"), Qt::CaseInsensitive) == 0;
    if (!isUtf8) {
        m_decoder.emplace(m_encoding.toLatin1().constData(), QStringConverter::Flag::Default);
        if (!m_decoder->isValid()) {
            return failure(ErrorCode::InvalidRequest, FaultyPart::File,
                           QStringLiteral("There is no encoding named \"%1\". Known ones are, for example: windows-1252, "
                                          "ISO-8859-15, windows-1251, Shift_JIS, GB18030, UTF-16LE.")
                               .arg(m_encoding));
        }
    } else if (m_block.left(4096).count('\0') > m_block.left(4096).size() / 10) {
        return failure(ErrorCode::InvalidRequest, FaultyPart::File,
                       QStringLiteral("The file is not text: it is full of NUL bytes. If it is UTF-16 without a byte order "
                                      "mark, name the encoding: UTF-16LE or UTF-16BE."));
    }
    return {};
}

Result<bool> TextStream::readBlock()
{
    const qsizetype kept = m_block.size();
    m_block.resize(kept + blockBytes);
    const auto got = m_source->read(m_block.data() + kept, blockBytes);
    m_block.resize(kept + qsizetype(got.value_or(0)));
    if (!got)
        return failureOf(got);
    m_atEnd = *got == 0;
    return *got > 0;
}

Result<bool> TextStream::appendTo(QByteArray &buffer) { return m_decoder ? appendDecoded(buffer) : appendUtf8(buffer); }

Result<bool> TextStream::appendUtf8(QByteArray &buffer)
{
    bool isCutOff = false;
    qsizetype valid = validUtf8Prefix(m_block, &isCutOff);
    if (valid == 0 && (m_block.isEmpty() || isCutOff)) {
        if (auto more = readBlock(); !more)
            return failureOf(more);
        valid = validUtf8Prefix(m_block, &isCutOff);
    }
    if (m_block.isEmpty())
        return false;
    if ((valid < m_block.size() && !isCutOff) || (isCutOff && m_atEnd))
        return tl::make_unexpected(invalidByte(valid));
    buffer.append(m_block.constData(), valid);
    m_lineBreakCount += std::count(m_block.cbegin(), m_block.cbegin() + valid, '\n');
    m_blockOffset += valid;
    m_block.remove(0, valid);
    return true;
}

Result<bool> TextStream::appendDecoded(QByteArray &buffer)
{
    if (m_block.isEmpty()) {
        auto more = readBlock();
        if (!more)
            return failureOf(more);
        if (!*more)
            return false;
    }
    const QString text = m_decoder->decode(m_block);
    if (m_decoder->hasError()) {
        return failure(ErrorCode::InvalidRequest, FaultyPart::File,
                       QStringLiteral("Between byte %1 and %2 (after line %3) the file is not valid %4: name another encoding.")
                           .arg(m_blockOffset)
                           .arg(m_blockOffset + m_block.size())
                           .arg(m_lineBreakCount + 1)
                           .arg(m_encoding));
    }
    m_blockOffset += m_block.size();
    m_lineBreakCount += text.count(u'\n');
    m_block.clear();
    buffer.append(text.toUtf8());
    return true;
}

StorageError TextStream::invalidByte(qsizetype at) const
{
    const qint64 line = m_lineBreakCount + std::count(m_block.cbegin(), m_block.cbegin() + at, '\n') + 1;
    const qsizetype from = std::max<qsizetype>(at - 20, m_block.lastIndexOf('\n', at) + 1);
    const QByteArray around = m_block.mid(from, at - from + 20).split('\n').constFirst();
    QStringDecoder windows("windows-1252");
    const QString preview = windows.decode(around);
    QString words = QStringLiteral("Line %1, byte offset %2: the byte 0x%3 is not valid UTF-8.")
                        .arg(line)
                        .arg(m_blockOffset + at)
                        .arg(uchar(m_block.at(at)), 2, 16, QLatin1Char('0'));
    if (windows.isValid() && !windows.hasError())
        words += QStringLiteral(" As windows-1252 the place reads \"%1\".").arg(preview.trimmed());
    words += QStringLiteral(" If the file has another encoding, name it: --encoding windows-1252, for example.");
    return {ErrorCode::InvalidRequest, FaultyPart::File, words};
}

} // namespace lectern::imports
