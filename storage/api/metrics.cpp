// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/metrics.h"

namespace lectern {

QString nameOf(MissReason reason)
{
    switch (reason) {
    case MissReason::Cold: return QStringLiteral("cold");
    case MissReason::Expired: return QStringLiteral("expired");
    case MissReason::Evicted: return QStringLiteral("evicted");
    case MissReason::Invalidated: return QStringLiteral("invalidated");
    case MissReason::Forged: return QStringLiteral("forged");
    case MissReason::Bypass: return QStringLiteral("bypass");
    }
    Q_UNREACHABLE();
}

QString nameOf(ReadStep step)
{
    switch (step) {
    case ReadStep::Queue: return QStringLiteral("queue");
    case ReadStep::Poll: return QStringLiteral("poll");
    case ReadStep::RedisRoundTrip: return QStringLiteral("redis");
    case ReadStep::Unseal: return QStringLiteral("unseal");
    case ReadStep::Decode: return QStringLiteral("decode");
    case ReadStep::PostgresRoundTrip: return QStringLiteral("postgres");
    case ReadStep::Paint: return QStringLiteral("paint");
    }
    Q_UNREACHABLE();
}

} // namespace lectern
