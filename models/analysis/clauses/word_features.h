// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/analysis/clauses/contract_segments.h"

#include <vector>

namespace lectern::analysis {

/// The features of each word of a contract's opening, where title, parties and dates are. Like SegmentFeatures, the only
/// place where they are defined.
///
/// Thread: any; immutable. Borrows: the text and its segments.
class WordFeatures
{
public:
    WordFeatures(const ContractTokens &text, const std::vector<ContractSegment> &segments);

    /// Number of words in the opening.
    [[nodiscard]] qint32 count() const { return qint32(m_context.size()); }
    /// Distinct, ascending.
    [[nodiscard]] std::vector<quint32> featuresOf(qint32 word) const;

private:
    /// Context of a word from the words around it; computed in one pass for all words.
    struct Context {
        qint32 sinceBetween = -1; ///< Words since "between" or "among"; -1: none in this segment.
        qint32 sinceAgreement = -1;
        qint32 line = 0;
        qint32 segment = 0;
        qint8 brackets = 0;
        bool isQuoted = false;
        bool isFirstBetween = false;
        bool isLineCapitals = false;
    };
    void walkContexts(const std::vector<ContractSegment> &segments);
    [[nodiscard]] quint32 fullAt(qint32 word) const;
    [[nodiscard]] quint32 shapeAt(qint32 word) const;
    [[nodiscard]] qint32 distanceToSuffix(qint32 word) const;

    const ContractTokens &m_text;
    const std::vector<ContractSegment> &m_segments;
    std::vector<Context> m_context;
};

} // namespace lectern::analysis
