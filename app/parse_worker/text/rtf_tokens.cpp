// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parse_worker/text/rtf_tokens.h"

#include <algorithm>

namespace lectern::parse {

namespace {

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool isDigit(char c) { return c >= '0' && c <= '9'; }

int hexDigit(char c)
{
    if (isDigit(c))
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

} // namespace

RtfToken RtfTokens::next()
{
    while (!isAtEnd() && (m_bytes[m_position] == '\r' || m_bytes[m_position] == '\n'))
        ++m_position;
    if (isAtEnd())
        return {};
    const char c = m_bytes[m_position];
    if (c == '{' || c == '}') {
        ++m_position;
        return {.kind = c == '{' ? RtfToken::Kind::Open : RtfToken::Kind::Close};
    }
    if (c == '\\') {
        ++m_position;
        return control();
    }
    const qsizetype start = m_position;
    while (!isAtEnd() && !QByteArrayView("{}\\\r\n").contains(m_bytes[m_position]))
        ++m_position;
    return {.kind = RtfToken::Kind::Text, .text = m_bytes.sliced(start, m_position - start)};
}

std::optional<int> RtfTokens::readNumber()
{
    const bool isNegative = !isAtEnd() && m_bytes[m_position] == '-';
    qsizetype digit = m_position + (isNegative ? 1 : 0);
    if (digit >= m_bytes.size() || !isDigit(m_bytes[digit]))
        return std::nullopt;
    constexpr int most = 1'000'000'000;
    qint64 number = 0;
    for (; digit < m_bytes.size() && isDigit(m_bytes[digit]); ++digit)
        number = std::min<qint64>(number * 10 + (m_bytes[digit] - '0'), most);
    m_position = digit;
    return int(isNegative ? -number : number);
}

RtfToken RtfTokens::control()
{
    if (isAtEnd())
        return {};
    const qsizetype start = m_position;
    const char c = m_bytes[m_position];
    if (c == '\'') {
        const int high = start + 1 < m_bytes.size() ? hexDigit(m_bytes[start + 1]) : -1;
        const int low = start + 2 < m_bytes.size() ? hexDigit(m_bytes[start + 2]) : -1;
        m_position = std::min(start + (high < 0 ? 1 : low < 0 ? 2 : 3), m_bytes.size());
        return high < 0 || low < 0 ? RtfToken{.kind = RtfToken::Kind::Symbol, .text = QByteArrayView("?")}
                                   : RtfToken{.kind = RtfToken::Kind::HexByte, .byte = quint8(high * 16 + low)};
    }
    if (!isLetter(c)) {
        ++m_position;
        return {.kind = RtfToken::Kind::Symbol, .text = m_bytes.sliced(start, 1)};
    }
    constexpr qsizetype longestWord = 32;
    while (!isAtEnd() && isLetter(m_bytes[m_position]) && m_position - start < longestWord)
        ++m_position;
    RtfToken token{.kind = RtfToken::Kind::Word, .text = m_bytes.sliced(start, m_position - start)};
    token.number = readNumber();
    if (!isAtEnd() && m_bytes[m_position] == ' ')
        ++m_position;
    if (token.text == QByteArrayView("bin"))
        m_position += std::clamp<qsizetype>(token.number.value_or(0), 0, m_bytes.size() - m_position);
    return token;
}

} // namespace lectern::parse
