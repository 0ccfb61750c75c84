// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/building/record_limits.h"

#include "models/import/values/value_normaliser.h"
#include "storage/api/documents/text_range.h"

#include <QJsonDocument>

namespace lectern::imports {

namespace {

/// Maximum number of characters of a field in the database.
struct LengthLimit {
    Field field;
    qsizetype length;
};
constexpr LengthLimit lengthLimits[] = {
    {Field::Text, 100'000},      {Field::Positive, 50'000},       {Field::Negative, 50'000 - 100}, {Field::OwnerReply, 100'000},
    {Field::Title, 2'000},       {Field::EntityId, 500},          {Field::EntityName, 500},        {Field::PlatformReviewId, 500},
    {Field::PlatformUrl, 4'000}, {Field::AuthorAvatarUrl, 4'000}, {Field::AuthorName, 500},        {Field::AuthorId, 500},
};

constexpr qsizetype mostItems = 1'000, tagLength = 200, urlLength = 4'000, metadataBytes = 256 << 10;

FieldOutcome checkList(const RecordFields &fields, Field field, const QStringList &items, qsizetype length)
{
    if (items.size() > mostItems)
        return fields.reject(field, QStringLiteral("the list has %1 values, at most %2 can be stored").arg(items.size()).arg(mostItems));
    for (const QString &item : items) {
        if (codePointCount(item) > length)
            return fields.reject(
                field, QStringLiteral("a value of the list has %1 characters, at most %2 can be stored").arg(codePointCount(item)).arg(length));
    }
    return {};
}

} // namespace

FieldOutcome checkRecord(const RecordFields &fields)
{
    const Record &record = fields.record();
    if (!record.defect.isEmpty())
        return fields.rejectRecord(record.defect, record.defectColumn);
    bool isEmpty = true;
    for (size_t i = 0; i < record.values.size(); ++i) {
        const QString &value = record.values[i];
        if (value.contains(QChar(u'\0')))
            return fields.rejectColumn(int(i), QStringLiteral("the value holds a NUL character"));
        isEmpty = isEmpty && isNoValue(QStringView(value).trimmed());
    }
    if (isEmpty)
        return fields.rejectRecord(QStringLiteral("the record is empty"));
    for (const LengthLimit &limit : lengthLimits) {
        const qsizetype length = fields.raw(limit.field).size();
        if (length > limit.length)
            return fields.reject(limit.field, QStringLiteral("the value has %1 characters, at most %2 can be stored").arg(length).arg(limit.length));
    }
    return {};
}

FieldOutcome checkLists(const RecordFields &fields, const Review &review)
{
    if (auto sound = checkList(fields, Field::Tags, review.tags, tagLength); !sound)
        return sound;
    return checkList(fields, Field::ImageUrls, review.imageUrls, urlLength);
}

/// The JSON text is only built if it could be too long.
FieldOutcome checkMetadata(const RecordFields &fields, const Review &review)
{
    constexpr qsizetype mostBytesOfACharacter = 6; // as an escape
    qsizetype characters = 0;
    for (const QString &value : fields.record().values)
        characters += value.size();
    if (characters * mostBytesOfACharacter <= metadataBytes)
        return {};
    const qsizetype bytes = QJsonDocument(review.metadata).toJson(QJsonDocument::Compact).size();
    if (bytes <= metadataBytes)
        return {};
    return fields.rejectRecord(QStringLiteral("the columns without a field of their own come to %1 KiB, at most %2 KiB of them can be stored")
                                   .arg((bytes + 1023) / 1024)
                                   .arg(metadataBytes / 1024));
}

} // namespace lectern::imports
