// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/tiers/entry.h"

#include <sodium.h>

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstring>

namespace lectern::cache {

namespace {

constexpr QByteArrayView magic("LECT");
constexpr int currentFormat = 2;
constexpr qsizetype lengthBytes = 4;
constexpr qsizetype fixedBytes = 60;
constexpr qsizetype nonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype tagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

tl::unexpected<StorageError> corrupt(const char *detail) { return failure(ErrorCode::Corrupt, FaultyPart::Redis, QString::fromLatin1(detail)); }

template <typename Integer>
Integer integerAt(QByteArrayView bytes, qsizetype offset)
{
    return qFromLittleEndian<Integer>(bytes.data() + offset);
}

template <typename Integer>
void put(char *bytes, qsizetype offset, Integer value)
{
    qToLittleEndian<Integer>(value, bytes + offset);
}

const unsigned char *raw(QByteArrayView bytes) { return reinterpret_cast<const unsigned char *>(bytes.data()); }

/// The additional data that is authenticated: length of the key name, key name, header.
QByteArray associatedData(QByteArrayView key, QByteArrayView header)
{
    QByteArray data(4, Qt::Uninitialized);
    qToLittleEndian<quint32>(quint32(key.size()), data.data());
    data.reserve(4 + key.size() + header.size());
    return data.append(key).append(header);
}

qsizetype headerBytes(size_t inProgressCount) { return fixedBytes + 8 * qsizetype(inProgressCount); }

void writeHeader(char *at, const EntryHeader &header)
{
    std::memcpy(at, magic.data(), size_t(magic.size()));
    put<quint16>(at, 4, currentFormat);
    put<quint16>(at, 6, quint16(header.schemaVersion));
    std::memcpy(at + 8, header.boot.toRfc4122().constData(), 16);
    put<quint64>(at, 24, header.snapshot.xmin);
    put<quint64>(at, 32, header.snapshot.xmax);
    put<qint64>(at, 40, header.filledAt.count());
    put<quint32>(at, 48, quint32(header.lifetime.count()));
    put<quint32>(at, 52, quint32(header.snapshot.inProgress.size()));
    put<quint32>(at, 56, 0);
    for (size_t i = 0; i < header.snapshot.inProgress.size(); ++i)
        put<quint64>(at, headerBytes(i), header.snapshot.inProgress[i]);
}

} // namespace

QByteArray entryName(Family family, QByteArrayView normalisedText, const KeySpace &keys, QByteArrayView sealKey)
{
    Q_ASSERT(sealKey.size() == sealKeyBytes);
    std::array<unsigned char, crypto_generichash_BYTES_MIN> hash;
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char *>(normalisedText.data()), size_t(normalisedText.size()),
                       reinterpret_cast<const unsigned char *>(sealKey.data()), size_t(sealKey.size()));
    const QLatin1String name = traitsOf(family).name;
    return keys.stem() + QByteArrayView(name.data(), name.size()).toByteArray() + ':'
        + QByteArrayView(hash.data(), qsizetype(hash.size())).toByteArray().toHex();
}

std::optional<Family> familyOfEntryName(QByteArrayView entryName)
{
    // lectern, schema, class, the one or two words of the family, hash
    const QList<QByteArray> words = entryName.toByteArray().split(':');
    if (words.size() < 5 || words.first() != "lectern")
        return std::nullopt;
    return familyFromName(QString::fromLatin1(words.mid(3, words.size() - 4).join(':')));
}

std::optional<QByteArray> sealedEntry(const EntryHeader &header, QByteArrayView answer, QByteArrayView question, QByteArrayView key,
                                      QByteArrayView sealKey)
{
    Q_ASSERT(sealKey.size() == sealKeyBytes);
    if (header.snapshot.inProgress.size() > maxInProgress)
        return std::nullopt;
    const qsizetype size = headerBytes(header.snapshot.inProgress.size());
    const qsizetype payloadSize = answer.size() + question.size() + lengthBytes;
    QByteArray entry(size + nonceBytes + payloadSize + tagBytes, Qt::Uninitialized);
    // Encrypts in place.
    char *payload = entry.data() + size + nonceBytes;
    std::copy(answer.begin(), answer.end(), payload);
    std::copy(question.begin(), question.end(), payload + answer.size());
    put<quint32>(payload, answer.size() + question.size(), quint32(question.size()));
    writeHeader(entry.data(), header);
    auto *nonce = reinterpret_cast<unsigned char *>(entry.data() + size);
    randombytes_buf(nonce, size_t(nonceBytes));
    const QByteArray associated = associatedData(key, QByteArrayView(entry).first(size));
    auto *sealed = nonce + nonceBytes;
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed, nullptr, sealed, quint64(payloadSize), raw(associated), quint64(associated.size()), nullptr,
                                               nonce, raw(sealKey));
    return entry;
}

Result<EntryHeader> headerOf(QByteArrayView entry)
{
    if (entry.size() < headerBytes(0) + nonceBytes + tagBytes || entry.first(magic.size()) != magic)
        return corrupt("not an entry");
    EntryHeader header;
    header.format = integerAt<quint16>(entry, 4);
    if (header.format != currentFormat)
        return corrupt("an unknown entry format");
    const quint32 inProgressCount = integerAt<quint32>(entry, 52);
    if (inProgressCount > maxInProgress || entry.size() < headerBytes(inProgressCount) + nonceBytes + tagBytes)
        return corrupt("an entry's header is cut");
    header.schemaVersion = integerAt<quint16>(entry, 6);
    header.boot = QUuid::fromRfc4122(entry.sliced(8, 16));
    header.snapshot.xmin = integerAt<quint64>(entry, 24);
    header.snapshot.xmax = integerAt<quint64>(entry, 32);
    header.filledAt = std::chrono::seconds(integerAt<qint64>(entry, 40));
    header.lifetime = std::chrono::seconds(integerAt<quint32>(entry, 48));
    header.snapshot.inProgress.reserve(inProgressCount);
    for (quint32 i = 0; i < inProgressCount; ++i)
        header.snapshot.inProgress.push_back(integerAt<quint64>(entry, headerBytes(i)));
    return header;
}

Result<Unsealed> unsealedPayload(QByteArrayView entry, QByteArrayView key, QByteArrayView sealKey)
{
    Q_ASSERT(sealKey.size() == sealKeyBytes);
    const Result<EntryHeader> header = headerOf(entry);
    if (!header)
        return failureOf(header);
    const qsizetype size = headerBytes(header->snapshot.inProgress.size());
    const QByteArrayView sealed = entry.sliced(size + nonceBytes);
    const QByteArray associated = associatedData(key, entry.first(size));
    QByteArray payload(sealed.size() - tagBytes, Qt::Uninitialized);
    const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char *>(payload.data()), nullptr, nullptr, raw(sealed),
                                                                  quint64(sealed.size()), raw(associated), quint64(associated.size()),
                                                                  raw(entry.sliced(size)), raw(sealKey));
    if (failed != 0)
        return corrupt("an entry is not authentic");
    const qsizetype textAt = payload.size() - lengthBytes
        - (payload.size() < lengthBytes ? 0 : qsizetype(integerAt<quint32>(payload, payload.size() - lengthBytes)));
    if (payload.size() < lengthBytes || textAt < 0)
        return corrupt("an entry lacks its question");
    QByteArray question = payload.mid(textAt, payload.size() - lengthBytes - textAt);
    payload.truncate(textAt);
    return Unsealed{std::move(payload), std::move(question)};
}

} // namespace lectern::cache
