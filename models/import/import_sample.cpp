// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/import_sample.h"

#include "models/import/columns/column_table.h"
#include "models/import/values/date_normaliser.h"
#include "models/import/values/rating_normaliser.h"
#include "models/import/values/value_normaliser.h"

#include <QSet>

#include <algorithm>
#include <functional>

namespace lectern::imports {

namespace {

constexpr qsizetype judgedValues = 300;

bool isNumber(const QString &value)
{
    bool isNumeric = false;
    (void)value.toDouble(&isNumeric);
    return isNumeric;
}

bool isAddress(const QString &value) { return value.startsWith(QLatin1String("http")) || value.startsWith(QLatin1String("//")); }

bool isDate(const QString &value)
{
    // Lets relative dates ("2 weeks ago") count as dates; the reference date does not matter here.
    static const QDateTime someDay(QDate(2020, 1, 1), QTime(0, 0), Qt::UTC);
    const auto date = normaliseDate(value, {}, someDay);
    return date && date->has_value();
}

bool isRating(const QString &value)
{
    RatingRule anyScale;
    anyScale.scale = 100;
    return normaliseRating(value, anyScale).has_value() || normaliseBoolean(value).has_value();
}

bool isSentimentScore(const QString &value)
{
    bool isNumeric = false;
    const double score = value.toDouble(&isNumeric);
    return isNumeric && score >= -1 && score <= 1;
}

/// The predicate that a field's values must satisfy; empty: any value is valid.
std::function<bool(const QString &)> demandOf(Field field)
{
    switch (field) {
    case Field::Platform: return [](const QString &v) { return ColumnTable::instance().platformNamed(v).has_value(); };
    case Field::EntityType: return [](const QString &v) { return entityTypeFromName(v.toLower()).has_value(); };
    case Field::PlatformUrl:
    case Field::AuthorAvatarUrl: return isAddress;
    case Field::ImageUrls: return [](const QString &v) { return v.contains(QLatin1String("//")); };
    case Field::IsVerified:
    case Field::Recommended: return [](const QString &v) { return normaliseBoolean(v).has_value(); };
    case Field::Title:
    case Field::Text:
    case Field::Positive:
    case Field::Negative:
    case Field::OwnerReply: return [](const QString &v) { return !isNumber(v) && !isAddress(v) && !(v.size() <= 5 && normaliseBoolean(v)); };
    case Field::EntityName:
    case Field::AuthorName: return [](const QString &v) { return !isAddress(v) && !v.startsWith(u'['); };
    case Field::Language: return [](const QString &v) { return !normaliseLanguage(v).isEmpty(); };
    case Field::Rating: return isRating;
    case Field::SentimentScore: return isSentimentScore;
    case Field::Sentiment: return [](const QString &v) { return !isNumber(v); };
    case Field::HelpfulCount:
    case Field::ReplyCount:
    case Field::LikeCount:
    case Field::ShareCount: return [](const QString &v) { return normaliseCount(v).has_value(); };
    case Field::OwnerReplyAt:
    case Field::ReviewedAt:
    case Field::VisitedAt:
    case Field::FetchedAt: return isDate;
    default: return {};
    }
}

/// Whether a value is prose. Chinese, Japanese and Thai are written without spaces.
bool isInWords(const QString &value)
{
    return value.contains(u' ') || std::any_of(value.begin(), value.end(), [](QChar c) { return c.category() == QChar::Letter_Other; });
}

} // namespace

Result<ImportSample> ImportSample::read(RecordReader &reader)
{
    ImportSample sample;
    Record record;
    for (qint64 bytes = 0; sample.m_recordCount < maxRecords && bytes < maxBytes; ++sample.m_recordCount) {
        auto got = reader.next(record);
        if (!got)
            return failureOf(got);
        if (!*got)
            break;
        bytes += reader.rawRecord().size();
        sample.m_values.resize(size_t(reader.columns().size()));
        if (!record.defect.isEmpty())
            continue;
        for (size_t i = 0; i < record.values.size(); ++i) {
            const QString value = record.values[i].trimmed();
            if (!isNoValue(value))
                sample.m_values[i] += value.left(2000);
        }
        if (sample.m_firstRecords.size() < 5)
            sample.m_firstRecords.emplace_back(record.values.cbegin(), record.values.cend());
    }
    sample.m_columns = reader.columns();
    sample.m_values.resize(size_t(sample.m_columns.size()));
    return sample;
}

Fit ImportSample::fit(Field field, int column) const
{
    const QStringList &all = values(column);
    if (all.isEmpty())
        return Fit::Unknown;
    const qsizetype judged = std::min(all.size(), judgedValues);
    if (field == Field::PlatformReviewId) {
        const QSet<QString> distinct(all.cbegin(), all.cbegin() + judged);
        return judged < 20 || distinct.size() * 10 >= judged * 9 ? Fit::Yes : Fit::No;
    }
    const auto demand = demandOf(field);
    if (!demand)
        return Fit::Yes;
    const auto fitting = std::count_if(all.cbegin(), all.cbegin() + judged, demand);
    // Half of the values must fit, so that a few broken ones do not hide a column's meaning; those are rejected one by one.
    return fitting * 2 >= judged || (judged < 10 && fitting > 0) ? Fit::Yes : Fit::No;
}

double ImportSample::meanLength(int column) const
{
    const QStringList &all = values(column);
    qsizetype length = 0;
    for (const QString &value : all)
        length += value.size();
    return all.isEmpty() ? 0 : double(length) / double(all.size());
}

bool ImportSample::isProse(int column) const
{
    const QStringList &all = values(column);
    const qsizetype judged = std::min(all.size(), judgedValues);
    const QSet<QString> distinct(all.cbegin(), all.cbegin() + judged);
    return 2 * std::count_if(all.cbegin(), all.cbegin() + judged, isInWords) > judged && 2 * distinct.size() > judged;
}

bool ImportSample::isNumeric(int column) const
{
    const QStringList &all = values(column);
    return std::all_of(all.cbegin(), all.cbegin() + std::min(all.size(), judgedValues), isNumber);
}

bool ImportSample::countsRows(int column) const
{
    constexpr qsizetype enough = 20;
    const QStringList &all = values(column);
    if (all.size() < enough)
        return false;
    bool isNumeric = false;
    const qint64 first = all.front().toLongLong(&isNumeric);
    if (!isNumeric || first < 0 || first > 1)
        return false;
    for (qsizetype i = 1; i < enough; ++i) {
        if (all.at(i) != QString::number(first + i))
            return false;
    }
    return true;
}

} // namespace lectern::imports
