// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/provenance.h"
#include "storage/api/reviews/review_page.h"
#include "storage/api/reviews/review_stats.h"

#include <QJsonObject>

namespace lectern::ctl {

/// What lecternctl prints of reviews. Field names are those of the database; what is not told is null.
[[nodiscard]] QJsonObject toJson(const ReviewRow &row);
[[nodiscard]] QJsonObject toJson(const ReviewStats &stats);
/// Adds "source", "age_ms" and "took_us".
void addProvenance(QJsonObject &object, const Provenance &provenance);
/// Where an answer is from and how old it can be: "from memory, at most 12 ms old"; of one that cannot be proved, what is known.
[[nodiscard]] QString provenanceText(const Provenance &provenance);
/// "2026-11-20T09:00:00.000000Z" cut to what the source told ("2026-11"); empty when it told no date.
[[nodiscard]] QString dateText(const ReviewRow &row);

} // namespace lectern::ctl
