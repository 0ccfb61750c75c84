// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/maintenance/cache_admin.h"

#include "storage/base/document_scope.h"
#include "storage/base/family.h"
#include "storage/base/scope.h"
#include "storage/cache/freshness/freshness.h"
#include "storage/cache/sources/question_text.h"
#include "storage/cache/tiers/entry.h"
#include "storage/postgres/state/freshness_reader.h"
#include "storage/redis/redis_state_reader.h"
#include "storage/schema/migrations.h"

#include <algorithm>
#include <set>

namespace lectern::maintenance {

using namespace cache;
using namespace postgres;
using namespace redis;
using namespace schema;

namespace {

using EntryState = InspectedEntry::State;

/// What an entry depends on, according to its question; empty if the entry cannot be decoded.
Scopes scopesOfPayload(const QByteArray &key, const Unsealed &payload)
{
    const std::optional<Family> family = familyOfEntryName(key);
    const std::optional<Question> question = family ? questionFromText(*family, payload.question) : std::nullopt;
    const Result<AnswerValue> value = question ? question->decode(payload.answer) : Result<AnswerValue>(AnswerValue());
    return question && value ? question->scopesOfAnswer(*value) : Scopes();
}

} // namespace

struct CacheAdmin::Private {
    QString redisUrl;
    PostgresConnection postgres;
    RedisConnection redis;

