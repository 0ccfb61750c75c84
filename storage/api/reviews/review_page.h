// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/api/reviews/review.h"
#include "storage/api/reviews/review_query.h"

#include <QByteArray>

namespace lectern {

/// The columns of one review that the table shows. Strings are created on access, so that rows which are never
/// painted cost nothing when a page is decoded. Borrows the page's bytes.
class ReviewRow;

/// An immutable page of at most `pageRowCount` rows in one packed block of bytes: fixed-width
/// records, then offsets, then UTF-8. Redis and memory hold the same bytes.
///
/// Thread: any; share it as shared_ptr<const ReviewPage>.
class ReviewPage
{
public:
    /// Maximum length of the excerpt of a review's text, in Unicode code points.
    static constexpr int excerptLength = 280;

    ReviewPage() = default;
    /// Checks every offset once, so that accessors cannot read outside the bytes. Corrupt if a check fails.
    [[nodiscard]] static Result<ReviewPage> fromPacked(QByteArray bytes);

    [[nodiscard]] const QByteArray &packed() const { return m_bytes; }
    [[nodiscard]] int rowCount() const { return m_rowCount; }
    [[nodiscard]] bool isEmpty() const { return m_rowCount == 0; }
    /// Requires: 0 <= index < rowCount().
    [[nodiscard]] ReviewRow row(int index) const;
    /// The row's sort key in the query's order. Requires: 0 <= index < rowCount().
    [[nodiscard]] Anchor anchorOf(int index) const;
    /// Index of the row with this id, or -1.
    [[nodiscard]] int indexOf(ReviewId id) const;

private:
    QByteArray m_bytes;
    int m_rowCount = 0;
};

class ReviewRow
{
public:
    [[nodiscard]] ReviewId id() const;
    [[nodiscard]] Platform platform() const;
    [[nodiscard]] EntityType entityType() const;
    [[nodiscard]] std::optional<Sentiment> sentiment() const;
    [[nodiscard]] std::optional<double> rating() const;
    [[nodiscard]] std::optional<double> sentimentScore() const;
    [[nodiscard]] qint64 reviewedAtMicros() const; ///< Microseconds since 1970-01-01 UTC.
    [[nodiscard]] DatePrecision reviewedAtPrecision() const;
    [[nodiscard]] qint64 version() const;
    [[nodiscard]] int helpfulCount() const;
    [[nodiscard]] int replyCount() const;
    [[nodiscard]] int likeCount() const;
    [[nodiscard]] int shareCount() const;
    [[nodiscard]] int imageCount() const;
    [[nodiscard]] bool isVerified() const;
    [[nodiscard]] bool isActive() const;
    [[nodiscard]] bool isAnswered() const;
    [[nodiscard]] QString entityId() const;
    [[nodiscard]] QString entityName() const;
    [[nodiscard]] QString authorName() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString excerpt() const; ///< Up to ReviewPage::excerptLength code points of the text, with line breaks folded.
    [[nodiscard]] QString language() const;
    [[nodiscard]] QString platformReviewId() const;
    [[nodiscard]] QString tags() const; ///< Joined by ", ".

private:
    friend class ReviewPage;
    ReviewRow(const char *page, int index) : m_page(page), m_index(index) {}
    const char *m_page; // borrowed from the ReviewPage
    int m_index;
};

/// Builds a page row by row. Used by `storage/postgres/reviews/reviews.cpp` and by fakes in tests.
class ReviewPageBuilder
{
public:
    struct Row {
        ReviewId id;
        Platform platform = Platform::Other;
        EntityType entityType = EntityType::Other;
        std::optional<Sentiment> sentiment;
        std::optional<double> rating;
        std::optional<double> sentimentScore;
        qint64 reviewedAtMicros = 0;
        DatePrecision reviewedAtPrecision = DatePrecision::Second;
        qint64 version = 1;
        int helpfulCount = 0;
        int replyCount = 0;
        int likeCount = 0;
        int shareCount = 0;
        int imageCount = 0;
        bool isVerified = false;
        bool isActive = true;
        bool isAnswered = false;
        // UTF-8, borrowed until add() returns.
        QByteArrayView entityId, entityName, authorName, title, excerpt, language, platformReviewId, tags;
        /// The row's sort key as SQL text, the values of Anchor joined by U+001F.
        QByteArrayView anchor;
    };
    void add(const Row &row);
    [[nodiscard]] ReviewPage build() &&;

private:
    QByteArray m_records;
    QByteArray m_strings;
    int m_rowCount = 0;
};

} // namespace lectern
