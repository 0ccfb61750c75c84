// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reviews/rows/resident_page.h"
#include "storage/api/reviews/review_stats.h"

#include <list>
#include <map>
#include <optional>

namespace lectern::models {

/// The loaded pages of a result, by number: page n holds the rows from n * pageRowCount on.
/// Sparse and bounded: beyond `capacity` the least recently used page is dropped, so memory does not depend
/// on the number of rows in the result.
///
/// Thread: any one.
class PageWindow
{
public:
    static constexpr int defaultCapacity = 64;

    explicit PageWindow(int capacity = defaultCapacity) : m_capacity(capacity) {}

    [[nodiscard]] static qint64 pageOf(qint64 row) { return row / pageRowCount; }
    [[nodiscard]] static int indexIn(qint64 row) { return int(row % pageRowCount); }

    /// Null if not loaded. Valid until the next insert().
    [[nodiscard]] const ResidentPage *find(qint64 pageNumber) const;
    [[nodiscard]] ResidentPage *find(qint64 pageNumber);
    /// Marks a page as used, so that it is dropped last.
    void touch(qint64 pageNumber);
    void insert(qint64 pageNumber, ResidentPage page);
    [[nodiscard]] int count() const { return int(m_pages.size()); }

    /// Row number of the review, if loaded.
    [[nodiscard]] std::optional<qint64> rowOf(ReviewId id) const;
    /// The request for a page: by keyset next to a loaded page, else by the shortest index-only scan
    /// from an earlier loaded page or an anchor. Nothing: not possible until the anchors have arrived.
    [[nodiscard]] std::optional<PageRequest> plan(const ReviewQuery &query, qint64 pageNumber, const RowIndex *index) const;

private:
    struct Entry {
        ResidentPage page;
        std::list<qint64>::iterator use; ///< In m_uses.
    };
    [[nodiscard]] bool isFull(const ResidentPage &page) const { return page.rowCount() == pageRowCount; }

    int m_capacity;
    std::map<qint64, Entry> m_pages;
    std::list<qint64> m_uses; ///< Most recently used first.
};

} // namespace lectern::models
