// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace lectern::parse {

/// One token of an RTF file.
struct RtfToken {
    enum class Kind { End, Open, Close, Word, Symbol, HexByte, Text };
    Kind kind = Kind::End;
    QByteArrayView text;       ///< Word: its letters. Symbol: its character. Text: unchanged bytes without line breaks.
    std::optional<int> number; ///< For a word: \fs24.
    quint8 byte = 0;           ///< For HexByte: \'e9.
};

/// Splits RTF into tokens; never goes back, never fails. Skips binary data (\bin).
///
/// Thread: one at a time. Borrows: the bytes.
class RtfTokens
{
public:
    explicit RtfTokens(QByteArrayView bytes) : m_bytes(bytes) {}
    [[nodiscard]] RtfToken next();

private:
    [[nodiscard]] RtfToken control();
    [[nodiscard]] std::optional<int> readNumber();
    [[nodiscard]] bool isAtEnd() const { return m_position >= m_bytes.size(); }

    QByteArrayView m_bytes;
    qsizetype m_position = 0;
};

} // namespace lectern::parse
