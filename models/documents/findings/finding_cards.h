// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"

#include <vector>

namespace lectern::models {

/// One row of the list of findings: a heading, or a card under it. Whatever shows one risk, or is of one category, is one card.
///
/// Thread: any; a value. Its indices are of the analysis that it was made of.
struct FindingCard {
    enum class Kind : quint8 {
        Heading,  ///< "High risk", with a count. Not selectable.
        Risk,     ///< A risk and the findings that show it.
        Absence,  ///< A risk that consists in something not being there.
        Clause,   ///< A category and its findings that show no risk.
        NotFound, ///< All categories that were looked for and not found, in one card.
        Lost,     ///< What was said of a finding of an earlier analysis that is no longer found.
    };
    enum class Section : quint8 { Risks, Clauses, NotFound, Lost };

    Kind kind = Kind::Heading;
    Section section = Section::Risks;
    int risk = -1; ///< Index into the analysis' risks.
    Severity severity = Severity::None;
    int count = 0;
    std::vector<int> passages; ///< Indices into the analysis' findings, in the text's order; of a heading, of all its cards.
    size_t shown = 0;          ///< Of the passages.
    int lost = -1;             ///< Index into the analysis' lost verdicts.

    [[nodiscard]] bool hasPassage() const { return kind != Kind::Heading && !passages.empty(); }
    /// Whatever passage is shown.
    [[nodiscard]] bool isSameAs(const FindingCard &other) const;
};

/// The risks from the gravest, then the other clauses, then what was looked for and not found, then what was said of findings that are gone,
/// each under its heading.
[[nodiscard]] std::vector<FindingCard> cardsOf(const Analysis &analysis);
/// How many of its passages are judged so.
[[nodiscard]] int judgedCount(const FindingCard &card, const Analysis &analysis, Judgement judgement);

} // namespace lectern::models
