// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/provenance.h"
#include "storage/base/family.h"
#include "storage/cache/tiers/codec.h"
#include "storage/cache/tiers/document_codec.h"
#include "storage/cache/tiers/memory_tier.h"
#include "storage/cache/tiers/redis_tier.h"
#include "storage/postgres/link/connection.h"

#include <functional>

namespace lectern::cache {

/// One cacheable question of any type: everything the read path needs to know of it. Made by question().
///
/// Thread: any; a value. The functions are called on storage threads.
struct Question {
    Family family = Family::ReviewsList;
    QByteArray text; ///< Normalised: equal questions have equal texts, different ones different texts.
    std::chrono::milliseconds bound{1000};
    std::function<Result<Stamped<AnyValue>>(postgres::PostgresConnection &, const postgres::StatementLimits &)> readPostgres;
    std::function<Scopes(const AnyValue &)> scopesOfAnswer;
    QByteArray (*encode)(const AnyValue &) = nullptr;
    Result<AnyValue> (*decode)(QByteArray) = nullptr;
    qint64 (*weightBytes)(const AnyValue &) = nullptr;
    /// Whether something stands beside the answer that changes too often to be cached with it, as the progress of running work
    /// does; for display only. May be empty. Thread: any; asks no server.
    std::function<bool(const AnyValue &)> isLive;
    /// Then this lays it over the answer on its way out, which must take no longer than an answer may age there.
    std::function<void(AnyValue &, RedisTier &)> overlayLive;

    /// Under which the process itself keeps the answer: the question as it is.
    [[nodiscard]] QByteArray localKey() const { return char(family) + text; }
    [[nodiscard]] static Family familyOfKey(const QByteArray &localKey) { return Family(localKey.front()); }
};

/// What a Question is answered with.
struct AnyAnswer {
    AnyValue value;
    Provenance provenance;
};

[[nodiscard]] inline qint64 weightOf(const ReviewPage &page) { return page.packed().size(); }
[[nodiscard]] qint64 weightOf(const Review &review);
[[nodiscard]] inline qint64 weightOf(const RowCount &) { return qint64(sizeof(RowCount)); }
[[nodiscard]] qint64 weightOf(const RowIndex &index);
[[nodiscard]] qint64 weightOf(const ReviewStats &stats);
[[nodiscard]] qint64 weightOf(const ReviewFacets &facets);

/// `read(connection, limits)` asks PostgreSQL, `scopes(answer)` says what the answer depends on.
template <typename T, typename Read, typename ScopesOfAnswer>
[[nodiscard]] Question question(Family family, QByteArray text, std::chrono::milliseconds bound, Read read, ScopesOfAnswer scopes)
{
    Question made;
    made.family = family;
    made.text = std::move(text);
    made.bound = bound;
    made.readPostgres = [read = std::move(read)](postgres::PostgresConnection &connection, const postgres::StatementLimits &limits) {
        return read(connection, limits).map([](Stamped<T> &&stamped) {
            return Stamped<AnyValue>{std::make_shared<const T>(std::move(stamped.value)), std::move(stamped.snapshot), stamped.boot};
        });
    };
    made.scopesOfAnswer = [family, scopes = std::move(scopes)](const AnyValue &value) {
        Scopes all = scopes(*static_cast<const T *>(value.get()));
        all.push_back(familyScope(family));
        return all;
    };
    made.encode = [](const AnyValue &value) { return encoded(*static_cast<const T *>(value.get())); };
    made.decode = [](QByteArray bytes) {
        return decoded<T>(std::move(bytes)).map([](T &&value) -> AnyValue { return std::make_shared<const T>(std::move(value)); });
    };
    made.weightBytes = [](const AnyValue &value) { return weightOf(*static_cast<const T *>(value.get())); };
    return made;
}

} // namespace lectern::cache
