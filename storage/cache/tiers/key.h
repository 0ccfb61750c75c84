// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/base/family.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace lectern::cache {

/// The secret that seals entries and hides questions in key names; handed out by PostgreSQL to those who may read.
inline constexpr qsizetype sealKeyBytes = 32;

/// The name of an entry in Redis: `lectern:<schema>:<class>:<family>:<hash>`, where the hash is BLAKE2b of the
/// question's normalised text, keyed, so that key names give no question away. Thread: any; pure.
/// Requires: `sealKey` has sealKeyBytes bytes.
[[nodiscard]] QByteArray redisKey(Family family, QByteArrayView normalisedText, int schemaVersion, QByteArrayView sealKey);
/// The family named in a key; nothing when it is no key of ours.
[[nodiscard]] std::optional<Family> familyOfRedisKey(QByteArrayView key);

} // namespace lectern::cache
