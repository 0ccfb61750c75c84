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

/// Everything that the cache can hold: one alternative for each type of answer. Never null; shared, never copied.
using AnswerValue = std::variant<std::shared_ptr<const ReviewPage>, std::shared_ptr<const Review>, std::shared_ptr<const RowCount>,
                                 std::shared_ptr<const RowIndex>, std::shared_ptr<const ReviewStats>, std::shared_ptr<const ReviewFacets>,
                                 std::shared_ptr<const DocumentList>, std::shared_ptr<const DocumentFacets>, std::shared_ptr<const Document>,
                                 std::shared_ptr<const Analysis>, std::shared_ptr<const std::vector<EnginePrecision>>>;

/// The value of a question whose answer is a T. Requires: it is one.
template <typename T>
[[nodiscard]] const std::shared_ptr<const T> &valueAs(const AnswerValue &value)
{
    return std::get<std::shared_ptr<const T>>(value);
}

/// How it lies in an entry: see codec.h. Thread: any; pure.
[[nodiscard]] QByteArray encoded(const AnswerValue &value);
/// What it takes in memory, roughly, in bytes. Thread: any; pure.
[[nodiscard]] qint64 weightOf(const AnswerValue &value);

} // namespace lectern::cache
