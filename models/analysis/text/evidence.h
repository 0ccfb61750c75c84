// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"
#include "storage/api/documents/document_page.h"

namespace lectern::analysis {

/// A document's text as analyses see it: the pages' texts joined, with the way back from a position to its page.
///
/// Thread: any; immutable.
class AnalysedText
{
public:
    explicit AnalysedText(const std::vector<DocumentPage> &pages);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] const CodePointIndex &index() const { return m_index; }
    /// SHA-256 of the text in UTF-8.
    [[nodiscard]] QByteArray hash() const;
    [[nodiscard]] int pageOf(qint64 codePoint) const; ///< From 1.
    /// The text of a range; empty unless 0 <= start < end <= length.
    [[nodiscard]] QString textOf(const TextRange &range) const;

private:
    QString m_text;
    CodePointIndex m_index;
    std::vector<qint64> m_pageStarts;
};

/// Evidence for a range, quoted from the text itself. InvalidRequest when the range is empty or outside the text.
[[nodiscard]] Result<Evidence> quoteEvidence(const AnalysedText &text, const TextRange &range);
/// Evidence for words that somebody else claims to have read (a language model): where they stand, exactly or with only white space,
/// quotation marks and hyphenation different. Corrupt when they do not stand in the text; the result's quote is always the text's own words.
/// `near`: the code point around which to look first, when the same words stand there more than once.
[[nodiscard]] Result<Evidence> findEvidence(const AnalysedText &text, const QString &claimedQuote, std::optional<qint64> near = {});
/// Whether quote, hash, page and range agree with the text: asked again before anything is shown.
[[nodiscard]] bool isTrue(const Evidence &evidence, const AnalysedText &text);

} // namespace lectern::analysis
