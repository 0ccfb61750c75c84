// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analysis/clauses/contract_segments.h"
#include "models/analysis/similar/similar_clauses.h"

namespace lectern::analysis {

namespace {

constexpr qint64 longestClause = 1'200;
constexpr qsizetype fewestWords = 6;

/// Joins the sentences of a paragraph as long as the result is not too long for one clause.
std::vector<TextRange> clauseRanges(const std::vector<ContractSegment> &segments)
{
    std::vector<TextRange> ranges;
    for (const ContractSegment &segment : segments) {
        if (segment.isHeading)
            continue;
        const bool goesOn = segment.before == ContractSegment::Break::Sentence || segment.before == ContractSegment::Break::Clause;
        if (goesOn && !ranges.empty() && segment.end - ranges.back().start <= longestClause)
            ranges.back().end = segment.end;
        else
            ranges.push_back({segment.start, segment.end});
    }
    return ranges;
}

} // namespace

ClauseBlock clauseBlock(const Document &document, const std::vector<DocumentPage> &pages, const std::stop_token &stop)
{
    ClauseBlock block;
    block.documentId = document.id;
    block.documentName = document.originalName;
    block.version = document.version;
    const AnalysedText text(pages);
    for (const TextRange &range : clauseRanges(segmentsOf(ContractTokens(text.text()), stop))) {
        if (stop.stop_requested())
            return block;
        Result<Evidence> evidence = quoteEvidence(text, range);
        const QStringList words = evidence ? comparableWords(evidence->quote) : QStringList();
        if (words.size() < fewestWords)
            continue;
        const TermVector vector = termVector(words);
        const size_t first = block.entries.size();
        block.entries.insert(block.entries.end(), vector.entries.begin(), vector.entries.end());
        block.clauses.push_back({std::move(*evidence), first, block.entries.size()});
    }
    block.shingles = shingles(comparableWords(text.text()));
    return block;
}

} // namespace lectern::analysis
