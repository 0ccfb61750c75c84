// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/base/snapshot.h"

#include <algorithm>
#include <charconv>

namespace lectern {

bool Snapshot::sees(TransactionId id) const
{
    if (id < xmin)
        return true;
    if (id >= xmax)
        return false;
    return !std::binary_search(inProgress.begin(), inProgress.end(), id);
}

bool Snapshot::isOlderThan(const Snapshot &other) const
{
    // On one primary the set of visible transactions only grows: with xmax first, then as transactions in progress end.
    if (xmax != other.xmax)
        return xmax < other.xmax;
    return inProgress.size() > other.inProgress.size();
}

QByteArray Snapshot::toText() const
{
    QByteArray text = QByteArray::number(quint64(xmin)) + ':' + QByteArray::number(quint64(xmax)) + ':';
    for (size_t i = 0; i < inProgress.size(); ++i) {
        if (i > 0)
            text += ',';
        text += QByteArray::number(quint64(inProgress[i]));
    }
    return text;
}

std::optional<Snapshot> snapshotFromText(QByteArrayView text)
{
    const char *at = text.data();
    const char *const end = at + text.size();
    const auto readId = [&](TransactionId &id) {
        const auto [next, error] = std::from_chars(at, end, id);
        const bool ok = error == std::errc() && next != at;
        at = next;
        return ok;
    };
    const auto skip = [&](char expected) { return at != end && *at++ == expected; };

    Snapshot snapshot;
    if (!readId(snapshot.xmin) || !skip(':') || !readId(snapshot.xmax) || !skip(':'))
        return std::nullopt;
    while (at != end) {
        if (!snapshot.inProgress.empty() && !skip(','))
            return std::nullopt;
        TransactionId id = 0;
        if (!readId(id) || id < snapshot.xmin || id >= snapshot.xmax)
            return std::nullopt;
        snapshot.inProgress.push_back(id);
    }
    if (snapshot.xmin > snapshot.xmax || !std::is_sorted(snapshot.inProgress.begin(), snapshot.inProgress.end()))
        return std::nullopt;
    return snapshot;
}

} // namespace lectern
