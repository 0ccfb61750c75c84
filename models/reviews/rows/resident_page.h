// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/provenance.h"
#include "storage/api/reviews/review_page.h"

#include <memory>
#include <optional>
#include <vector>

namespace lectern::models {

/// An answered page with its provenance.
struct PageAnswer {
    std::shared_ptr<const ReviewPage> page;
    Provenance provenance;
};

/// The changes of a page by a refresh. Indices are rows of the page.
struct PageChanges {
    std::vector<int> changed; ///< Rows with another version, or gone.
    int newRows = 0;          ///< New rows before the page's first known row.
    int strangers = 0;        ///< All rows of the answer that the page does not contain.
    bool isFromStart = true;  ///< The answer began at the page's first row, so newRows is meaningful.
    [[nodiscard]] bool isEmpty() const { return changed.empty() && strangers == 0; }
};

/// A page's rows as they are displayed. Their order never changes; a later
/// answer to the same question replaces rows in place, by id, and marks those that left the result.
///
/// Thread: any one.
class ResidentPage
{
public:
    ResidentPage(PageRequest request, PageAnswer answer);

    /// The request that begins at the page's first row; used by refreshes.
    [[nodiscard]] const PageRequest &request() const { return m_request; }
    [[nodiscard]] int rowCount() const { return int(m_rows.size()); }
    /// Requires: 0 <= index < rowCount(), as for the functions below.
    [[nodiscard]] ReviewRow row(int index) const;
    [[nodiscard]] Anchor anchorOf(int index) const;
    [[nodiscard]] const PageAnswer &answerOf(int index) const { return *m_rows[size_t(index)].answer; }
    /// Whether the row was deleted or no longer matches the filter.
    [[nodiscard]] bool isGone(int index) const { return m_rows[size_t(index)].isGone; }
    [[nodiscard]] int indexOf(ReviewId id) const;
    /// When the newest answer was true, even if it changed nothing.
    [[nodiscard]] Instant provenAt() const { return m_provenAt; }

    /// The single answer to request() that all rows come from; null: they come from several answers.
    [[nodiscard]] const ReviewPage *wholeAnswer() const;
    /// The whole answer was proved fresh again. Requires: wholeAnswer().
    void renew(const Provenance &provenance);
    /// Merges an answer that begins where the page begins. Rows that new rows have pushed out of the answer
    /// keep their old value: nextRefresh() requests them.
    PageChanges merge(PageAnswer answer);
    /// The request for rows that the last merge() could not settle; nothing: all are settled.
    [[nodiscard]] std::optional<PageRequest> nextRefresh() const { return m_nextRefresh; }

private:
    struct Row {
        std::shared_ptr<const PageAnswer> answer;
        int index = 0; ///< In the answer.
        bool isGone = false;
    };
    void settleMissing(const std::vector<bool> &isFound, const ReviewPage &answer, PageChanges &changes);

    PageRequest m_request;
    std::vector<Row> m_rows;
    std::optional<PageRequest> m_nextRefresh;
    int m_settledCount = 0; ///< Number of rows that the current refresh has found, or found gone.
    Instant m_provenAt;
};

} // namespace lectern::models
