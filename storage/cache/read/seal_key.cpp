// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/read/seal_key.h"

#include "storage/cache/tiers/key.h"
#include "storage/postgres/state/freshness_reader.h"

#include <QLoggingCategory>

#include <sodium.h>

namespace lectern::cache {

using namespace postgres;

namespace {

Q_LOGGING_CATEGORY(cacheLog, "lectern.cache")

} // namespace

SealKey::SealKey(const Clock &clock) : m_clock(clock)
{
    if (sodium_init() < 0)
        qFatal("libsodium cannot be used on this machine");
}

std::optional<QByteArray> SealKey::find() const
{
    const std::lock_guard lock(m_mutex);
    return m_key;
}

void SealKey::forget()
{
    const std::lock_guard lock(m_mutex);
    if (m_key)
        sodium_memzero(m_key->data(), size_t(m_key->size()));
    m_key.reset();
}

std::optional<QByteArray> SealKey::findOrRead(PostgresConnection &connection)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_key || (m_refusedAt != Instant::min() && m_clock.now() - m_refusedAt < retryDelay))
            return m_key;
    }
    const Result<QByteArray> key = readSealKey(connection);
    const std::lock_guard lock(m_mutex);
    if (key && key->size() == sealKeyBytes) {
        m_key = *key;
    } else {
        m_refusedAt = m_clock.now();
        qCWarning(cacheLog, "no key for sealing entries, so Redis is not used: %s",
                  key ? "it has the wrong size" : qUtf8Printable(key.error().detail));
    }
    return m_key;
}

} // namespace lectern::cache
