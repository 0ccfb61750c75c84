// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/building/review_dates.h"

namespace lectern::imports {

namespace {

QDateTime noDate() { return QDateTime(QDate(1900, 1, 1), QTime(0, 0), Qt::UTC); }

DateRule ruleFor(Field field, const std::map<Field, DateRule> &rules)
{
    const auto found = rules.find(field);
    return found == rules.end() ? DateRule{} : found->second;
}

void takeVisit(Review &review, const ParsedDate &visited)
{
    const QDate day = visited.at.date();
    const bool isYear = visited.precision == DatePrecision::Year;
    review.reviewedAt = QDateTime(QDate(day.year(), isYear ? 1 : day.month(), 1), QTime(0, 0), Qt::UTC);
    review.reviewedAtPrecision = isYear ? DatePrecision::Year : DatePrecision::Month;
}

} // namespace

FieldOutcome takeDates(Review &review, RecordFields &fields, const std::map<Field, DateRule> &rules)
{
    const auto read = [&](Field field) { return normaliseDate(fields.raw(field), ruleFor(field, rules), review.fetchedAt); };
    const auto fetched = normaliseDate(fields.raw(Field::FetchedAt), ruleFor(Field::FetchedAt, rules));
    if (fetched && *fetched)
        review.fetchedAt = (*fetched)->at;
    else
        fields.keep(Field::FetchedAt);

    const auto reviewed = read(Field::ReviewedAt);
    if (!reviewed)
        return fields.reject(Field::ReviewedAt, reviewed.error());
    fields.keep(Field::VisitedAt);
    review.reviewedAt = noDate();
    review.reviewedAtPrecision = DatePrecision::Unknown;
    if (*reviewed) {
        review.reviewedAt = (*reviewed)->at;
        review.reviewedAtPrecision = (*reviewed)->precision;
    } else {
        fields.keep(Field::ReviewedAt);
        if (const auto visited = read(Field::VisitedAt); visited && *visited)
            takeVisit(review, **visited);
    }

    const auto replied = read(Field::OwnerReplyAt);
    if (!replied)
        return fields.reject(Field::OwnerReplyAt, replied.error());
    if (*replied)
        review.ownerReplyAt = (*replied)->at;
    else
        fields.keep(Field::OwnerReplyAt);
    return {};
}

} // namespace lectern::imports
