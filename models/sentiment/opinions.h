// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sentiment/opinion_lexicon.h"
#include "models/sentiment/word_tokens.h"

#include <optional>
#include <vector>

namespace lectern::sentiment {

/// One opinion in a text.
struct Opinion {
    int token = 0;   ///< Index in ReviewWords::tokens.
    float value = 0; ///< About -3 to 3, including negation and emphasis; 0: neither good nor bad.
    bool isNegated = false;
    bool isStrong = false; ///< The word alone means very good or very bad.
    bool isTitle = false;
    bool isPicture = false; ///< An emoji or an emoticon.
    bool isAfterBut = false;
};

/// What the lexicon finds in a text: its language and its opinions.
struct OpinionReading {
    int language = 0;         ///< Index in OpinionLexicon::languages(); 0: unknown.
    double languageShare = 0; ///< Share of words that belong to the language, 0-1.
    std::vector<Opinion> opinions;
    std::vector<int> negators;   ///< Token indices, ascending.
    std::optional<double> stars; ///< A rating in the text itself ("2 out of 5", ★★☆☆☆), 0-1.
};

/// Finds language and opinions. `language`: given by the platform (BCP 47 primary tag), may be empty.
///
/// Assumes one language per review: words of other languages do not count, as the same letters have other meanings
/// ("gift", "fin"). Thread: any; a pure function.
[[nodiscard]] OpinionReading readOpinions(const ReviewWords &words, QStringView language, const OpinionLexicon &lexicon);

} // namespace lectern::sentiment
