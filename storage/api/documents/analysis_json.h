// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/documents/analysis.h"

#include <QJsonObject>

#include <string_view>

namespace lectern {

// The JSON that all writers of analyses share: PostgreSQL's columns, reports, lecternctl. Each adds fields of its own. Stored analyses
// are read by these names: names may be added, never changed.

/// "title", "party", "agreement_date" ...; indexed by the enum's value.
extern const std::array<std::string_view, 9> factKindNames;
/// "none", "right", "wrong": as in the PostgreSQL enum `judgement`. Indexed by the enum's value.
extern const std::array<std::string_view, 3> judgementNames;
[[nodiscard]] QString nameOf(SummaryFact::Kind kind);
[[nodiscard]] QString nameOf(Judgement judgement);

/// {"page", "start", "end", "quote"}; the range is half-open, in code points of the document's text.
[[nodiscard]] QJsonObject toJson(const Evidence &evidence);
/// {"rule", "title", "severity", "why", "recommendation", "findings": [numbers]}
[[nodiscard]] QJsonObject toJson(const Risk &risk);
/// {"category", "present", "confidence", "findings": [numbers]}
[[nodiscard]] QJsonObject toJson(const CategoryResult &result);

} // namespace lectern
