// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <string>
#include <vector>

namespace lectern::sentiment {

/// One piece of a text. `begin` and `length` count UTF-16 units of ReviewWords::letters.
struct WordToken {
    enum class Kind : quint8 {
        Word,     ///< Letters of a script that separates words.
        Sign,     ///< One character of a script without word breaks (Chinese, Japanese, Thai ...).
        Number,   ///< Decimal digits.
        Picture,  ///< An emoji or an emoticon.
        Clause,   ///< The end of a clause, such as a comma.
        Sentence, ///< The end of a sentence or line.
        Slash,
    };
    Kind kind = Kind::Word;
    bool isShouted = false; ///< More than one letter, all capitals.
    bool isTitle = false;
    quint32 begin = 0;
    quint32 length = 0;
    int number = -1; ///< The value of a Number, at most 1000.
    quint64 hash = 0;
};

/// A review split into words: lower case, with one spelling for variants of letters. Words of the lexicon
/// and of reviews are split by the same code, so that they match.
struct ReviewWords {
    std::u16string letters;
    std::vector<WordToken> tokens;
    int wordCount = 0; ///< Number of words plus half of the signs.
    int exclamationCount = 0;
    int questionCount = 0;
    int starCount = 0;      ///< Number of ★.
    int emptyStarCount = 0; ///< Number of ☆.

    [[nodiscard]] std::u16string_view lettersOf(const WordToken &token) const
    {
        return std::u16string_view(letters).substr(token.begin, token.length);
    }
};

/// Maximum length read of a text, in UTF-16 units: its beginning and its end. The rest of longer ones adds little.
inline constexpr qsizetype readTextUnits = 12'000;

/// Thread: any; a pure function.
[[nodiscard]] ReviewWords wordsOf(QStringView title, QStringView text);

} // namespace lectern::sentiment
