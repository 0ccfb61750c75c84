// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/readable.h"

#include <QHash>
#include <QLatin1String>
#include <QString>

#include <array>
#include <chrono>
#include <optional>

namespace lectern {

/// A kind of cached answer. The name stands readable in its keys, so that the monitor and redis-cli can count it.
enum class Family : quint8 {
    ReviewsSingle,
    ReviewsList,
    ReviewsAnchors,
    ReviewsStats,
    ReviewsCount,
    ReviewsAggregation,
    ReviewsEntity,
    ReviewsPlatform,
    DocumentsList,
    Document,
    Analysis,
    DocumentAnalysis,
};
inline constexpr int familyCount = 12;

/// Families whose lifetime one setting changes together, as the older services' CACHE_TTL_SHORT, _MEDIUM, _LONG and _ENTITY do.
enum class LifetimeGroup : quint8 { None, Short, Medium, Long, Entity };

/// What holds for every entry of a family.
struct FamilyTraits {
    QLatin1String name;
    LifetimeGroup group;
    std::chrono::seconds lifetime;   ///< TTL in Redis and in memory, before jitter.
    std::chrono::milliseconds bound; ///< How old an answer may be at most, unless the caller asks for less.
    bool isAggregate;                ///< Slow to compute: waits behind pages, is refreshed before it expires.
};

/// The one table of families, indexed by Family.
extern const std::array<FamilyTraits, familyCount> families;

[[nodiscard]] inline const FamilyTraits &traitsOf(Family family) { return families[size_t(family)]; }
[[nodiscard]] QString nameOf(Family family);
[[nodiscard]] constexpr bool isReadable(Family family, const Readable &readable)
{
    return family < Family::DocumentsList ? readable.reviews : readable.documents;
}
[[nodiscard]] std::optional<Family> familyFromName(QStringView name);

/// Lifetimes per family: the table's, or what the settings say instead.
class Lifetimes
{
public:
    static constexpr std::chrono::seconds shortest{1};
    static constexpr std::chrono::seconds longest{std::chrono::hours(24) * 30};

    explicit Lifetimes(const QHash<QString, std::chrono::seconds> &overrides = {});
    [[nodiscard]] std::chrono::seconds of(Family family) const { return m_lifetimes[size_t(family)]; }
    /// of(family) times 0.8 .. 1.2, so that entries filled together do not expire together.
    [[nodiscard]] std::chrono::seconds jittered(Family family) const;

private:
    std::array<std::chrono::seconds, familyCount> m_lifetimes;
};

} // namespace lectern
