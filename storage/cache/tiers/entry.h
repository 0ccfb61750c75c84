// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"
#include "storage/base/family.h"
#include "storage/base/key_space.h"
#include "storage/base/snapshot.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QUuid>

#include <chrono>
#include <optional>

namespace lectern::cache {

/// Size of the secret key that seals entries and keys the hash in their names. PostgreSQL hands it out to those who may read.
inline constexpr qsizetype sealKeyBytes = 32;

/// The name of an entry in Redis: `lectern:<schema>:<class>:<family>:<hash>`, where the hash is BLAKE2b of the
/// question's normalised text, keyed, so that names reveal nothing about questions. Thread: any; pure.
/// Requires: `sealKey` has sealKeyBytes bytes.
[[nodiscard]] QByteArray entryName(Family family, QByteArrayView normalisedText, const KeySpace &keys, QByteArrayView sealKey);
/// The family in an entry's name; nothing if it is not the name of an entry.
[[nodiscard]] std::optional<Family> familyOfEntryName(QByteArrayView name);

/// An answer whose snapshot has more transactions in progress is not cached: the header would be larger than the answer.
inline constexpr size_t maxInProgress = 64;

/// The header before the payload. Readable without the key, trusted only after the seal was checked.
struct EntryHeader {
    int format = 2;
    int schemaVersion = 0;
    QUuid boot;
    Snapshot snapshot;
    std::chrono::seconds filledAt{0}; ///< Seconds since 1970 on the writer's wall clock; for display and lifetimes, never for freshness.
    std::chrono::seconds lifetime{0};
};

/// The bytes of an entry in Redis, all integers little-endian:
///
///     offset  0  magic "LECT"          8  boot (16)         40  filled at (8)       60  in progress (8 each)
///             4  format (2)           24  xmin (8)          48  lifetime (4)         .  nonce (24)
///             6  schema version (2)   32  xmax (8)          52  in-progress count (4), reserved 0 (4)
///                                                            .  sealed payload, and 16 bytes of tag
///
/// The payload is the answer, then the question's normalised text, then the length of that text (4). The text lets anybody with
/// the key check an entry's content, as its name reveals nothing.
///
/// Sealed with XChaCha20-Poly1305; the key name and everything before the nonce are authenticated, so an
/// entry cannot be altered, truncated or moved to another key. Thread: any; pure.
/// Nothing if the snapshot has more than maxInProgress transactions. Requires: `sealKey` has sealKeyBytes bytes.
[[nodiscard]] std::optional<QByteArray> sealedEntry(const EntryHeader &header, QByteArrayView answer, QByteArrayView question, QByteArrayView key,
                                                    QByteArrayView sealKey);
/// The header, not authenticated; Corrupt if the bytes cannot be an entry.
[[nodiscard]] Result<EntryHeader> headerOf(QByteArrayView entry);
struct Unsealed {
    QByteArray answer;
    QByteArray question;
};
/// Corrupt unless every byte is as it was sealed, under this very key name. Copies the answer once.
[[nodiscard]] Result<Unsealed> unsealedPayload(QByteArrayView entry, QByteArrayView key, QByteArrayView sealKey);

} // namespace lectern::cache
