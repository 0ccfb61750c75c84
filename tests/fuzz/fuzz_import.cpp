// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/review_builder.h"
#include "tests/fuzz/fuzz_input.h"
#include "tests/fuzz/memory_source.h"

#include <QJsonDocument>
#include <QTemporaryFile>

#include <cmath>

namespace {

using namespace lectern;
using namespace lectern::imports;

bool fits(const QString &text, qsizetype most) { return qsizetype(text.toUcs4().size()) <= most && !text.contains(QChar(u'\0')); }

bool isNamed(const QString &text) { return !text.isEmpty() && fits(text, 500); }

bool isStorable(const QDateTime &time) { return !time.isValid() || (time.date().year() >= 1900 && time.date().year() < 2100); }

bool areStorable(const QStringList &texts)
{
    return texts.size() <= 1000 && std::none_of(texts.begin(), texts.end(), [](const QString &text) { return text.contains(QChar(u'\0')); });
}

/// What the table's constraints ask (storage/schema/up/001_base.up.sql): one row that broke them would end the whole import.
void checkStorable(const Review &review)
{
    fuzz::check(isNamed(review.entityId) && fits(review.entityName, 500) && !review.entityName.contains(QChar(0x1F)));
    fuzz::check(isNamed(review.platformReviewId) && fits(review.platformUrl, 4000) && fits(review.authorAvatarUrl, 4000));
    fuzz::check(fits(review.authorName, 500) && fits(review.authorId, 500) && fits(review.title, 2000));
    fuzz::check(fits(review.text, 100'000) && fits(review.ownerReply, 100'000));
    fuzz::check(!review.rating || (*review.rating >= 0 && *review.rating <= 5));
    fuzz::check(!review.platformRating || std::abs(*review.platformRating) <= 10'000);
    fuzz::check(!review.platformScale || (*review.platformScale > 0 && *review.platformScale <= 10'000));
    fuzz::check(!review.sentimentScore || std::abs(*review.sentimentScore) <= 1);
    fuzz::check(review.helpfulCount >= 0 && review.replyCount >= 0 && review.likeCount >= 0 && review.shareCount >= 0);
    fuzz::check(review.reviewedAt.isValid() && isStorable(review.reviewedAt) && isStorable(review.ownerReplyAt));
    fuzz::check(areStorable(review.imageUrls) && areStorable(review.tags));
    const QByteArray metadata = QJsonDocument(review.metadata).toJson().replace("\\\\", "");
    fuzz::check(!metadata.contains("\\u0000") && !metadata.contains("\\ud"));
    fuzz::check(review.language.size() != 1 && review.language.size() <= 8
                && std::all_of(review.language.begin(), review.language.end(), [](QChar c) { return c >= u'a' && c <= u'z'; }));
}

} // namespace

/// A whole file of reviews: what is recognised of it, and what would be stored.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView bytes = fuzz::inputOf(data, size);
    QTemporaryFile file;
    fuzz::check(file.open() && file.write(bytes.data(), bytes.size()) == bytes.size() && file.flush());
    const auto plan = planImport({file.fileName(), {}, QStringLiteral("reviews.csv")});
    if (!plan)
        return 0;
    auto text = TextStream::open(std::make_unique<fuzz::MemorySource>(bytes), plan->encoding);
    auto reader = text ? openRecordReader(std::move(*text)) : Result<std::unique_ptr<RecordReader>>(failureOf(text));
    if (!reader)
        return 0;
    ReviewBuilder builder(*plan);
    Record record;
    for (auto more = (*reader)->next(record); more && *more; more = (*reader)->next(record)) {
        const auto review = builder.build(record, (*reader)->columns());
        if (review)
            checkStorable(*review);
        else
            fuzz::check(!review.error().reason.isEmpty());
    }
    return 0;
}