    explicit Private(const StorageConfig &config)
        : redisUrl(config.redisUrl)
        , postgres(config.postgresUrl, QStringLiteral("lectern inspector"))
        , redis(config.redisUrl, "lectern-inspector")
    {
    }
    ServerState::Redis redisState();
    void describe(const EntryHeader &header, InspectedEntry &shown) const;
    Result<void> judge(const QByteArray &key, const EntryHeader &header, const Unsealed &payload, InspectedEntry &shown);
};

ServerState::Redis CacheAdmin::Private::redisState()
{
    if (!redisUrl.isEmpty())
        return readRedisState(redis);
    ServerState::Redis state;
    state.detail = QStringLiteral("no Redis is configured");
    return state;
}

void CacheAdmin::Private::describe(const EntryHeader &header, InspectedEntry &shown) const
{
    shown.format = header.format;
    shown.schemaVersion = header.schemaVersion;
    shown.boot = header.boot.toString(QUuid::WithoutBraces);
    shown.snapshot = QString::fromLatin1(header.snapshot.toText());
    shown.filledAt = QDateTime::fromSecsSinceEpoch(header.filledAt.count(), Qt::UTC);
    shown.age = std::chrono::seconds(QDateTime::currentSecsSinceEpoch()) - header.filledAt;
    shown.lifetime = header.lifetime;
    shown.lifetimeLeft = std::max(header.lifetime - shown.age, std::chrono::seconds(0));
}

/// Polls without a last snapshot, which returns the whole log, so that the entry is judged as a reader would.
Result<void> CacheAdmin::Private::judge(const QByteArray &key, const EntryHeader &header, const Unsealed &payload, InspectedEntry &shown)
{
    const Result<FreshnessPoll> poll = readFreshness(postgres, std::nullopt);
    if (!poll)
        return failureOf(poll);
    const auto decide = [&](EntryState state, const QString &reason) {
        shown.state = state;
        shown.reason = reason;
    };
    if (header.schemaVersion != knownMigrations().back().number)
        decide(EntryState::Outdated, QStringLiteral("it is of schema version %1").arg(header.schemaVersion));
    else if (header.boot != poll->boot)
        decide(EntryState::Outdated, QStringLiteral("PostgreSQL has recovered from a crash or moved since"));
    else if (header.snapshot.xmin < poll->horizon)
        decide(EntryState::Outdated, QStringLiteral("it is older than the change log"));
    else if (!poll->triggersHealthy)
        decide(EntryState::Undecided, QStringLiteral("changes are not logged now: %1").arg(poll->triggerDetail));
    if (!shown.reason.isEmpty())
        return {};

    std::set<QByteArray> unseen;
    for (const FreshnessPoll::Change &change : poll->changes) {
        if (!header.snapshot.sees(change.transaction))
            unseen.insert(change.scope);
    }
    const Scopes scopes = scopesOfPayload(key, payload);
    if (scopes.empty())
        decide(EntryState::Undecided, QStringLiteral("its question or its answer is none that this program knows"));
    else if (std::any_of(scopes.begin(), scopes.end(), [&](const QByteArray &scope) { return unseen.contains(scope); }))
        decide(EntryState::Changed, QStringLiteral("what it depends on has changed since"));
    else
        decide(EntryState::Fresh, QStringLiteral("nothing it depends on has changed since"));
    return {};
}

QString nameOf(InspectedEntry::State state)
{
    switch (state) {
    case EntryState::Absent: return QStringLiteral("absent");
    case EntryState::Forged: return QStringLiteral("forged");
    case EntryState::Outdated: return QStringLiteral("outdated");
    case EntryState::Fresh: return QStringLiteral("fresh");
    case EntryState::Changed: return QStringLiteral("changed");
    case EntryState::Undecided: return QStringLiteral("undecided");
    }
    Q_UNREACHABLE();
}

CacheAdmin::CacheAdmin(const StorageConfig &config) : d(std::make_unique<Private>(config)) {}

CacheAdmin::~CacheAdmin() = default;

Result<CacheStatus> CacheAdmin::readStatus()
{
    const Result<FreshnessPoll> poll = readFreshness(d->postgres, std::nullopt);
    if (!poll)
        return failureOf(poll);
    std::set<QByteArray> scopes;
    for (const FreshnessPoll::Change &change : poll->changes)
        scopes.insert(change.scope);
    CacheStatus status;
    status.boot = poll->boot.toString(QUuid::WithoutBraces);
    status.snapshot = QString::fromLatin1(poll->snapshot.toText());
    status.horizon = poll->horizon;
    status.loggedChangeCount = qint64(poll->changes.size());
    status.loggedScopeCount = qint64(scopes.size());
    status.triggersHealthy = poll->triggersHealthy;
    status.triggerDetail = poll->triggerDetail;
    status.redis = d->redisState();
    return status;
}

Result<InspectedEntry> CacheAdmin::readEntry(const QByteArray &key)
{
    const Result<QByteArray> sealKey = readSealKey(d->postgres);
    if (!sealKey || sealKey->size() != sealKeyBytes)
        return failure(ErrorCode::Unavailable, FaultyPart::PostgreSql, QStringLiteral("the key that seals entries cannot be read"));
    if (const Result<void> opened = d->redis.open(); !opened)
        return failureOf(opened);
    const Result<RedisReply> reply = d->redis.ask(RedisCommand::get(key), RedisConnection::connectDeadline);
    if (!reply)
        return failureOf(reply);
    InspectedEntry shown;
    if (reply->type != RedisReply::Type::Bulk) {
        shown.reason = QStringLiteral("there is nothing under this key");
        return shown;
    }
    shown.storedBytes = reply->bytes.size();
    const Result<EntryHeader> header = headerOf(reply->bytes);
    const Result<Unsealed> payload = unsealedPayload(reply->bytes, key, *sealKey);
    if (header)
        d->describe(*header, shown);
    if (!header || !payload) {
        shown.state = EntryState::Forged;
        shown.reason = header ? payload.error().detail : header.error().detail;
        return shown;
    }
    shown.question = QString::fromUtf8(payload->question);
    return d->judge(key, *header, *payload, shown).map([&] { return shown; });
}

QStringList CacheAdmin::familyNames()
{
    QStringList names;
    for (const FamilyTraits &traits : families)
        names.append(QString(traits.name));
    return names;
}

Result<void> CacheAdmin::invalidateFamily(const QString &name)
{
    const std::optional<Family> family = familyFromName(name);
    if (!family)
        return failure(ErrorCode::InvalidRequest, FaultyPart::Lectern, QStringLiteral("there is no family %1").arg(name));
    return logScopes(d->postgres, {familyScope(*family)});
}

Result<void> CacheAdmin::invalidateEntity(const QString &entityId) { return logScopes(d->postgres, {entityScope(entityId)}); }

Result<void> CacheAdmin::invalidatePlatform(Platform platform) { return logScopes(d->postgres, {platformScope(platform)}); }

Result<void> CacheAdmin::invalidateAll() { return logScopes(d->postgres, {everythingScope.toByteArray()}); }

} // namespace lectern::maintenance
