// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/clock.h"
#include "storage/postgres/link/connection.h"

#include <QByteArray>

#include <mutex>
#include <optional>

namespace lectern::cache {

/// The key that seals entries, once PostgreSQL has handed it out. Without it Redis is not used.
///
/// Thread: any; the mutex is not held while PostgreSQL is asked. Borrows the clock.
class SealKey
{
public:
    explicit SealKey(const Clock &clock);

    /// Memory only.
    [[nodiscard]] std::optional<QByteArray> find() const;
    /// Asks PostgreSQL if the key is not known yet, but not again within two seconds of a refusal.
    [[nodiscard]] std::optional<QByteArray> findOrRead(postgres::PostgresConnection &connection);
    void forget();

private:
    static constexpr std::chrono::seconds retryDelay{2};

    const Clock &m_clock;
    mutable std::mutex m_mutex;
    std::optional<QByteArray> m_key;
    Instant m_refusedAt = Instant::min();
};

} // namespace lectern::cache
