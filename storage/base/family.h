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

/// A kind of cached answer. Keys contain its name in clear text, so that the monitor and redis-cli can count them.
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

/// Families whose lifetime is changed by one common setting, like the older services' CACHE_TTL_SHORT, _MEDIUM, _LONG and _ENTITY.
enum class LifetimeGroup : quint8 { None, Short, Medium, Long, Entity };

/// Properties of every entry of a family.
struct FamilyTraits {
    QLatin1String name;
    LifetimeGroup group;
    std::chrono::seconds lifetime;   ///< TTL in Redis and in memory, before jitter.
    std::chrono::milliseconds bound; ///< Maximum age of an answer, unless the caller asks for less.
    bool isAggregate;                ///< Slow to compute: runs after pages, and is refreshed before it expires.
};

/// The table of families, indexed by Family.
extern const std::array<FamilyTraits, familyCount> families;

[[nodiscard]] inline const FamilyTraits &traitsOf(Family family) { return families[size_t(family)]; }
[[nodiscard]] QString nameOf(Family family);
[[nodiscard]] constexpr bool isReadable(Family family, const Readable &readable)
{
    return family < Family::DocumentsList ? readable.reviews : readable.documents;
}
[[nodiscard]] std::optional<Family> familyFromName(QStringView name);

/// Lifetimes per family: from the table, or from the settings.
class Lifetimes
{
public:
    static constexpr std::chrono::seconds shortest{1};
    static constexpr std::chrono::seconds longest{std::chrono::hours(24) * 30};

    explicit Lifetimes(const QHash<QString, std::chrono::seconds> &overrides = {});
    [[nodiscard]] std::chrono::seconds of(Family family) const { return m_lifetimes[size_t(family)]; }
    /// of(family) times 0.8 .. 1.2, so that entries written together do not expire together.
    [[nodiscard]] std::chrono::seconds jittered(Family family) const;

private:
    std::array<std::chrono::seconds, familyCount> m_lifetimes;
};

} // namespace lectern
