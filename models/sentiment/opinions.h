// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sentiment/opinion_lexicon.h"
#include "models/sentiment/word_tokens.h"

#include <optional>
#include <vector>

namespace lectern::sentiment {

/// One opinion that a text utters.
struct Opinion {
    int token = 0;   ///< Index into ReviewWords::tokens.
    float value = 0; ///< About -3 to 3, after negation and emphasis; 0: neither good nor bad.
    bool isNegated = false;
    bool isStrong = false; ///< The word alone is very good or very bad.
    bool isTitle = false;
    bool isPicture = false; ///< An emoji or an emoticon.
    bool isAfterBut = false;
};

/// What the lexicon finds in a text: which language it is, what opinions it utters.
struct OpinionReading {
    int language = 0;         ///< Index into OpinionLexicon::languages(); 0: cannot tell.
    double languageShare = 0; ///< Share of the words that speak for it, 0-1.
    std::vector<Opinion> opinions;
    std::vector<int> negators;   ///< Tokens, ascending.
    std::optional<double> stars; ///< A rating the text itself utters ("2 out of 5", ★★☆☆☆), 0-1.
};

/// Finds language and opinions. `language` is what the platform says of it (BCP 47 primary tag), may be empty.
///
/// A review is taken to be in one language: words of others do not count, for the same letters mean other things
/// ("gift", "fin"). Thread: any; a pure function.
[[nodiscard]] OpinionReading readOpinions(const ReviewWords &words, QStringView language, const OpinionLexicon &lexicon);

} // namespace lectern::sentiment
