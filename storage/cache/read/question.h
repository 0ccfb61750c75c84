// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/provenance.h"
#include "storage/base/family.h"
#include "storage/base/scope.h"
#include "storage/base/snapshot.h"
#include "storage/cache/tiers/answer_value.h"
#include "storage/cache/tiers/codec.h"
#include "storage/cache/tiers/document_codec.h"
#include "storage/cache/tiers/remote_cache.h"
#include "storage/postgres/link/connection.h"

#include <functional>

namespace lectern::cache {

/// One cacheable question, with everything the read path needs to know about it. Made by question().
///
/// Thread: any; a value. The functions are called on storage threads.
struct Question {
    Family family = Family::ReviewsList;
    QByteArray text; ///< Normalised: two questions are equal if and only if their texts are.
    std::chrono::milliseconds bound{1000};
    Result<void> valid; ///< An error: why the question cannot be answered.
    std::function<Result<Stamped<AnswerValue>>(postgres::PostgresConnection &, const postgres::StatementLimits &)> readPostgres;
    std::function<Scopes(const AnswerValue &)> scopesOfAnswer;
    Result<AnswerValue> (*decode)(QByteArray) = nullptr;
    /// Whether the answer has live data, which changes too often to be cached with it, such as the progress of running work;
    /// for display only. May be empty. Thread: any; asks no server.
    std::function<bool(const AnswerValue &)> isLive;
    /// Adds the live data to the answer on delivery. Must take no longer than the time that ReadBound leaves for delivery.
    std::function<void(AnswerValue &, RemoteCache &)> overlayLive;

    /// The key in this process's memory: the question in clear text.
    [[nodiscard]] QByteArray localKey() const { return char(family) + text; }
    [[nodiscard]] static Family familyOfKey(const QByteArray &localKey) { return Family(localKey.front()); }
};

/// A question whose answer is a T.
template <typename T>
struct QuestionOf : Question {
};

/// The answer to a Question of any type.
struct AnyAnswer {
    AnswerValue value;
    Provenance provenance;
};

/// The answer to a QuestionOf<T>. Requires: the answer holds a T.
template <typename T>
[[nodiscard]] Answer<T> answerAs(const AnyAnswer &answer)
{
    return {valueAs<T>(answer.value), answer.provenance};
}

/// `read(connection, limits)` asks PostgreSQL; `scopes(answer)` returns what the answer depends on.
template <typename T, typename Read, typename ScopesOfAnswer>
[[nodiscard]] QuestionOf<T> question(Family family, QByteArray text, std::chrono::milliseconds bound, Result<void> valid, Read read,
                                     ScopesOfAnswer scopes)
{
    QuestionOf<T> made;
    made.family = family;
    made.text = std::move(text);
    made.bound = bound;
    made.valid = std::move(valid);
    made.readPostgres = [read = std::move(read)](postgres::PostgresConnection &connection, const postgres::StatementLimits &limits) {
        return read(connection, limits).map([](Stamped<T> &&stamped) {
            return Stamped<AnswerValue>{std::make_shared<const T>(std::move(stamped.value)), std::move(stamped.snapshot), stamped.boot};
        });
    };
    made.scopesOfAnswer = [family, scopes = std::move(scopes)](const AnswerValue &value) {
        Scopes all = scopes(*valueAs<T>(value));
        all.push_back(familyScope(family));
        return all;
    };
    made.decode = [](QByteArray bytes) {
        return decoded<T>(std::move(bytes)).map([](T &&value) -> AnswerValue { return std::make_shared<const T>(std::move(value)); });
    };
    return made;
}

} // namespace lectern::cache
