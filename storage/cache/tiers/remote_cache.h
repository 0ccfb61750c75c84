// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QByteArray>

#include <chrono>
#include <optional>
#include <vector>

namespace lectern::cache {

/// The cache that all desktops share, as one storage thread uses it. It may be absent, hang or return wrong bytes, and may consist of
/// several servers: the caller never notices more than a miss.
///
/// Thread: the one that created it.
class RemoteCache
{
public:
    virtual ~RemoteCache() = default;

    /// Connects, unless connected, with a timeout long enough for a distant server. Call it while nobody waits for an answer.
    virtual void warmUp() = 0;
    /// Whether requests are sent at all now.
    [[nodiscard]] virtual bool isTrusted() const = 0;
    /// Sends the request without waiting. False: not sent.
    [[nodiscard]] virtual bool request(const QByteArray &key) = 0;
    /// The bytes under the key requested last; nothing when there are none. An error when no reply arrived within the time that a reader
    /// waits.
    [[nodiscard]] virtual Result<std::optional<QByteArray>> receive() = 0;
    /// The values of these keys; nothing for a key without a value. Nothing at all if not connected or without a reply within
    /// `timeout`; a late reply does not count as a failure. Requires: at least one key.
    [[nodiscard]] virtual std::optional<std::vector<std::optional<QByteArray>>> readAll(const std::vector<QByteArray> &keys,
                                                                                        std::chrono::milliseconds timeout) = 0;
    /// Stores without waiting and without learning the outcome.
    virtual void store(const QByteArray &key, const QByteArray &entry, std::chrono::seconds lifetime) = 0;
    /// Checks whether a failed cache works again, if a probe is due. For background work.
    virtual void probe() = 0;
};

} // namespace lectern::cache
