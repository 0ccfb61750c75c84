// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/provenance.h"
#include "storage/api/reviews/review_page.h"
#include "storage/api/reviews/review_stats.h"

#include <QJsonObject>

namespace lectern::ctl {

/// lecternctl's JSON about reviews. Fields are named as in the database; unknown values are null.
[[nodiscard]] QJsonObject toJson(const ReviewRow &row);
[[nodiscard]] QJsonObject toJson(const ReviewStats &stats);
/// Adds "source", "age_ms" and "took_us".
void addProvenance(QJsonObject &object, const Provenance &provenance);
/// Source and maximum age of an answer: "from memory, at most 12 ms old"; for a stale answer, what is known.
[[nodiscard]] QString provenanceText(const Provenance &provenance);
/// "2026-11-20T09:00:00.000000Z" shortened to the source's precision ("2026-11"); empty without a date.
[[nodiscard]] QString dateText(const ReviewRow &row);

} // namespace lectern::ctl
