// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/api/provenance.h"

namespace lectern {

QString nameOf(Source source)
{
    switch (source) {
    case Source::Memory: return QStringLiteral("memory");
    case Source::Redis: return QStringLiteral("redis");
    case Source::Postgres: return QStringLiteral("postgres");
    case Source::Stale: return QStringLiteral("stale");
    }
    Q_UNREACHABLE();
}

std::chrono::milliseconds ageOf(const Provenance &provenance, Instant now)
{
    return std::chrono::ceil<std::chrono::milliseconds>(now - provenance.provenAt);
}

} // namespace lectern
