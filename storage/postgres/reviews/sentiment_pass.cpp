// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/reviews/sentiment_pass.h"

#include "storage/postgres/sql/array_literal.h"
#include "storage/postgres/link/snapshot_cells.h"
#include "storage/postgres/sql/value_text.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lectern::postgres {

namespace {

using namespace std::chrono_literals;

constexpr auto stepDeadline = 30s;

const QString storeStatement = QStringLiteral(
    "update reviews r set sentiment = nullif(said.label, '')::sentiment, sentiment_score = nullif(said.score, '')::numeric,"
    " sentiment_engine = ?, sentiment_version = ?"
    " from unnest(?::uuid[], ?::text[], ?::text[]) as said (id, label, score)"
    " where r.id = said.id and (r.sentiment_engine <> '' or (r.sentiment is null and r.sentiment_score is null))");

} // namespace

SentimentPass::SentimentPass(PostgresAccess postgres) : m_connection(std::move(postgres), QStringLiteral("lectern sentiment")) {}

QString SentimentPass::unscoredStatement()
{
    return QStringLiteral("select id, title, review_text, language, sentiment_version from reviews"
                          " where sentiment_engine = '' and sentiment is null and sentiment_score is null and id > ?::uuid"
                          " order by id limit ? for no key update skip locked");
}

QString SentimentPass::outdatedStatement()
{
    return QStringLiteral("select id, title, review_text, language, sentiment_version from reviews"
                          " where sentiment_engine <> '' and sentiment_engine = ? and sentiment_version < ?"
                          " and (sentiment_version, id) > (?, ?::uuid)"
                          " order by sentiment_version, id limit ? for no key update skip locked");
}

void SentimentPass::begin(const QString &engine, const QString &version)
{
    m_engine = engine;
    m_version = version;
    m_part = Part::Unscored;
    m_after = QUuid();
    m_afterVersion.clear();
}

Result<SentimentBatch> SentimentPass::step(int maxRows, const Scorer &scorer, std::stop_token stop)
{
    const StatementLimits limits{stepDeadline, stop};
    SentimentBatch outcome;
    std::vector<UnscoredReview> taken;
    const QString formerVersion = m_afterVersion;
    auto done = m_connection.inTransaction([&]() -> Result<void> {
        outcome = {};
        auto reviews = take(maxRows, limits);
        if (!reviews)
            return failureOf(reviews);
        taken = std::move(*reviews);
        if (taken.empty())
            return {};
        return store(taken, scorer(taken), limits).map([&](qint64 count) { outcome.storedCount = count; });
    });
    if (!done) {
        m_afterVersion = formerVersion;
        return failureOf(done);
    }
    if (!taken.empty())
        m_after = taken.back().id.value;
    if (int(taken.size()) == maxRows) {
        m_connection.closeIfTight();
        return outcome;
    }
    outcome.isLast = m_part == Part::Outdated;
    if (outcome.isLast)
        m_connection.close(); // the next pass is minutes away
    m_part = Part::Outdated;
    m_after = QUuid();
    m_afterVersion.clear();
    return outcome;
}

Result<std::vector<UnscoredReview>> SentimentPass::take(int maxRows, const StatementLimits &limits)
{
    const QString after = uuidText(m_after);
    const auto rows = m_part == Part::Unscored
        ? m_connection.run(unscoredStatement(), {after, maxRows}, limits)
        : m_connection.run(outdatedStatement(), {m_engine, m_version, m_afterVersion.isNull() ? QStringLiteral("") : m_afterVersion, after, maxRows},
                           limits);
    if (!rows)
        return failureOf(rows);
    std::vector<UnscoredReview> reviews;
    reviews.reserve(size_t(rows->rowCount()));
    for (int i = 0; i < rows->rowCount(); ++i)
        reviews.push_back({{uuidIn(rows->cell(i, 0))}, rows->toString(i, 1), rows->toString(i, 2), rows->toString(i, 3)});
    if (rows->rowCount() > 0)
        m_afterVersion = rows->toString(rows->rowCount() - 1, 4);
    return reviews;
}

/// Checks the conditions again although the rows are locked, so that this statement alone guarantees that it never overwrites a
/// platform's sentiment.
Result<qint64> SentimentPass::store(std::span<const UnscoredReview> reviews, std::span<const ReviewSentiment> said, const StatementLimits &limits)
{
    QStringList ids, labels, scores;
    for (size_t i = 0; i < std::min(reviews.size(), said.size()); ++i) {
        ids += uuidText(reviews[i].id.value);
        labels += said[i].label ? nameOf(*said[i].label) : QString();
        scores += said[i].label ? QString::number(std::clamp(said[i].score, -1.0, 1.0), 'f', 3) : QString();
    }
    return m_connection.run(storeStatement, {m_engine, m_version, arrayLiteral(ids), arrayLiteral(labels), arrayLiteral(scores)}, limits)
        .map([](const Rows &rows) { return rows.affectedRowCount(); });
}

} // namespace lectern::postgres
