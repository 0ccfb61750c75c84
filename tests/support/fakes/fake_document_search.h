// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_source.h"
#include "tests/support/fakes/held_document.h"

#include <QRegularExpression>

#include <algorithm>

namespace lectern {

/// A text search, parsed like PostgreSQL's: words, "phrases", -exclusions and `or`, in any case. The document's name counts as a
/// page with more weight.
///
/// Thread: any; immutable.
class FakeDocumentSearch
{
public:
    explicit FakeDocumentSearch(const QString &text)
    {
        static const QRegularExpression parts(QStringLiteral("(-?)(\"[^\"]*\"|\\S+)"));
        bool isOrPending = false;
        for (const QRegularExpressionMatch &part : parts.globalMatch(text)) {
            const bool isExcluded = !part.captured(1).isEmpty();
            if (!isExcluded && !m_alternatives.empty() && part.captured(2).compare(u"or", Qt::CaseInsensitive) == 0) {
                isOrPending = true;
                continue;
            }
            const QStringList words = wordsOf(part.captured(2));
            if (words.isEmpty())
                continue;
            if (m_alternatives.empty() || isOrPending)
                m_alternatives.emplace_back();
            isOrPending = false;
            m_alternatives.back().push_back({words, isExcluded});
        }
    }

    /// Whether matches can be ranked: the search does not only exclude.
    [[nodiscard]] bool isRanked() const { return !wanted().empty(); }
    [[nodiscard]] bool finds(const HeldDocument &held) const
    {
        return std::any_of(m_alternatives.begin(), m_alternatives.end(), [&](const std::vector<Term> &all) {
            return std::all_of(all.begin(), all.end(), [&](const Term &term) { return has(held, term) != term.isExcluded; });
        });
    }
    /// The number of matches on the page with the most.
    [[nodiscard]] int rank(const HeldDocument &held) const
    {
        constexpr int weightOfName = 10;
        int best = weightOfName * hits(wordsOf(held.document.originalName));
        for (const DocumentPage &page : held.pages)
            best = std::max(best, hits(wordsOf(page.text)));
        return best;
    }
    /// That page with its matches; none if only the name matches.
    [[nodiscard]] Snippet snippet(const HeldDocument &held) const
    {
        const DocumentPage *best = nullptr;
        int most = 0;
        for (const DocumentPage &page : held.pages) {
            if (const int found = hits(wordsOf(page.text)); found > most) {
                most = found;
                best = &page;
            }
        }
        return best ? snippetOf(*best) : Snippet();
    }

private:
    struct Term {
        QStringList words; ///< Lower case; several are a phrase.
        bool isExcluded = false;
    };

    [[nodiscard]] static const QRegularExpression &word()
    {
        static const QRegularExpression word(QStringLiteral("[\\p{L}\\p{M}\\p{N}]+"));
        return word;
    }
    [[nodiscard]] static QStringList wordsOf(const QString &text)
    {
        QStringList words;
        for (const QRegularExpressionMatch &match : word().globalMatch(text))
            words.append(match.captured().toLower());
        return words;
    }
    [[nodiscard]] static int occurrences(const QStringList &words, const QStringList &phrase)
    {
        int count = 0;
        for (auto at = words.begin();; ++at, ++count) {
            at = std::search(at, words.end(), phrase.begin(), phrase.end());
            if (at == words.end())
                return count;
        }
    }
    [[nodiscard]] static bool has(const HeldDocument &held, const Term &term)
    {
        return occurrences(wordsOf(held.document.originalName), term.words) > 0
            || std::any_of(held.pages.begin(), held.pages.end(),
                           [&](const DocumentPage &page) { return occurrences(wordsOf(page.text), term.words) > 0; });
    }
    [[nodiscard]] std::vector<Term> wanted() const
    {
        std::vector<Term> terms;
        for (const std::vector<Term> &all : m_alternatives)
            std::copy_if(all.begin(), all.end(), std::back_inserter(terms), [](const Term &term) { return !term.isExcluded; });
        return terms;
    }
    [[nodiscard]] int hits(const QStringList &words) const
    {
        int count = 0;
        for (const Term &term : wanted())
            count += occurrences(words, term.words);
        return count;
    }
    [[nodiscard]] Snippet snippetOf(const DocumentPage &page) const
    {
        Snippet snippet{page.number, page.text.simplified(), {}};
        const CodePointIndex index(snippet.text);
        for (const QRegularExpressionMatch &match : word().globalMatch(snippet.text)) {
            const std::vector<Term> terms = wanted();
            const bool isWanted = std::any_of(terms.begin(), terms.end(),
                                              [&](const Term &term) { return term.words.contains(match.captured().toLower()); });
            if (isWanted)
                snippet.marks.push_back(index.toCodePoints(match.capturedStart(), match.capturedEnd()));
        }
        return snippet;
    }

    std::vector<std::vector<Term>> m_alternatives; ///< Empty: it finds nothing.
};

} // namespace lectern
