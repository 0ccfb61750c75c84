// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/codec.h"

#include <QDataStream>
#include <QIODevice>
#include <QJsonDocument>

#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace lectern {

namespace {

/// First byte of an encoded answer. A change of a type's fields takes a new letter: old entries then read as corrupt, a miss.
enum class Kind : quint8 { Review = 'r', RowCount = 'c', RowIndex = 'i', Stats = 's', Facets = 'f' };

/// Means are sums of doubles in whatever order the server added them up: the ninth digit is noise.
constexpr double meanUnit = 1e-9;

// One `visit` per type serves both directions: `Stream` is a Writer or a Reader.

struct Writer {
    QDataStream stream;
    template <typename T>
    Writer &field(const T &value) { stream << value; return *this; }
    Writer &size(qsizetype count) { stream << quint32(count); return *this; }
};

struct Reader {
    QDataStream stream;
    template <typename T>
    Reader &field(T &value) { stream >> value; return *this; }
    /// Makes room for as many elements as the bytes can hold at most; more than that is corrupt.
    template <typename Container>
    void resize(Container &container)
    {
        quint32 count = 0;
        stream >> count;
        if (qint64(count) > stream.device()->bytesAvailable())
            stream.setStatus(QDataStream::ReadCorruptData);
        container.resize(stream.status() == QDataStream::Ok ? count : 0);
    }
};

template <typename Stream, typename T>
void visitEnum(Stream &s, T &value, int count)
{
    if constexpr (std::is_same_v<Stream, Writer>) {
        s.field(quint8(value));
    } else {
        quint8 number = 0;
        s.field(number);
        if (number >= count)
            s.stream.setStatus(QDataStream::ReadCorruptData);
        value = T(number);
    }
}

template <typename Stream, typename T>
void visitOptional(Stream &s, T &optional)
{
    if constexpr (std::is_same_v<Stream, Writer>) {
        s.field(bool(optional));
        if (optional)
            s.field(*optional);
    } else {
        bool isThere = false;
        s.field(isThere);
        if (isThere)
            s.field(optional.emplace());
    }
}

template <typename Stream, typename T>
void visitMean(Stream &s, T &mean)
{
    if constexpr (std::is_same_v<Stream, Writer>) {
        const auto rounded = mean ? std::optional<qint64>(std::llround(*mean / meanUnit)) : std::nullopt;
        visitOptional(s, rounded);
    } else {
        std::optional<qint64> rounded;
        visitOptional(s, rounded);
        if (rounded)
            mean = double(*rounded) * meanUnit;
    }
}

template <typename Stream, typename Array>
void visitCounts(Stream &s, Array &counts)
{
    for (auto &count : counts)
        s.field(count);
}

template <typename Stream, typename Vector, typename VisitElement>
void visitVector(Stream &s, Vector &vector, VisitElement visitElement)
{
    if constexpr (std::is_same_v<Stream, Writer>)
        s.size(qsizetype(vector.size()));
    else
        s.resize(vector);
    for (auto &element : vector)
        visitElement(element);
}

/// Times are UTC in microseconds at most as fine as QDateTime keeps them: milliseconds.
template <typename Stream, typename T>
void visitTime(Stream &s, T &time)
{
    if constexpr (std::is_same_v<Stream, Writer>) {
        const auto millis = time.isValid() ? std::optional<qint64>(time.toMSecsSinceEpoch()) : std::nullopt;
        visitOptional(s, millis);
    } else {
        std::optional<qint64> millis;
        visitOptional(s, millis);
        time = millis ? QDateTime::fromMSecsSinceEpoch(*millis, Qt::UTC) : QDateTime();
    }
}

template <typename Stream, typename T>
void visitSentiment(Stream &s, T &sentiment)
{
    if constexpr (std::is_same_v<Stream, Writer>) {
        s.field(sentiment ? quint8(*sentiment) : quint8(sentimentCount));
    } else {
        Sentiment known{};
        visitEnum(s, known, sentimentCount + 1);
        sentiment = int(known) < sentimentCount ? std::optional(known) : std::nullopt;
    }
}

template <typename Stream, typename T>
void visitMetadata(Stream &s, T &metadata)
{
    if constexpr (std::is_same_v<Stream, Writer>) {
        s.field(QJsonDocument(metadata).toJson(QJsonDocument::Compact));
    } else {
        QByteArray json;
        s.field(json);
        const QJsonDocument document = QJsonDocument::fromJson(json);
        if (!document.isObject())
            s.stream.setStatus(QDataStream::ReadCorruptData);
        metadata = document.object();
    }
}

template <typename Stream, typename T>
void visitReview(Stream &s, T &review)
{
    s.field(review.id.value);
    visitEnum(s, review.platform, platformCount);
    visitEnum(s, review.entityType, entityTypeCount);
    s.field(review.entityId).field(review.entityName).field(review.platformReviewId).field(review.platformUrl);
    s.field(review.authorName).field(review.authorId).field(review.authorAvatarUrl).field(review.isVerified);
    s.field(review.title).field(review.text).field(review.language);
    visitOptional(s, review.rating);
    visitOptional(s, review.platformRating);
    visitOptional(s, review.platformScale);
    visitOptional(s, review.sentimentScore);
    visitSentiment(s, review.sentiment);
    s.field(review.helpfulCount).field(review.replyCount).field(review.likeCount).field(review.shareCount);
    s.field(review.ownerReply);
    visitTime(s, review.ownerReplyAt);
    s.field(review.imageUrls).field(review.tags);
    visitMetadata(s, review.metadata);
    visitTime(s, review.reviewedAt);
    visitEnum(s, review.reviewedAtPrecision, int(datePrecisionNames.size()));
    visitTime(s, review.fetchedAt);
    visitTime(s, review.createdAt);
    visitTime(s, review.updatedAt);
    s.field(review.isActive).field(review.version);
}

template <typename Stream, typename T>
void visitIndex(Stream &s, T &index)
{
    s.field(index.rowCount);
    visitVector(s, index.anchors, [&](auto &anchor) { s.field(anchor.values); });
}

template <typename Stream, typename T>
void visitStats(Stream &s, T &stats)
{
    s.field(stats.count);
    visitMean(s, stats.averageRating);
    visitCounts(s, stats.byRating);
    s.field(stats.unrated);
    visitCounts(s, stats.bySentiment);
    s.field(stats.withoutSentiment);
    for (auto &platform : stats.byPlatform) {
        s.field(platform.count);
        visitMean(s, platform.averageRating);
    }
    visitVector(s, stats.byMonth, [&](auto &month) {
        s.field(month.first).field(month.count);
        visitMean(s, month.averageRating);
    });
    s.field(stats.answered).field(stats.verified);
}

template <typename Stream, typename T>
void visitFacets(Stream &s, T &facets)
{
    visitCounts(s, facets.platforms);
    visitCounts(s, facets.entityTypes);
    visitCounts(s, facets.ratings);
    s.field(facets.unrated);
    visitCounts(s, facets.sentiments);
    s.field(facets.withoutSentiment).field(facets.verified).field(facets.notVerified);
    visitVector(s, facets.languages, [&](auto &language) { s.field(language.tag).field(language.count); });
    visitVector(s, facets.entities, [&](auto &entity) { s.field(entity.id).field(entity.name).field(entity.count); });
}

template <typename Visit>
QByteArray written(Kind kind, Visit visit)
{
    QByteArray bytes;
    Writer writer{QDataStream(&bytes, QIODevice::WriteOnly)};
    writer.stream.setVersion(QDataStream::Qt_6_4);
    writer.field(quint8(kind));
    visit(writer);
    return bytes;
}

template <typename T, typename Visit>
Result<T> readBack(Kind kind, const QByteArray &bytes, Visit visit)
{
    Reader reader{QDataStream(bytes)};
    reader.stream.setVersion(QDataStream::Qt_6_4);
    quint8 found = 0;
    reader.field(found);
    T value;
    if (found == quint8(kind))
        visit(reader, value);
    if (found != quint8(kind) || reader.stream.status() != QDataStream::Ok || !reader.stream.atEnd())
        return failure(ErrorCode::Corrupt, FaultyPart::Redis, QStringLiteral("an entry's payload cannot be decoded"));
    return value;
}

} // namespace

