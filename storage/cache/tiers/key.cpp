// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/tiers/key.h"

#include <sodium.h>

#include <array>

namespace lectern::cache {

QByteArray redisKey(Family family, QByteArrayView normalisedText, int schemaVersion, QByteArrayView sealKey)
{
    Q_ASSERT(sealKey.size() == sealKeyBytes);
    std::array<unsigned char, crypto_generichash_BYTES_MIN> hash;
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char *>(normalisedText.data()), size_t(normalisedText.size()),
                       reinterpret_cast<const unsigned char *>(sealKey.data()), size_t(sealKey.size()));
    const QLatin1String name = traitsOf(family).name;
    // "main" is the one visibility class until access control knows more.
    return "lectern:" + QByteArray::number(schemaVersion) + ":main:" + QByteArrayView(name.data(), name.size()).toByteArray() + ':'
        + QByteArrayView(hash.data(), qsizetype(hash.size())).toByteArray().toHex();
}

std::optional<Family> familyOfRedisKey(QByteArrayView key)
{
    // lectern, schema, class, then the family's one or two words, then the hash
    const QList<QByteArray> words = key.toByteArray().split(':');
    if (words.size() < 5 || words.first() != "lectern")
        return std::nullopt;
    return familyFromName(QString::fromLatin1(words.mid(3, words.size() - 4).join(':')));
}

} // namespace lectern::cache
