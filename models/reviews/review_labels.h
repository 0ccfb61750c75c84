// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/api/provenance.h"
#include "storage/api/reviews/review.h"
#include "storage/api/reviews/review_stats.h"

#include <QString>

namespace lectern::models {

/// Values of a review as text for the reader, in the reader's language and number format.

/// Text somebody else wrote, with bidirectional and other invisible control characters made visible
/// ("[U+202E]"), so that a name cannot pass for another. Line breaks become spaces.
[[nodiscard]] QString withVisibleControls(const QString &text);
/// What is reviewed: its name, or its id where nobody told a name.
[[nodiscard]] QString entityText(const QString &name, const QString &id);
/// The moment in local time, as precisely as the source told it; "no date" when it did not.
[[nodiscard]] QString dateText(qint64 microsSinceEpoch, DatePrecision precision);
[[nodiscard]] QString dateText(const QDateTime &moment, DatePrecision precision = DatePrecision::Second);
[[nodiscard]] QString displayNameOf(EntityType type);
[[nodiscard]] QString displayNameOf(Sentiment sentiment);
[[nodiscard]] QString languageName(const QString &tag);
/// "4", "3.5"; empty without a rating.
[[nodiscard]] QString ratingText(std::optional<double> rating);
/// With its sign: "-0.62", "+0.40"; empty without a score.
[[nodiscard]] QString scoreText(std::optional<double> score);
/// Score with sign and word: "-0.62 negative".
[[nodiscard]] QString sentimentText(std::optional<double> score, std::optional<Sentiment> sentiment);
/// The same and who says so: "sentiment +0.91 positive (by Lectern's model 1.0)". Empty: nobody has judged it.
[[nodiscard]] QString judgedText(const Review &review);
/// "0.4 s", "12 s", "3 min", "2 h".
[[nodiscard]] QString durationText(std::chrono::milliseconds duration);
/// What tells an age is painted again this often, if its words change.
inline constexpr std::chrono::milliseconds markInterval{250};
/// An age as a mark may tell it: rounded up so far that it is true until the mark is painted again. "1 s", "2 s", "10 s", "3 min".
[[nodiscard]] QString boundText(std::chrono::milliseconds age);
/// "memory ≤ 1 s", "offline, as of 14:05": true for as long as it stands, if it is asked for again every `markInterval`.
[[nodiscard]] QString originText(const Provenance &provenance);
/// The same where there is little room: "Postgres ≤ 1 s", "offline, 14:05".
[[nodiscard]] QString briefOriginText(const Provenance &provenance);
/// The tier's name for the reader: "Redis", "PostgreSQL", "offline".
[[nodiscard]] QString displayNameOf(Source source);
/// "1 review", "41,970 reviews"; `number` instead of the full figure where there is little room.
[[nodiscard]] QString reviewCountText(qint64 count, const QString &number = {});
/// Where a row stands in its list: "Row 5 of 24,000". A list keeps its rows while reviews come and go, and then says so: "Row 5 of 24,000
/// listed, 426,151 now". An estimate is one: "Row 5 of ~10.2 M".
[[nodiscard]] QString positionText(qint64 row, const RowCount &listed, const RowCount &now);
/// Short for large numbers, "10.2 M", with a leading ~ for an estimate.
[[nodiscard]] QString shortCountText(qint64 count, bool isExact);

} // namespace lectern::models
