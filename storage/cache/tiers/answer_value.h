// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/document_source.h"
#include "storage/api/reviews/review.h"
#include "storage/api/reviews/review_page.h"
#include "storage/api/reviews/review_stats.h"

#include <QByteArray>

#include <memory>
#include <variant>
#include <vector>

namespace lectern::cache {

/// Everything that the cache can hold: one alternative per type of answer. Pointers are never null; values are shared, not copied.
using AnswerValue = std::variant<std::shared_ptr<const ReviewPage>, std::shared_ptr<const Review>, std::shared_ptr<const RowCount>,
                                 std::shared_ptr<const RowIndex>, std::shared_ptr<const ReviewStats>, std::shared_ptr<const ReviewFacets>,
                                 std::shared_ptr<const DocumentList>, std::shared_ptr<const DocumentFacets>, std::shared_ptr<const Document>,
                                 std::shared_ptr<const Analysis>, std::shared_ptr<const std::vector<EnginePrecision>>>;

/// The value of an answer of type T. Requires: it holds a T.
template <typename T>
[[nodiscard]] const std::shared_ptr<const T> &valueAs(const AnswerValue &value)
{
    return std::get<std::shared_ptr<const T>>(value);
}

/// The bytes in an entry: see codec.h. Thread: any; pure.
[[nodiscard]] QByteArray encoded(const AnswerValue &value);
/// Approximate size in memory, in bytes. Thread: any; pure.
[[nodiscard]] qint64 weightOf(const AnswerValue &value);

} // namespace lectern::cache
