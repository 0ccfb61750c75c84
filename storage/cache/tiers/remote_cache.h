// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/result.h"

#include <QByteArray>

#include <chrono>
#include <optional>
#include <vector>

namespace lectern::cache {

/// One storage thread's way to the cache that all desktops share. It may be absent, hang or lie, and how many servers it is made of is its
/// own business: nobody notices more than a miss.
///
/// Thread: the one that created it.
class RemoteCache
{
public:
    virtual ~RemoteCache() = default;

    /// Connects, unless connected, with the timeout that a distant server needs: while nobody waits for an answer.
    virtual void warmUp() = 0;
    /// Whether what is asked or stored now has a chance to be.
    [[nodiscard]] virtual bool isTrusted() const = 0;
    /// Asks without waiting. False: not asked.
    [[nodiscard]] virtual bool request(const QByteArray &key) = 0;
    /// The bytes under the key requested last: nothing when there are none; an error when there was no answer in the time that a reader
    /// has for it.
    [[nodiscard]] virtual Result<std::optional<QByteArray>> receive() = 0;
    /// The values under these keys, nothing for a key without one. Nothing at all when it is not connected or does not say
    /// within `timeout`; one that is merely late has not failed. Requires: at least one key.
    [[nodiscard]] virtual std::optional<std::vector<std::optional<QByteArray>>> readAll(const std::vector<QByteArray> &keys,
                                                                                        std::chrono::milliseconds timeout) = 0;
    /// Stores without waiting; what becomes of it does not matter.
    virtual void store(const QByteArray &key, const QByteArray &entry, std::chrono::seconds lifetime) = 0;
    /// Looks whether one that failed is back, if it is time to. For the background.
    virtual void probe() = 0;
};

} // namespace lectern::cache
