// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/readable.h"
#include "storage/base/snapshot.h"
#include "storage/postgres/link/connection.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace lectern::postgres {

/// The result of one poll of the change log: all that is needed to prove answers fresh. See cache.poll() in storage/schema.
struct FreshnessPoll {
    struct Change {
        TransactionId transaction = 0;
        QByteArray scope;
    };
    QUuid boot;
    Snapshot snapshot;
    TransactionId horizon = 0; ///< The log is complete for transactions from here on.
    bool isQuiet = false;      ///< Nothing was committed since the last snapshot: horizon, triggers and readable data are unchanged.
    bool triggersHealthy = false;
    QString triggerDetail;       ///< Which trigger is missing or disabled, in words.
    Readable readable;           ///< What this login may read.
    std::vector<Change> changes; ///< Not visible in the last snapshot.
};

/// Thread: the connection's; blocks for one round trip. `last`: absent at the first poll and after a new boot. Denied: this
/// login may read none of the logged tables.
[[nodiscard]] Result<FreshnessPoll> readFreshness(PostgresConnection &connection, const std::optional<Snapshot> &last,
                                                  const StatementLimits &limits = {});
/// The 32-byte key that seals entries in Redis, handed out by cache.seal_key().
[[nodiscard]] Result<QByteArray> readSealKey(PostgresConnection &connection);
/// Drops log rows older than an hour and moves the horizon: cache.trim(). Returns the rows dropped.
[[nodiscard]] Result<qint64> trimChangeLog(PostgresConnection &connection);
/// Writes scopes into the log as a change would (lecternctl cache invalidate).
[[nodiscard]] Result<void> logScopes(PostgresConnection &connection, const std::vector<QByteArray> &scopes);

} // namespace lectern::postgres
