// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"
#include "storage/api/documents/document_page.h"

namespace lectern::analysis {

/// The text of a document for analyses: the joined texts of its pages, with a mapping from positions to pages.
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
    /// The text in a range; empty unless 0 <= start < end <= length.
    [[nodiscard]] QString textOf(const TextRange &range) const;

private:
    QString m_text;
    CodePointIndex m_index;
    std::vector<qint64> m_pageStarts;
};

/// Evidence for a range, with the quote taken from the text. InvalidRequest: the range is empty or outside the text.
[[nodiscard]] Result<Evidence> quoteEvidence(const AnalysedText &text, const TextRange &range);
/// Evidence for a quote that somebody (a language model) claims to have read: found exactly, or with differences only in white space,
/// quotation marks and hyphenation. Corrupt when it is not in the text; the quote of the result is always the text's own.
/// `near`: the code point nearest to which a match is preferred when there are several.
[[nodiscard]] Result<Evidence> findEvidence(const AnalysedText &text, const QString &claimedQuote, std::optional<qint64> near = {});
/// Whether quote, hash, page and range agree with the text; checked again before anything is shown.
[[nodiscard]] bool isTrue(const Evidence &evidence, const AnalysedText &text);

} // namespace lectern::analysis
