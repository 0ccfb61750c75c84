// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>

namespace lectern::imports {

/// Empty, or one of the words that exports write for "nothing": NA, N/A, null, None, nan. Requires: trimmed.
[[nodiscard]] bool isNoValue(QStringView trimmed);
/// Trimmed; <br> becomes a line end, the five basic entities characters; empty for a word that means nothing.
[[nodiscard]] QString cleanText(QStringView text);
/// true/false, yes/no, 1/0, thumbs, "Recommended", "Verified Purchase", in ten languages.
[[nodiscard]] std::optional<bool> normaliseBoolean(QStringView text);
/// "1,234", "1.2K", "12 people found this helpful", "One person ...", "[2, 3]" (the first). Nothing for anything else.
[[nodiscard]] std::optional<int> normaliseCount(QStringView text);
/// "en" from "en-US", "EN", "English", "eng"; empty when it is no language.
[[nodiscard]] QString normaliseLanguage(QStringView text);
/// JSON arrays, Python lists, or parts between | ; or , . Of objects in an array: their URL or name.
[[nodiscard]] QStringList normaliseList(QStringView text);
/// The addresses in such a list, http and https only.
[[nodiscard]] QStringList normaliseUrls(QStringView text);
/// A stable id made of a name: lower case, letters and digits of any script, "-" between.
[[nodiscard]] QString slugOf(QStringView name);
/// At most 40 characters, for messages.
[[nodiscard]] QString shortened(QStringView text);

} // namespace lectern::imports
