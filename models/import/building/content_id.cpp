// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/import/building/content_id.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace lectern::imports {

QString contentIdOf(const Review &review)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &part :
         {nameOf(review.platform), review.entityId, review.authorName, review.authorId, QString::number(review.reviewedAt.toMSecsSinceEpoch()),
          review.title, review.text, review.platformRating ? QString::number(*review.platformRating) : QString(), review.platformReviewId}) {
        hash.addData(part.toUtf8());
        hash.addData(QByteArrayView("\x1f"));
    }
    if (review.authorName.isEmpty() && review.authorId.isEmpty())
        hash.addData(QJsonDocument(review.metadata).toJson(QJsonDocument::Compact));
    return QStringLiteral("c:") + QString::fromLatin1(hash.result().toHex());
}

} // namespace lectern::imports
