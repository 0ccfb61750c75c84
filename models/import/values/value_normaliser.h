// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>

namespace lectern::imports {

/// Whether a value is empty or a word that exports write for "nothing": NA, N/A, null, None, nan. Requires: trimmed.
[[nodiscard]] bool isNoValue(QStringView trimmed);
/// Trims; <br> becomes a line end, the five basic entities become characters; a word for "nothing" becomes empty.
[[nodiscard]] QString cleanText(QStringView text);
/// Parses true/false, yes/no, 1/0, thumbs, "Recommended", "Verified Purchase", in ten languages.
[[nodiscard]] std::optional<bool> normaliseBoolean(QStringView text);
/// Parses "1,234", "1.2K", "12 people found this helpful", "One person ...", "[2, 3]" (the first). Nothing for anything else.
[[nodiscard]] std::optional<int> normaliseCount(QStringView text);
/// "en" from "en-US", "EN", "English", "eng"; empty if it is not a language.
[[nodiscard]] QString normaliseLanguage(QStringView text);
/// Parses JSON arrays, Python lists, or parts between | ; or , . Takes the URL or name of objects in an array.
[[nodiscard]] QStringList normaliseList(QStringView text);
/// The http and https URLs in such a list.
[[nodiscard]] QStringList normaliseUrls(QStringView text);
/// A stable id made from a name: lower-case letters and digits of any script, with "-" between words.
[[nodiscard]] QString slugOf(QStringView name);
/// Shortened to 40 characters, for messages.
[[nodiscard]] QString shortened(QStringView text);

} // namespace lectern::imports
