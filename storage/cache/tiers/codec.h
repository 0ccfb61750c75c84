// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/api/reviews/review.h"
#include "storage/api/reviews/review_page.h"
#include "storage/api/reviews/review_stats.h"

#include <QByteArray>

namespace lectern::cache {

/// Encoding of each type of answer in an entry. Equal answers give equal bytes. A page is stored in its packed form; the
/// others begin with a byte for type and version. Thread: any; pure.
[[nodiscard]] QByteArray encoded(const ReviewPage &page);
[[nodiscard]] QByteArray encoded(const Review &review);
[[nodiscard]] QByteArray encoded(const RowCount &count);
[[nodiscard]] QByteArray encoded(const RowIndex &index);
[[nodiscard]] QByteArray encoded(const ReviewStats &stats);
[[nodiscard]] QByteArray encoded(const ReviewFacets &facets);

/// Corrupt unless the bytes are exactly one encoded T.
template <typename T>
[[nodiscard]] Result<T> decoded(QByteArray bytes);
template <>
[[nodiscard]] Result<ReviewPage> decoded(QByteArray bytes);
template <>
[[nodiscard]] Result<Review> decoded(QByteArray bytes);
template <>
[[nodiscard]] Result<RowCount> decoded(QByteArray bytes);
template <>
[[nodiscard]] Result<RowIndex> decoded(QByteArray bytes);
template <>
[[nodiscard]] Result<ReviewStats> decoded(QByteArray bytes);
template <>
[[nodiscard]] Result<ReviewFacets> decoded(QByteArray bytes);

} // namespace lectern::cache
