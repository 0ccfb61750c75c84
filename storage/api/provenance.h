// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/clock.h"

#include <QDateTime>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace lectern {

/// Which tier answered.
enum class Source : quint8 {
    Memory,   ///< This process, proven fresh.
    Redis,    ///< The shared Redis, authentic and proven fresh.
    Postgres, ///< PostgreSQL itself.
    Stale,    ///< The last known value, whose freshness cannot be proved now. Never shown as live.
};
[[nodiscard]] QString nameOf(Source source); ///< "memory", "redis", "postgres", "stale"

/// Where an answer comes from and its maximum age.
struct Provenance {
    Source source = Source::Postgres;
    QString family;                                   ///< "reviews:list"
    std::chrono::milliseconds age{0};                 ///< Maximum age when the answer was given. It grows from then on: see ageOf().
    Instant provenAt{0};                              ///< When the proving poll, or the read, was sent: the answer was true then. 0: not known.
    QDateTime asOf;                                   ///< That moment in wall clock time, UTC. For display only.
    std::optional<std::chrono::seconds> lifetimeLeft; ///< Until the entry expires; absent when not cached.
    std::chrono::microseconds took{0};                ///< From question to answer.
};

/// Maximum age of a shown answer at `now` on Clock::boot(), counted from its proof, not from its delivery.
[[nodiscard]] std::chrono::milliseconds ageOf(const Provenance &provenance, Instant now);

/// A value and where it comes from.
template <typename T>
struct Answer {
    std::shared_ptr<const T> value; ///< Never null.
    Provenance provenance;
};

} // namespace lectern
