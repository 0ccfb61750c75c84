// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette/fuzzy_match.h"

#include <algorithm>
#include <vector>

namespace lectern::ui {

namespace {

constexpr int wordStartBonus = 8;
constexpr int neighbourBonus = 10;
constexpr int matchValue = 4;
constexpr int unmatched = -1'000'000;

bool beginsWord(QStringView text, qsizetype at) { return at == 0 || !text[at - 1].isLetterOrNumber(); }

} // namespace

std::optional<int> fuzzyScore(QStringView pattern, QStringView text)
{
    // best[j]: best score of the pattern so far if its last character matches text[j].
    std::vector<int> best(static_cast<std::size_t>(text.size()), 0);
    bool isFirst = true;
    for (const QChar wanted : pattern) {
        if (wanted.isSpace())
            continue;
        std::vector<int> next(best.size(), unmatched);
        int reachable = isFirst ? 0 : unmatched; // best score with the previous character before text[j - 1]
        for (qsizetype j = 0; j < text.size(); ++j) {
            const auto slot = static_cast<std::size_t>(j);
            const int neighbour = isFirst || j == 0 ? unmatched : best[slot - 1] + neighbourBonus;
            const int from = std::max(reachable, neighbour);
            if (from > unmatched / 2 && text[j].toCaseFolded() == wanted.toCaseFolded())
                next[slot] = from + matchValue + (beginsWord(text, j) ? wordStartBonus : 0);
            if (!isFirst)
                reachable = std::max(reachable, j == 0 ? unmatched : best[slot - 1]);
        }
        best = std::move(next);
        isFirst = false;
    }
    if (isFirst)
        return 0;
    const auto top = std::max_element(best.begin(), best.end());
    if (top == best.end() || *top < unmatched / 2)
        return std::nullopt;
    return *top - static_cast<int>(std::min<qsizetype>(text.size(), 40) / 8); // prefers shorter texts among equal scores
}

} // namespace lectern::ui
