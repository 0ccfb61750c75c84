// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/reviews/copy_row.h"

#include "storage/postgres/link/array_literal.h"

#include <QJsonDocument>

#include <cstdio>

namespace lectern::postgres {

namespace {

class CopyLine
{
public:
    void add(const QString &text)
    {
        separate();
        const QByteArray utf8 = text.toUtf8();
        m_bytes.reserve(m_bytes.size() + utf8.size() + 16);
        for (const char c : utf8) {
            switch (c) {
            case '\\': m_bytes += "\\\\"; break;
            case '\t': m_bytes += "\\t"; break;
            case '\n': m_bytes += "\\n"; break;
            case '\r': m_bytes += "\\r"; break;
            default: m_bytes += c;
            }
        }
    }
    void addPlain(QByteArrayView text)
    {
        separate();
        m_bytes += text;
    }
    void addName(std::string_view name) { addPlain(QByteArrayView(name.data(), qsizetype(name.size()))); }
    void addNull() { addPlain("\\N"); }
    void add(const std::optional<double> &number)
    {
        if (number)
            addPlain(QByteArray::number(*number, 'f', 4));
        else
            addNull();
    }
    void add(const QDateTime &time)
    {
        if (!time.isValid())
            return addNull();
        const QDateTime utc = time.toUTC();
        int year = 0, month = 0, day = 0;
        utc.date().getDate(&year, &month, &day);
        const QTime clock = utc.time();
        char text[40];
        const int length = std::snprintf(text, sizeof text, "%04d-%02d-%02d %02d:%02d:%02d.%03d+00", year, month, day, clock.hour(), clock.minute(),
                                         clock.second(), clock.msec());
        addPlain(QByteArrayView(text, length));
    }
    [[nodiscard]] QByteArray finish() &&
    {
        m_bytes += '\n';
        return std::move(m_bytes);
    }

private:
    void separate()
    {
        if (!m_bytes.isEmpty())
            m_bytes += '\t';
    }
    QByteArray m_bytes;
};

} // namespace

const QString &importedColumns()
{
    static const QString columns = QStringLiteral(
        "platform, entity_type, entity_id, entity_name, platform_review_id, platform_url, author_name, author_id, "
        "author_avatar_url, is_verified, title, review_text, language, rating, platform_rating, platform_scale, "
        "sentiment_score, sentiment, helpful_count, reply_count, like_count, share_count, owner_reply, owner_reply_at, "
        "image_urls, tags, metadata, reviewed_at, reviewed_at_precision, fetched_at");
    return columns;
}

QByteArray copyRow(const Review &review, const QDateTime &fetchedNow)
{
    CopyLine line;
    line.addName(platformNames[size_t(review.platform)]);
    line.addName(entityTypeNames[size_t(review.entityType)]);
    line.add(review.entityId);
    line.add(review.entityName);
    line.add(review.platformReviewId);
    line.add(review.platformUrl);
    line.add(review.authorName);
    line.add(review.authorId);
    line.add(review.authorAvatarUrl);
    line.addPlain(review.isVerified ? "t" : "f");
    line.add(review.title);
    line.add(review.text);
    line.add(review.language);
    line.add(review.rating);
    line.add(review.platformRating);
    line.add(review.platformScale);
    line.add(review.sentimentScore);
    review.sentiment ? line.addName(sentimentNames[size_t(*review.sentiment)]) : line.addNull();
    line.addPlain(QByteArray::number(review.helpfulCount));
    line.addPlain(QByteArray::number(review.replyCount));
    line.addPlain(QByteArray::number(review.likeCount));
    line.addPlain(QByteArray::number(review.shareCount));
    line.add(review.ownerReply);
    line.add(review.ownerReplyAt);
    line.add(arrayLiteral(review.imageUrls));
    line.add(arrayLiteral(review.tags));
    line.add(QString::fromUtf8(QJsonDocument(review.metadata).toJson(QJsonDocument::Compact)));
    line.add(review.reviewedAt);
    line.addName(datePrecisionNames[size_t(review.reviewedAtPrecision)]);
    line.add(review.fetchedAt.isValid() ? review.fetchedAt : fetchedNow);
    return std::move(line).finish();
}

} // namespace lectern::postgres
