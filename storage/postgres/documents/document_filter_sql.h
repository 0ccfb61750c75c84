// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_query.h"
#include "storage/postgres/sql/statement.h"

namespace lectern::postgres {

/// One term of a text search: a word or a "phrase", required or excluded.
struct SearchTerm {
    QString text; ///< In websearch_to_tsquery's syntax; a phrase includes its quotation marks.
    bool isExcluded = false;
    friend bool operator==(const SearchTerm &, const SearchTerm &) = default;
};

/// A text search as alternatives, each a list of terms that must all hold; parsed like websearch_to_tsquery: words, "phrases",
/// -exclusions, or. Terms without a letter or digit are left out.
///
/// Each term is tested against the whole document, that is the set of its pages: an exclusion on one page excludes the document,
/// and documents of any size can be searched.
struct SearchTerms {
    std::vector<std::vector<SearchTerm>> alternatives;

    [[nodiscard]] static SearchTerms fromText(const QString &text);
    /// All required terms, joined by "or": for ranking and for marking matches. Empty when the search only excludes.
    [[nodiscard]] QString wanted() const;
    /// A PostgreSQL regular expression for the text from the first required "phrase" on. Empty without a phrase of several words.
    [[nodiscard]] QString fromPhraseOn() const;
    /// Whether any required term suffices for a match, that is, whether each alternative is a single required term.
    [[nodiscard]] bool findsAllWanted() const;
};

/// A filter as a condition on `documents d`. The SQL contains only column names and `?`; every value is bound.
/// `found`: SQL for the ids that match the text search, if the statement has them already; must bind no values.
[[nodiscard]] FilterSql documentFilterSql(const DocumentFilter &filter, const QString &found = {});

/// Condition on `document_search s`: the row matches a bound search text. The text is in a subselect on purpose: if the planner knows
/// a text to be common, it unpacks every page's words instead of using the index, which takes seven times as long.
extern const QString hasWantedSql;

} // namespace lectern::postgres
