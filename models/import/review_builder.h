// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/building/record_fields.h"
#include "models/import/import_plan.h"

namespace lectern::imports {

/// Makes reviews of records, by the plan. The one place where a column's value meets a review's field.
///
/// Thread: one at a time. Borrows the plan.
class ReviewBuilder
{
public:
    explicit ReviewBuilder(const ImportPlan &plan) : m_plan(plan) {}

    /// `columns`: the reader's, which may have grown since the plan was made.
    [[nodiscard]] tl::expected<Review, RejectedRow> build(const Record &record, const QStringList &columns) const;

private:
    void takeOrigin(Review &review, RecordFields &fields) const;
    void takeEntity(Review &review, RecordFields &fields) const;
    [[nodiscard]] FieldOutcome takeRating(Review &review, RecordFields &fields) const;

    const ImportPlan &m_plan;
};

} // namespace lectern::imports
