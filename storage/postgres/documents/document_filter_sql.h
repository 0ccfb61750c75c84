// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_query.h"
#include "storage/postgres/sql/statement.h"

namespace lectern::postgres {

/// One term of a text search: a word or a "phrase", wanted or not.
struct SearchTerm {
    QString text; ///< As websearch_to_tsquery takes it, phrases with their quotation marks.
    bool isExcluded = false;
    friend bool operator==(const SearchTerm &, const SearchTerm &) = default;
};

/// A text search as alternatives of terms that must all hold, read as websearch_to_tsquery reads it: words, "phrases",
/// -exclusions, or. Terms without a letter or digit say nothing and are left out.
///
/// Each term is asked of the whole document, by the set of its pages: what one page excludes, no other page lets in, and
/// a document of any size can be asked.
struct SearchTerms {
    std::vector<std::vector<SearchTerm>> alternatives;

    [[nodiscard]] static SearchTerms fromText(const QString &text);
    /// All that is wanted, joined by "or": what ranks and marks. Empty when the search only excludes.
    [[nodiscard]] QString wanted() const;
    /// A regular expression of PostgreSQL: the text from the first wanted "phrase" on. Empty when there is none of several words.
    [[nodiscard]] QString fromPhraseOn() const;
    /// Whether a document with any of what is wanted is one that the search finds: each alternative is one wanted term.
    [[nodiscard]] bool findsAllWanted() const;
};

/// A filter as a condition on `documents d`: the text holds only column names and `?`, every value is bound.
/// `found`: SQL that selects the ids of what the text search finds, if the statement has them already; without values.
[[nodiscard]] FilterSql documentFilterSql(const DocumentFilter &filter, const QString &found = {});

/// Which rows of `document_search s` have what a bound text wants. The text stands in a subselect on purpose: where the planner
/// knows it and it is common, it prefers to unpack every page's words, seven times as slow as the index.
extern const QString hasWantedSql;

} // namespace lectern::postgres
