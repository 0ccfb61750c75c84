// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/read/shared_tier.h"

#include "storage/cache/tiers/entry.h"

#include <QLoggingCategory>

#include <sodium.h>

#include <algorithm>

namespace lectern::cache {

using namespace metrics;

namespace {

using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(cacheLog, "lectern.cache")

std::chrono::seconds wallClock() { return std::chrono::seconds(QDateTime::currentSecsSinceEpoch()); }

} // namespace

SharedTier::SharedTier(KeySpace keys, const Freshness &freshness, KeyHistory &history, ReadMetrics &metrics, const Clock &clock)
    : m_keys(std::move(keys))
    , m_freshness(freshness)
    , m_history(history)
    , m_metrics(metrics)
    , m_clock(clock)
{
    if (sodium_init() < 0)
        qFatal("libsodium cannot be used on this machine");
}

QByteArray SharedTier::request(const Question &question, Connections &connections)
{
    const bool isUnusable = m_freshness.polledAt() != Instant::min() && !m_freshness.isUsable();
    if (isUnusable || !isReadable(question.family, m_freshness.readable()))
        return {};
    const std::optional<QByteArray> sealKey = readSealKey(*connections.database);
    if (!sealKey)
        return {};
    const QByteArray name = entryName(question.family, question.text, m_keys, *sealKey);
    return connections.remote->request(name) ? name : QByteArray();
}

SharedTier::Reply SharedTier::receive(const Question &question, const QByteArray &name, Connections &connections)
{
    const Result<std::optional<QByteArray>> reply = connections.remote->receive();
    if (!reply)
        return {};
    if (!*reply)
        return {std::nullopt, reasonOfAbsence(question.localKey())};
    return opened(question, name, **reply);
}

SharedTier::Reply SharedTier::opened(const Question &question, const QByteArray &name, const QByteArray &entry) const
{
    const Reply forged{std::nullopt, MissReason::Forged};
    const Result<EntryHeader> header = headerOf(entry);
    const std::optional<QByteArray> sealKey = knownSealKey();
    if (!header || !sealKey || header->schemaVersion != m_keys.schemaVersion)
        return forged;
    // An entry that is known to be outdated need not be unsealed.
    if (m_freshness.judge(header->boot, header->snapshot, {}).outcome == Freshness::Outcome::Outdated)
        return {std::nullopt, MissReason::Invalidated};
    Result<Unsealed> unsealed = [&] {
        const ReadStepTimer timer(m_metrics, ReadStep::Unseal);
        return unsealedPayload(entry, name, *sealKey);
    }();
    const Result<AnswerValue> value = [&] {
        const ReadStepTimer timer(m_metrics, ReadStep::Decode);
        return std::move(unsealed).and_then([&](Unsealed &&held) { return question.decode(std::move(held.answer)); });
    }();
    if (!value)
        return forged;
    const std::chrono::seconds left = std::clamp(header->filledAt + header->lifetime - wallClock(), 0s, header->lifetime);
    return {CachedAnswer{*value, header->boot, header->snapshot, true, question.scopesOfAnswer(*value), Instant::min(), m_clock.now() + left},
            std::nullopt};
}

MissReason SharedTier::reasonOfAbsence(const QByteArray &localKey) const
{
    const std::optional<Instant> writtenUntil = m_history.writtenUntil(localKey);
    if (!writtenUntil)
        return MissReason::Cold;
    return *writtenUntil <= m_clock.now() ? MissReason::Expired : MissReason::Evicted;
}

void SharedTier::store(const Question &question, const CachedAnswer &held, std::chrono::seconds lifetime, Connections &connections)
{
    const std::optional<QByteArray> sealKey = readSealKey(*connections.database);
    if (!sealKey || !connections.remote->isTrusted())
        return;
    const QByteArray name = entryName(question.family, question.text, m_keys, *sealKey);
    EntryHeader header;
    header.schemaVersion = m_keys.schemaVersion;
    header.boot = held.boot;
    header.snapshot = held.snapshot;
    header.filledAt = wallClock();
    header.lifetime = lifetime;
    const std::optional<QByteArray> entry = sealedEntry(header, encoded(held.value), question.text, name, *sealKey);
    if (!entry)
        return;
    connections.remote->store(name, *entry, lifetime);
    m_history.noteWritten(question.localKey(), m_clock.now() + lifetime);
}

std::optional<QByteArray> SharedTier::knownSealKey() const
{
    const std::lock_guard lock(m_mutex);
    return m_sealKey;
}

/// Asks the database if the key is not known yet, but not again shortly after a refusal.
std::optional<QByteArray> SharedTier::readSealKey(Database &database)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_sealKey || (m_sealKeyRefusedAt != Instant::min() && m_clock.now() - m_sealKeyRefusedAt < sealKeyRetryDelay))
            return m_sealKey;
    }
    const Result<QByteArray> key = database.readSealKey();
    const std::lock_guard lock(m_mutex);
    if (key && key->size() == sealKeyBytes) {
        m_sealKey = *key;
    } else {
        m_sealKeyRefusedAt = m_clock.now();
        qCWarning(cacheLog, "no key for sealing entries, so Redis is not used: %s",
                  key ? "it has the wrong size" : qUtf8Printable(key.error().detail));
    }
    return m_sealKey;
}

void SharedTier::forgetSealKey()
{
    const std::lock_guard lock(m_mutex);
    if (m_sealKey)
        sodium_memzero(m_sealKey->data(), size_t(m_sealKey->size()));
    m_sealKey.reset();
}

} // namespace lectern::cache
