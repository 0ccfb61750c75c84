// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/provenance.h"
#include "storage/api/reviews/review_page.h"

#include <memory>
#include <optional>
#include <vector>

namespace lectern::models {

/// An answered page and where it comes from.
struct PageAnswer {
    std::shared_ptr<const ReviewPage> page;
    Provenance provenance;
};

/// What a refresh changed in a page. Indexes are rows of the page.
struct PageChanges {
    std::vector<int> changed; ///< Another version, or gone.
    int newRows = 0;          ///< Rows of the answer that stand ahead of the page's first known row.
    int strangers = 0;        ///< Rows of the answer, in all, that the page does not know.
    bool isFromStart = true;  ///< The answer began at the page's first row: newRows means something.
    [[nodiscard]] bool isEmpty() const { return changed.empty() && strangers == 0; }
};

/// A page's rows as they stand on the screen. Their order never changes once it was shown; a later
/// answer to the same question replaces rows in place by their id, and marks those that left the result.
///
/// Thread: any one.
class ResidentPage
{
public:
    ResidentPage(PageRequest request, PageAnswer answer);

    /// The question whose answer begins at the page's first row: what a refresh asks.
    [[nodiscard]] const PageRequest &request() const { return m_request; }
    [[nodiscard]] int rowCount() const { return int(m_rows.size()); }
    /// Requires: 0 <= index < rowCount(), as for everything below.
    [[nodiscard]] ReviewRow row(int index) const;
    [[nodiscard]] Anchor anchorOf(int index) const;
    [[nodiscard]] const PageAnswer &answerOf(int index) const { return *m_rows[size_t(index)].answer; }
    /// The row was deleted, or no longer matches the filter.
    [[nodiscard]] bool isGone(int index) const { return m_rows[size_t(index)].isGone; }
    [[nodiscard]] int indexOf(ReviewId id) const;
    /// When the last answer was true, whether it changed something or not.
    [[nodiscard]] Instant provenAt() const { return m_provenAt; }

    /// The one answer to request() that all rows are from; null: rows of several answers stand here.
    [[nodiscard]] const ReviewPage *wholeAnswer() const;
    /// The whole answer was proved again. Requires: wholeAnswer().
    void renew(const Provenance &provenance);
    /// Takes over an answer that begins where the page begins. Rows pushed out of the answer by new
    /// ones keep their old value: nextRefresh() asks for them.
    PageChanges merge(PageAnswer answer);
    /// The question for rows that the last merge could not settle, if there are any.
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
    int m_settledCount = 0; ///< Rows that the current round of refreshing has found, or found gone.
    Instant m_provenAt;
};

} // namespace lectern::models
