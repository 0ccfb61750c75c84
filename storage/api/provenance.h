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
    Stale,    ///< The last known value; its freshness cannot be proved now. Never shown as live.
};
[[nodiscard]] QString nameOf(Source source); ///< "memory", "redis", "postgres", "stale"

/// Where an answer comes from and how old it can be at most.
struct Provenance {
    Source source = Source::Postgres;
    QString family;                                   ///< "reviews:list"
    std::chrono::milliseconds age{0};                 ///< Upper bound of staleness when the answer was given. It goes on ageing: see ageOf().
    Instant provenAt{0};                              ///< When it was true: a poll or a read was sent then. 0: not known.
    QDateTime asOf;                                   ///< The wall clock's name for that moment, UTC. For display only.
    std::optional<std::chrono::seconds> lifetimeLeft; ///< Until the entry expires; absent when not cached.
    std::chrono::microseconds took{0};                ///< From question to answer.
};

/// How old what is shown can be at most at `now` on Clock::boot(): since it was proved, not since it was handed over.
[[nodiscard]] std::chrono::milliseconds ageOf(const Provenance &provenance, Instant now);

/// A value and where it comes from.
template <typename T>
struct Answer {
    std::shared_ptr<const T> value; ///< Never null.
    Provenance provenance;
};

} // namespace lectern
