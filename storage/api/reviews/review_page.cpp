// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/reviews/review_page.h"

#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace lectern {

namespace {

static_assert(Q_BYTE_ORDER == Q_LITTLE_ENDIAN, "a page is stored in the byte order of every machine Lectern ships for");

constexpr quint32 pageMagic = 0x3150524c; // "LRP1"
constexpr quint16 noRating = 0xffff;
constexpr qint16 noScore = std::numeric_limits<qint16>::min();
constexpr quint8 noSentiment = 0xff;
constexpr QChar anchorSeparator(0x1f);

enum Flag : quint8 { Verified = 1, Active = 2, Answered = 4 };
enum Text { EntityId, EntityName, Author, Title, Excerpt, Language, PlatformReviewId, Tags, AnchorText, textCount };

struct Header {
    quint32 magic;
    quint32 rowCount;
    quint32 stringBytes;
    quint32 reserved;
};

struct Record {
    quint8 id[16];
    qint64 reviewedAtMicros;
    qint64 version;
    qint32 helpfulCount;
    qint32 replyCount;
    qint32 likeCount;
    qint32 shareCount;
    quint16 ratingHundredths;
    qint16 scoreTenThousandths;
    quint16 imageCount;
    quint8 platform;
    quint8 entityType;
    quint8 sentiment;
    quint8 precision;
    quint8 flags;
    quint8 reserved;
    quint32 textStart;
    quint32 textEnds[textCount];
};
static_assert(sizeof(Record) == 100 + 4, "the layout is part of the format: change pageMagic with it");

Header headerOf(const char *page)
{
    Header header;
    std::memcpy(&header, page, sizeof header);
    return header;
}

Record recordOf(const char *page, int index)
{
    Record record;
    std::memcpy(&record, page + sizeof(Header) + size_t(index) * sizeof(Record), sizeof record);
    return record;
}

QByteArrayView textOf(const char *page, int index, Text which)
{
    const Record record = recordOf(page, index);
    const char *strings = page + sizeof(Header) + size_t(headerOf(page).rowCount) * sizeof(Record);
    const quint32 begin = which == 0 ? record.textStart : record.textEnds[which - 1];
    return {strings + begin, qsizetype(record.textEnds[which] - begin)};
}

bool isSound(const Record &record, quint32 stringBytes)
{
    quint32 end = record.textStart;
    for (const quint32 next : record.textEnds) {
        if (next < end)
            return false;
        end = next;
    }
    return end <= stringBytes && record.platform < platformCount && record.entityType < entityTypeCount
        && (record.sentiment < sentimentCount || record.sentiment == noSentiment) && record.precision < datePrecisionNames.size();
}

} // namespace

Result<ReviewPage> ReviewPage::fromPacked(QByteArray bytes)
{
    const auto corrupt = [] { return failure(ErrorCode::Corrupt, FaultyPart::Lectern, QStringLiteral("not a packed page of reviews")); };
    if (bytes.size() < qsizetype(sizeof(Header)))
        return corrupt();
    const Header header = headerOf(bytes.constData());
    if (header.magic != pageMagic || header.rowCount > quint32(pageRowCount))
        return corrupt();
    if (size_t(bytes.size()) != sizeof(Header) + header.rowCount * sizeof(Record) + header.stringBytes)
        return corrupt();
    for (quint32 i = 0; i < header.rowCount; ++i) {
        if (!isSound(recordOf(bytes.constData(), int(i)), header.stringBytes))
            return corrupt();
    }
    ReviewPage page;
    page.m_rowCount = int(header.rowCount);
    page.m_bytes = std::move(bytes);
    return page;
}

ReviewRow ReviewPage::row(int index) const
{
    Q_ASSERT(index >= 0 && index < m_rowCount);
    return {m_bytes.constData(), index};
}

Anchor ReviewPage::anchorOf(int index) const
{
    Q_ASSERT(index >= 0 && index < m_rowCount);
    return {QString::fromUtf8(textOf(m_bytes.constData(), index, AnchorText)).split(anchorSeparator)};
}

int ReviewPage::indexOf(ReviewId id) const
{
    const QByteArray wanted = id.value.toRfc4122();
    for (int i = 0; i < m_rowCount; ++i) {
        const char *record = m_bytes.constData() + sizeof(Header) + size_t(i) * sizeof(Record);
        if (std::memcmp(record, wanted.constData(), 16) == 0)
            return i;
    }
    return -1;
}

ReviewId ReviewRow::id() const
{
    const Record record = recordOf(m_page, m_index);
    return {QUuid::fromRfc4122(QByteArrayView(record.id, 16))};
}

Platform ReviewRow::platform() const { return Platform(recordOf(m_page, m_index).platform); }
EntityType ReviewRow::entityType() const { return EntityType(recordOf(m_page, m_index).entityType); }

