// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QUuid>

#include <cstdint>
#include <optional>
#include <vector>

namespace lectern {

/// A PostgreSQL transaction id with its epoch (xid8): never reused within one boot.
using TransactionId = std::uint64_t;

/// The MVCC snapshot of PostgreSQL under which an answer was read.
/// Source: pg_snapshot's text form "xmin:xmax:xip,xip", PostgreSQL 15 manual, 9.27.
struct Snapshot {
    TransactionId xmin = 0;                ///< Every transaction below this id had ended.
    TransactionId xmax = 0;                ///< No transaction with this id or a higher one had ended.
    std::vector<TransactionId> inProgress; ///< Ascending, xmin <= id < xmax.

    /// Whether the snapshot sees the changes of transaction `id`, if it committed.
    [[nodiscard]] bool sees(TransactionId id) const;
    /// Whether this snapshot was taken before `other` on the same primary and sees less.
    [[nodiscard]] bool isOlderThan(const Snapshot &other) const;
    [[nodiscard]] QByteArray toText() const;
    friend bool operator==(const Snapshot &, const Snapshot &) = default;
};
[[nodiscard]] std::optional<Snapshot> snapshotFromText(QByteArrayView text);

/// An answer read from PostgreSQL, with the snapshot that proves when it was true. `boot` is null
/// when the server has none yet: such an answer must not be cached.
template <typename T>
struct Stamped {
    T value;
    Snapshot snapshot;
    QUuid boot;
};

} // namespace lectern
