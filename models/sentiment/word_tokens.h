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
        Sign,     ///< One character of a script that does not (Chinese, Japanese, Thai ...).
        Number,   ///< Decimal digits.
        Picture,  ///< An emoji or an emoticon.
        Clause,   ///< A comma or the like.
        Sentence, ///< The end of a sentence or line.
        Slash,
    };
    Kind kind = Kind::Word;
    bool isShouted = false; ///< More than one letter, all capitals.
    bool isTitle = false;
    quint32 begin = 0;
    quint32 length = 0;
    int number = -1; ///< Of a Number, at most 1000.
    quint64 hash = 0;
};

/// A review cut into words: lower case, one spelling of letters that are written in several ways. Words of the lexicon
/// and words of reviews go through the same door, so that they meet.
struct ReviewWords {
    std::u16string letters;
    std::vector<WordToken> tokens;
    int wordCount = 0; ///< Words, and half of the signs.
    int exclamationCount = 0;
    int questionCount = 0;
    int starCount = 0;      ///< Of a row of ★.
    int emptyStarCount = 0; ///< Of a row of ☆.

    [[nodiscard]] std::u16string_view lettersOf(const WordToken &token) const
    {
        return std::u16string_view(letters).substr(token.begin, token.length);
    }
};

/// So much of a text is read, in UTF-16 units: its beginning and its end. Longer ones say nothing new.
inline constexpr qsizetype readTextUnits = 12'000;

/// Thread: any; a pure function.
[[nodiscard]] ReviewWords wordsOf(QStringView title, QStringView text);

} // namespace lectern::sentiment
