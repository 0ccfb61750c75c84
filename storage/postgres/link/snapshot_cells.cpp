// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgres/link/snapshot_cells.h"

#include <array>

namespace lectern::postgres {

QString stampedSql(const QString &query)
{
    return QStringLiteral("with stamp as materialized (%1)"
                          " select stamp.snapshot, stamp.boot, answer.* from stamp left join lateral (%2) answer on true")
        .arg(stampSql, query);
}

QUuid uuidIn(QByteArrayView text)
{
    // Ten times as fast as QUuid::fromString; a page contains 200 of these.
    if (text.size() != 36)
        return {};
    std::array<char, 16> bytes{};
    size_t digit = 0;
    for (const char c : text) {
        if (c == '-')
            continue;
        const int value = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (value < 0 || digit >= 32)
            return {};
        bytes[digit / 2] = char(bytes[digit / 2] << 4 | value);
        ++digit;
    }
    return digit == 32 ? QUuid::fromRfc4122(QByteArrayView(bytes.data(), qsizetype(bytes.size()))) : QUuid();
}

} // namespace lectern::postgres
