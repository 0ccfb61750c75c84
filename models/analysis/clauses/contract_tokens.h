// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <string>
#include <vector>

namespace lectern::analysis {

/// A word, number or punctuation mark of a text.
struct ContractToken {
    enum Flag : quint16 {
        Letters = 1,       ///< Begins with a letter.
        Number = 2,        ///< Begins with a digit.
        Mark = 4,          ///< Punctuation or a symbol, or several of the same ("_____").
        Capitalised = 8,   ///< First letter is a capital.
        AllCapitals = 16,  ///< At least two letters, all of them capitals.
        LineStart = 32,    ///< First on its line.
        BlankBefore = 64,  ///< An empty line precedes it.
        SpaceBefore = 128, ///< White space precedes it.
    };
    qint32 start = 0; ///< Code points, half-open.
    qint32 end = 0;
    quint32 stem = 0; ///< Hash of the word in lower case without its ending; for numbers, of their count of digits.
    quint32 full = 0; ///< Hash of the word in lower case; for numbers, of the digits.
    quint16 flags = 0;
    [[nodiscard]] bool is(Flag flag) const { return (flags & flag) != 0; }
};

/// A text as a sequence of words. A word hyphenated at a line's end is one word, so that words do not depend on line
/// breaks.
///
/// Thread: any; immutable.
class ContractTokens
{
public:
    explicit ContractTokens(QStringView text);

    [[nodiscard]] const std::u32string &characters() const { return m_characters; }
    [[nodiscard]] const std::vector<ContractToken> &words() const { return m_words; }
    /// The first word that begins at or after this code point.
    [[nodiscard]] size_t firstWordFrom(qint32 codePoint) const;

private:
    std::u32string m_characters;
    std::vector<ContractToken> m_words;
};

/// The hash of a word. `text` must be in lower case.
[[nodiscard]] quint32 wordHash(std::u32string_view text);
/// The same for a literal in the source code; lower-case ASCII letters only.
[[nodiscard]] constexpr quint32 wordHash(const char *text)
{
    quint32 hash = 2166136261U;
    for (; *text != 0; ++text)
        hash = (hash ^ quint32(quint8(*text))) * 16777619U;
    return hash;
}

} // namespace lectern::analysis
