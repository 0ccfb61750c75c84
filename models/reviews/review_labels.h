// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/provenance.h"
#include "storage/api/reviews/review.h"
#include "storage/api/reviews/review_stats.h"

#include <QString>

namespace lectern::models {

/// Values of a review as text for display, in the user's language and number format.

/// Text by other people, with bidirectional and other invisible control characters made visible
/// ("[U+202E]"), so that a name cannot imitate another. Line breaks become spaces.
[[nodiscard]] QString withVisibleControls(const QString &text);
/// The reviewed entity's name, or its id if it has none.
[[nodiscard]] QString entityText(const QString &name, const QString &id);
/// A moment in local time, in the source's precision; "no date" if the source has none.
[[nodiscard]] QString dateText(qint64 microsSinceEpoch, DatePrecision precision);
[[nodiscard]] QString dateText(const QDateTime &moment, DatePrecision precision = DatePrecision::Second);
[[nodiscard]] QString displayNameOf(EntityType type);
[[nodiscard]] QString displayNameOf(Sentiment sentiment);
[[nodiscard]] QString languageName(const QString &tag);
/// "4", "3.5"; empty without a rating.
[[nodiscard]] QString ratingText(std::optional<double> rating);
/// With its sign: "-0.62", "+0.40"; empty without a score.
[[nodiscard]] QString scoreText(std::optional<double> score);
/// Score with sign and label: "-0.62 negative".
[[nodiscard]] QString sentimentText(std::optional<double> score, std::optional<Sentiment> sentiment);
/// The same with its origin: "sentiment +0.91 positive (by Lectern's model 1.0)". Empty: no sentiment.
[[nodiscard]] QString judgedText(const Review &review);
/// "0.4 s", "12 s", "3 min", "2 h".
[[nodiscard]] QString durationText(std::chrono::milliseconds duration);
/// How often displayed ages are checked, and repainted if their text changes.
inline constexpr std::chrono::milliseconds markInterval{250};
/// An age for display, rounded up so that it remains true until the next repaint. "1 s", "2 s", "10 s", "3 min".
[[nodiscard]] QString boundText(std::chrono::milliseconds age);
/// "memory ≤ 1 s", "offline, as of 14:05"; remains true if it is updated every `markInterval`.
[[nodiscard]] QString originText(const Provenance &provenance);
/// A shorter form of the same: "Postgres ≤ 1 s", "offline, 14:05".
[[nodiscard]] QString briefOriginText(const Provenance &provenance);
/// The tier's name for display: "Redis", "PostgreSQL", "offline".
[[nodiscard]] QString displayNameOf(Source source);
/// "1 review", "41,970 reviews"; `number` replaces the full number where space is short.
[[nodiscard]] QString reviewCountText(qint64 count, const QString &number = {});
/// The position of a row in its list: "Row 5 of 24,000". The list keeps its rows when reviews are added or removed, and then: "Row 5 of
/// 24,000 listed, 426,151 now". With an estimate: "Row 5 of ~10.2 M".
[[nodiscard]] QString positionText(qint64 row, const RowCount &listed, const RowCount &now);
/// Large numbers are shortened, "10.2 M"; an estimate begins with ~.
[[nodiscard]] QString shortCountText(qint64 count, bool isExact);

} // namespace lectern::models
