// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"

#include <vector>

namespace lectern::models {

/// One row of the list of findings: a heading or a card. A card contains all findings of one risk, or of one category.
///
/// Thread: any; a value. Indices refer to the analysis it was made from.
struct FindingCard {
    enum class Kind : quint8 {
        Heading,  ///< "High risk", with a count. Not selectable.
        Risk,     ///< A risk and its findings.
        Absence,  ///< A risk because something is missing.
        Clause,   ///< A category and those of its findings that belong to no risk.
        NotFound, ///< All categories that were not found, in one card.
        Lost,     ///< A verdict on a finding of an earlier analysis that is no longer found.
    };
    enum class Section : quint8 { Risks, Clauses, NotFound, Lost };

    Kind kind = Kind::Heading;
    Section section = Section::Risks;
    int risk = -1; ///< Index in the analysis' risks.
    Severity severity = Severity::None;
    int count = 0;
    std::vector<int> passages; ///< Indices in the analysis' findings, in text order; for a heading, of all its cards.
    size_t shown = 0;          ///< Index of the shown passage.
    int lost = -1;             ///< Index in the analysis' lost verdicts.

    [[nodiscard]] bool hasPassage() const { return kind != Kind::Heading && !passages.empty(); }
    /// Equal apart from the shown passage.
    [[nodiscard]] bool isSameAs(const FindingCard &other) const;
};

/// The risks, most severe first, then the other clauses, then the categories not found, then the lost verdicts,
/// each group under its heading.
[[nodiscard]] std::vector<FindingCard> cardsOf(const Analysis &analysis);
/// Number of the card's passages with this judgement.
[[nodiscard]] int judgedCount(const FindingCard &card, const Analysis &analysis, Judgement judgement);

} // namespace lectern::models
