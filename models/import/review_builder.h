// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/import/import_plan.h"
#include "models/import/records/record_reader.h"
#include "storage/api/reviews/import_sink.h"

#include <QStringList>

#include <tl/expected.hpp>

namespace lectern::imports {

/// Makes reviews of records, by the plan. The one place where a column's value meets a review's field.
///
/// Thread: one at a time. Borrows the plan.
class ReviewBuilder
{
public:
    explicit ReviewBuilder(const ImportPlan &plan) : m_plan(plan) {}

    /// `columns`: the reader's, which may have grown since the plan was made.
    [[nodiscard]] tl::expected<Review, RejectedRow> build(const Record &record, const QStringList &columns);

private:
    using FieldOutcome = tl::expected<void, RejectedRow>;
    [[nodiscard]] const QString &raw(Field field) const { return m_record->value(m_plan.mapping.column(field)); }
    [[nodiscard]] QString clean(Field field) const;
    [[nodiscard]] tl::unexpected<RejectedRow> reject(Field field, const QString &reason) const;
    [[nodiscard]] FieldOutcome checkRecord() const;
    [[nodiscard]] FieldOutcome checkList(Field field, const QStringList &items, qsizetype length) const;
    [[nodiscard]] FieldOutcome checkMetadata(const Review &review) const;
    void takeOrigin(Review &review);
    void takeEntity(Review &review);
    void takeAuthor(Review &review);
    void takeText(Review &review);
    [[nodiscard]] FieldOutcome takeRating(Review &review);
    [[nodiscard]] FieldOutcome takeDates(Review &review);
    void takeCounts(Review &review);
    void takeSentiment(Review &review);
    void takeCount(Field field, int &into);
    void takeMetadata(Review &review, const QStringList &columns) const;
    void takeId(Review &review) const;
    /// The field's value found no place in the review: it goes into metadata.
    void keep(Field field) { m_kept |= quint64(1) << int(field); }

    const ImportPlan &m_plan;
    const Record *m_record = nullptr;
    quint64 m_kept = 0; ///< Bit per field.
};

} // namespace lectern::imports
