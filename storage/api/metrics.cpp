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

QString nameOf(Step step)
{
    switch (step) {
    case Step::Queue: return QStringLiteral("queue");
    case Step::Poll: return QStringLiteral("poll");
    case Step::RedisRoundTrip: return QStringLiteral("redis");
    case Step::Unseal: return QStringLiteral("unseal");
    case Step::Decode: return QStringLiteral("decode");
    case Step::PostgresRoundTrip: return QStringLiteral("postgres");
    case Step::Paint: return QStringLiteral("paint");
    }
    Q_UNREACHABLE();
}

} // namespace lectern