QByteArray encoded(const ReviewPage &page) { return page.packed(); }

QByteArray encoded(const Review &review)
{
    return written(Kind::Review, [&](Writer &writer) { visitReview(writer, review); });
}

QByteArray encoded(const RowCount &count)
{
    return written(Kind::RowCount, [&](Writer &writer) { writer.field(count.value).field(count.isExact); });
}

QByteArray encoded(const RowIndex &index)
{
    return written(Kind::RowIndex, [&](Writer &writer) { visitIndex(writer, index); });
}

QByteArray encoded(const ReviewStats &stats)
{
    return written(Kind::Stats, [&](Writer &writer) { visitStats(writer, stats); });
}

QByteArray encoded(const ReviewFacets &facets)
{
    return written(Kind::Facets, [&](Writer &writer) { visitFacets(writer, facets); });
}

template <>
Result<ReviewPage> decoded(QByteArray bytes)
{
    return ReviewPage::fromPacked(std::move(bytes));
}

template <>
Result<Review> decoded(QByteArray bytes)
{
    return readBack<Review>(Kind::Review, bytes, [](Reader &reader, Review &review) { visitReview(reader, review); });
}

template <>
Result<RowCount> decoded(QByteArray bytes)
{
    return readBack<RowCount>(Kind::RowCount, bytes,
                              [](Reader &reader, RowCount &count) { reader.field(count.value).field(count.isExact); });
}

template <>
Result<RowIndex> decoded(QByteArray bytes)
{
    return readBack<RowIndex>(Kind::RowIndex, bytes, [](Reader &reader, RowIndex &index) { visitIndex(reader, index); });
}

template <>
Result<ReviewStats> decoded(QByteArray bytes)
{
    return readBack<ReviewStats>(Kind::Stats, bytes, [](Reader &reader, ReviewStats &stats) { visitStats(reader, stats); });
}

template <>
Result<ReviewFacets> decoded(QByteArray bytes)
{
    return readBack<ReviewFacets>(Kind::Facets, bytes,
                                  [](Reader &reader, ReviewFacets &facets) { visitFacets(reader, facets); });
}

} // namespace lectern
