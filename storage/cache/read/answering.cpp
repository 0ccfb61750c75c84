// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/cache/read/answering.h"

namespace lectern::cache {

Provenance provenanceOf(Family family, Source source, Instant provenAt, Instant askedAt, Instant now)
{
    const bool isKnown = provenAt != Instant::min();
    Provenance provenance;
    provenance.source = source;
    provenance.family = nameOf(family);
    provenance.age = std::chrono::ceil<std::chrono::milliseconds>(isKnown ? now - provenAt : now);
    provenance.provenAt = isKnown ? provenAt : Instant{0};
    provenance.asOf = QDateTime::currentDateTimeUtc().addMSecs(-provenance.age.count());
    provenance.took = std::chrono::duration_cast<std::chrono::microseconds>(now - askedAt);
    return provenance;
}

} // namespace lectern::cache