std::optional<Sentiment> ReviewRow::sentiment() const
{
    const quint8 value = recordOf(m_page, m_index).sentiment;
    return value == noSentiment ? std::nullopt : std::optional(Sentiment(value));
}

std::optional<double> ReviewRow::rating() const
{
    const quint16 value = recordOf(m_page, m_index).ratingHundredths;
    return value == noRating ? std::nullopt : std::optional(value / 100.0);
}

std::optional<double> ReviewRow::sentimentScore() const
{
    const qint16 value = recordOf(m_page, m_index).scoreTenThousandths;
    return value == noScore ? std::nullopt : std::optional(value / 10'000.0);
}

qint64 ReviewRow::reviewedAtMicros() const { return recordOf(m_page, m_index).reviewedAtMicros; }
DatePrecision ReviewRow::reviewedAtPrecision() const { return DatePrecision(recordOf(m_page, m_index).precision); }
qint64 ReviewRow::version() const { return recordOf(m_page, m_index).version; }
int ReviewRow::helpfulCount() const { return recordOf(m_page, m_index).helpfulCount; }
int ReviewRow::replyCount() const { return recordOf(m_page, m_index).replyCount; }
int ReviewRow::likeCount() const { return recordOf(m_page, m_index).likeCount; }
int ReviewRow::shareCount() const { return recordOf(m_page, m_index).shareCount; }
int ReviewRow::imageCount() const { return recordOf(m_page, m_index).imageCount; }
bool ReviewRow::isVerified() const { return recordOf(m_page, m_index).flags & Verified; }
bool ReviewRow::isActive() const { return recordOf(m_page, m_index).flags & Active; }
bool ReviewRow::isAnswered() const { return recordOf(m_page, m_index).flags & Answered; }
QString ReviewRow::entityId() const { return QString::fromUtf8(textOf(m_page, m_index, EntityId)); }
QString ReviewRow::entityName() const { return QString::fromUtf8(textOf(m_page, m_index, EntityName)); }
QString ReviewRow::authorName() const { return QString::fromUtf8(textOf(m_page, m_index, Author)); }
QString ReviewRow::title() const { return QString::fromUtf8(textOf(m_page, m_index, Title)); }
QString ReviewRow::excerpt() const { return QString::fromUtf8(textOf(m_page, m_index, Excerpt)); }
QString ReviewRow::language() const { return QString::fromUtf8(textOf(m_page, m_index, Language)); }
QString ReviewRow::platformReviewId() const { return QString::fromUtf8(textOf(m_page, m_index, PlatformReviewId)); }
QString ReviewRow::tags() const { return QString::fromUtf8(textOf(m_page, m_index, Tags)); }

void ReviewPageBuilder::add(const Row &row)
{
    Q_ASSERT(m_rowCount < pageRowCount);
    Record record{};
    std::memcpy(record.id, row.id.value.toRfc4122().constData(), sizeof record.id);
    record.reviewedAtMicros = row.reviewedAtMicros;
    record.version = row.version;
    record.helpfulCount = row.helpfulCount;
    record.replyCount = row.replyCount;
    record.likeCount = row.likeCount;
    record.shareCount = row.shareCount;
    record.ratingHundredths = row.rating ? quint16(std::lround(*row.rating * 100)) : noRating;
    record.scoreTenThousandths = row.sentimentScore ? qint16(std::lround(*row.sentimentScore * 10'000)) : noScore;
    record.imageCount = quint16(std::clamp(row.imageCount, 0, 0xffff));
    record.platform = quint8(row.platform);
    record.entityType = quint8(row.entityType);
    record.sentiment = row.sentiment ? quint8(*row.sentiment) : noSentiment;
    record.precision = quint8(row.reviewedAtPrecision);
    record.flags = quint8((row.isVerified ? Verified : 0) | (row.isActive ? Active : 0) | (row.isAnswered ? Answered : 0));
    record.textStart = quint32(m_strings.size());
    const QByteArrayView texts[textCount] = {row.entityId, row.entityName,       row.authorName, row.title, row.excerpt,
                                             row.language, row.platformReviewId, row.tags,       row.anchor};
    for (int i = 0; i < textCount; ++i) {
        m_strings.append(texts[i].data(), texts[i].size());
        record.textEnds[i] = quint32(m_strings.size());
    }
    m_records.append(reinterpret_cast<const char *>(&record), sizeof record);
    ++m_rowCount;
}

ReviewPage ReviewPageBuilder::build() &&
{
    const Header header{pageMagic, quint32(m_rowCount), quint32(m_strings.size()), 0};
    QByteArray bytes;
    bytes.reserve(qsizetype(sizeof header) + m_records.size() + m_strings.size());
    bytes.append(reinterpret_cast<const char *>(&header), sizeof header);
    bytes.append(m_records);
    bytes.append(m_strings);
    return *ReviewPage::fromPacked(std::move(bytes));
}

} // namespace lectern
